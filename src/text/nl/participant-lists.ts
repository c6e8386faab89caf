// Many participants at once: a list, what to mend in it, and the cards after it.

type Count = { count: number };

const people = (count: number) => (count === 1 ? '1 persoon' : `${count} mensen`);

export const peopleList = {
  title: 'Een lijst toevoegen',
  lead: 'Voeg veel mensen tegelijk toe, met een lijst uit Excel of een ander rekenblad.',
  how: [
    'Zet in de eerste kolom de voornaam en in de tweede de achternaam.',
    'In een derde kolom mag de plek staan. Dat hoeft niet.',
    'Andere gegevens zijn niet nodig. Die bewaren wij niet.',
  ],
  fileChoose: 'Kies een bestand',
  file: 'Bestand (CSV)',
  fileHint: 'In Excel: Opslaan als, en dan CSV.',
  pasteTitle: 'Of plak de lijst',
  pasteHint: 'Kopieer de rijen uit je rekenblad en plak ze hier.',
  location: 'Waar werken deze mensen?',
  look: 'Kijk de lijst na',
  unreadable: 'Deze lijst kunnen wij niet lezen. Kies een CSV-bestand of plak de rijen.',
  tooMany: 'Er staan te veel mensen op de lijst. Voeg er niet meer dan 100 tegelijk toe.',
  nobody: 'Er staat niemand op de lijst.',
  checkTitle: 'Klopt de lijst?',
  allGood: ({ count }: Count) => `De lijst klopt. Er ${count === 1 ? 'staat' : 'staan'} ${people(count)} op.`,
  someGood: ({ good, bad }: { good: number; bad: number }) =>
    `${people(good)} ${good === 1 ? 'kan' : 'kunnen'} erbij. Kijk ${bad === 1 ? 'deze rij' : `deze ${bad} rijen`} nog even na.`,
  row: ({ number }: { number: number }) => `Rij ${number}`,
  goodTitle: ({ count }: Count) => `Deze rijen kloppen (${count})`,
  leaveOut: 'Laat deze rij weg',
  faults: {
    givenName: 'Vul de voornaam in.',
    familyName: 'Vul de achternaam in.',
    location: 'Kies een plek.',
    isOther: 'Deze naam is er al.',
  },
  isOther: 'Dit is iemand anders met dezelfde naam',
  addAll: 'Voeg iedereen toe',
  addMended: 'Kijk opnieuw na en voeg toe',
  addGood: ({ count }: Count) => `Voeg alleen de goede rijen toe (${count})`,
  doneTitle: 'Toegevoegd',
  done: ({ count }: Count) => `Er ${count === 1 ? 'is' : 'zijn'} ${people(count)} toegevoegd.`,
  leftTitle: 'Deze rijen zijn niet toegevoegd',
  mend: 'Kijk deze rijen na',
  toCards: 'Maak hun inlogkaarten',
  toPeople: 'Naar alle deelnemers',
  back: 'Andere lijst',
};

export const peopleCards = {
  title: 'Inlogkaarten printen',
  lead: 'Maak in één keer kaarten voor meer mensen. Geef elke kaart aan de persoon zelf.',
  old: 'Een kaart van eerder werkt daarna niet meer.',
  who: 'Voor wie?',
  whoFault: 'Kies voor wie je een kaart maakt.',
  make: 'Maak de kaarten',
  made: ({ count }: Count) => (count === 1 ? 'Er is 1 kaart.' : `Er zijn ${count} kaarten.`),
  print: 'Print deze pagina en knip de kaarten los. De pagina is hierna niet terug te halen.',
};

export const person = {
  change: 'Gegevens veranderen',
  title: ({ name }: { name: string }) => `Gegevens van ${name}`,
  save: 'Bewaren',
  moveHint: 'Verhuist iemand? Wat al is gezien, gaat mee. De begeleiders daar zien deze persoon dan.',
  email: 'E-mailadres',
  emailHint: 'Alleen als deze persoon erom vraagt. Laat het anders leeg.',
  inCredentials: 'Meenemen naar een andere badgeverzameling',
  inCredentialsHint:
    'Een andere verzameling herkent aan het adres van wie de badge is. In de badge staat het onleesbaar.',
  inCredentialsLabel: 'Zet het adres onleesbaar in nieuwe badges',
  faults: {
    email: 'Dit e-mailadres klopt niet. Kijk het nog eens na.',
    emailInCredentials: 'Vul het e-mailadres in, of haal het vinkje weg.',
  },
};
