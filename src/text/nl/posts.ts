// The shared tablet: its locked screen, the PIN, and what somebody keeps of their own ways in.

type Name = { name: string };

export const post = {
  title: 'Gedeelde tablet',
  lockedTitle: ({ name }: Name) => `Tablet van ${name}`,
  lockedLead: 'Wie ben jij? Tik op je naam.',
  others: 'Mijn naam staat er niet bij',
  othersTitle: 'Wie doet er mee?',
  othersLead:
    'Sta je er niet bij? Kies dan eerst een pincode op je eigen telefoon. Die vind je onder je naam.',
  signInHere: 'Anders inloggen',
  hello: ({ name }: Name) => `Dag ${name}`,
  pin: 'Je pincode',
  pinHint: '4 tot 6 cijfers. Zorg dat niemand meekijkt.',
  open: 'Open',
  erase: 'Wis',
  notMe: 'Dat ben ik niet',
  wrong: 'Dit is niet de goede pincode. Probeer het nog een keer.',
  locked:
    'Deze pincode zit op slot. Wacht 10 minuten. Of kies een nieuwe op je eigen telefoon, of vraag je leidinggevende.',
  end: 'Stop voor vandaag',
  endLead: 'Dan is iedereen op deze tablet uitgelogd. Morgen logt iemand weer in.',
};

export const me = {
  title: 'Mijn account',
  passkeysTitle: 'Inloggen zonder link',
  passkeysLead:
    'Een passkey werkt met je vinger, je gezicht of de code van je telefoon. Een wachtwoord is niet nodig.',
  passkeysNone: 'Je hebt nog geen passkey.',
  passkey: ({ month }: { month: string }) => `Passkey van ${month}`,
  addPasskey: 'Maak een passkey',
  removePasskey: 'Haal weg',
  needsScript: 'Dit apparaat kan geen passkeys gebruiken. Gebruik een inloglink van je leidinggevende.',
  passkeyFailed: 'Dat is niet gelukt. Probeer het nog een keer, of gebruik een inloglink.',
  staffTitle: 'Geef je zelf badges?',
  signInWithPasskey: 'Log in met een passkey',
  signInWithIdentity: 'Log in met je werkaccount',
  identityAddress: 'Dit adres heb je nu:',
  identityCancelled: {
    title: 'Je bent nog niet ingelogd',
    advice:
      'Het inloggen met je werkaccount is gestopt. Probeer het nog een keer, of kies een andere manier.',
  },
  pinTitle: 'Pincode voor de gedeelde tablet',
  pinLead: 'Met deze pincode open jij de tablet op de werkvloer.',
  pinSet: 'Je hebt een pincode. Kies een nieuwe als je hem niet meer weet, of als iemand hem heeft gezien.',
  pinNew: 'Nieuwe pincode',
  pinNewHint: '4 tot 6 cijfers. Niet 1234 en niet 0000.',
  pinAgain: 'Nog een keer',
  pinSave: 'Bewaar de pincode',
  pinFaults: {
    pin: 'Kies 4 tot 6 cijfers. Niet op een rij, en niet allemaal hetzelfde.',
    again: 'De twee pincodes zijn niet gelijk. Typ ze nog een keer.',
  },
  postTitle: 'Gedeelde tablet',
  postLead: 'Staat dit apparaat op de werkvloer? Maak er dan een gedeelde tablet van.',
  postHow: [
    'Collega’s openen de tablet met hun eigen pincode.',
    'Raakt niemand het scherm aan? Dan gaat het vanzelf op slot.',
    'Aan het eind van de dag is iedereen uitgelogd.',
  ],
  postLocation: 'Op welke plek staat de tablet?',
  postLocationFault: 'Kies de plek waar de tablet staat.',
  postNeedsPin: 'Kies eerst een pincode. Anders kom je er zelf niet meer in.',
  postNeedsKey: 'Je bent er met een inloglink. Log in met je passkey of je werkaccount. Dan kan het hier.',
  postOpen: 'Maak dit een gedeelde tablet',
  postsTitle: 'Tablets in gebruik',
  postLine: ({ place, name, time }: { place: string; name: string; time: string }) =>
    `${place}, ingelogd door ${name} om ${time}`,
  postEnd: 'Log deze tablet uit',
};
