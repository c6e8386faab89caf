// Participants, for floor staff: the list, one person, the card to sign in with.

type Name = { name: string };

export const people = {
  title: 'Deelnemers',
  nobody: 'Er zijn nog geen deelnemers.',
  more: 'Meer deelnemers',
  addTitle: 'Iemand toevoegen',
  addHint: 'Vul alleen de naam in. Meer is niet nodig.',
  givenName: 'Voornaam',
  familyName: 'Achternaam',
  location: 'Plek',
  add: 'Toevoegen',
  faults: {
    givenName: 'Vul de voornaam in, op één regel.',
    familyName: 'Vul de achternaam in, op één regel.',
    locationId: 'Kies de plek waar deze persoon werkt.',
  },

  give: ({ name }: Name) => `Geef ${name} een badge`,
  badgesTitle: 'Badges',
  noBadges: ({ name }: Name) => `${name} heeft nog geen badges.`,
  closed: 'dichtgezet',
  revoked: 'ingetrokken',
  progressTitle: 'Onderweg',
  superbadgesTitle: 'Superbadges',
  codesTitle: 'Cv-codes',
  noCodes: 'Er is nog geen code.',
  cardTitle: 'Inloggen',
  cardLead: ({ name }: Name) =>
    `Met een kaart komt ${name} bij de eigen badges. De kaart werkt één keer en 14 dagen lang.`,
  makeCard: 'Maak een inlogkaart',
  cardMade: ({ name }: Name) => `Inlogkaart voor ${name}`,
  cardHow: [
    'Scan de QR-code met je telefoon.',
    'Tik op de knop. Nu zie je jouw badges.',
    'Deze kaart werkt één keer. Laat hem aan niemand zien.',
  ],
  cardUntil: ({ day }: { day: string }) => `De kaart werkt tot en met ${day}.`,
  cardPrint: 'Print deze pagina, of scan de code van het scherm.',
  cardOld: 'Een kaart van eerder werkt nu niet meer.',
  back: 'Terug',
};

export const notices = {
  'intrekken-gevraagd': 'Het verzoek staat in de lijst. Een leidinggevende of de beheerder kijkt ernaar.',
  ingetrokken: 'De badge is ingetrokken.',
  goedgekeurd: 'Goedgekeurd. De badge is gegeven.',
  teruggestuurd: 'Teruggestuurd. De werkbegeleider kan opnieuw kijken.',
  bewaard: 'Bewaard.',
  'pin-weg': 'De pincode is weg. Kies een nieuwe na het inloggen.',
  'passkeys-weg': 'De passkeys zijn weg.',
  afgesloten: 'Deze persoon kan niet meer inloggen.',
  toegelaten: 'Deze persoon kan weer inloggen. Geef een inloglink.',
  verhuisd: 'Verhuisd. Wat al is gezien, ging mee.',
  'plek-dicht': 'De plek is gesloten.',
  'plek-open': 'De plek is weer open.',
  'niet-ingetrokken': 'De badge blijft geldig.',
  'kan-ik-al': 'Het is gezegd. Het staat in de lijst van de werkbegeleiders.',
  'samen-kijken': 'Afgesproken: jullie kijken samen.',
  'niet-samen': 'De afspraak is weg. Het blijft in de lijst staan.',
  stapje: 'Het stapje is gegeven.',
  'stapje-terug': 'Het stapje is weg.',
};
