// Colleagues, for those who keep them: the list, one person, their ways in.

type Name = { name: string };

export const team = {
  title: 'Team',
  lead: 'Dit zijn de mensen die badges geven, goedkeuren of alles regelen.',
  former: 'Werken hier niet meer',
  addTitle: 'Iemand toevoegen',
  name: 'Naam',
  nameHint: 'Voor collega’s. De naam staat nooit op een badge.',
  email: 'E-mailadres op het werk',
  emailHint: 'Niet nodig. Alleen leidinggevenden en beheerders zien het.',
  role: 'Wat doet deze persoon?',
  roles: {
    assessor: 'Werkbegeleider',
    manager: 'Leidinggevende',
    approver: 'Goedkeurder',
    admin: 'Beheerder',
    reader: 'Meelezer',
  },
  roleHints: {
    assessor: 'Kijkt op de werkvloer en geeft badges.',
    manager: 'Werkbegeleider die ook mensen en werkbegeleiders toevoegt.',
    approver: 'Keurt badges goed, voor alle plekken.',
    admin: 'Regelt alles, maar geeft zelf geen badges.',
    reader: 'Ziet alleen welke badges er zijn.',
  },
  locations: 'Op welke plekken?',
  locationsHint: 'Werkbegeleiders en leidinggevenden zien alleen de mensen van hun eigen plekken.',
  add: 'Toevoegen',
  save: 'Bewaren',
  faults: {
    name: 'Vul een naam in, op één regel.',
    email: 'Vul een e-mailadres in dat nog niemand anders hier heeft.',
    role: 'Kies wat deze persoon doet.',
    locationIds: 'Kies minstens één plek van jou.',
  },
  everywhere: 'alle plekken',
  system: 'een programma',
  you: 'dat ben jij',
  inTitle: 'Inloggen',
  linkLead: ({ name }: Name) => `Maak een link waarmee ${name} één keer inlogt, vandaag of morgen.`,
  makeLink: 'Maak een inloglink',
  linkTitle: ({ name }: Name) => `Inloglink voor ${name}`,
  linkHow: ({ name }: Name) =>
    `Laat ${name} de code scannen met de eigen telefoon. Of stuur de link naar ${name} zelf.`,
  linkOld: 'De link werkt 24 uur en één keer. Een link van eerder werkt nu niet meer.',
  pinStates: {
    none: 'Er is nog geen pincode.',
    set: 'Er is een pincode voor de gedeelde tablet.',
    locked: 'De pincode zit op slot, na te veel pogingen.',
  },
  removePin: 'Haal de pincode weg',
  removePinHint: ({ name }: Name) => `Daarna kiest ${name} zelf een nieuwe.`,
  passkeys: ({ count }: { count: number }) =>
    count === 1 ? 'Er is 1 passkey.' : `Er zijn ${count} passkeys.`,
  noPasskeys: 'Er is nog geen passkey.',
  removePasskeys: 'Haal alle passkeys weg',
  removePasskeysHint: 'Doe dit als een telefoon of laptop kwijt is.',
  changeTitle: 'Gegevens',
  leaveTitle: 'Werkt hier niet meer?',
  leaveLead: ({ name }: Name) =>
    `${name} kan dan meteen niet meer inloggen. Badges die ${name} gaf, blijven geldig.`,
  leave: 'Sluit af',
  returnLead: ({ name }: Name) => `${name} kan nu niet inloggen.`,
  return: 'Laat weer toe',
  mayNotChange: 'Deze persoon werkt ook op een andere plek. Een beheerder kan dit veranderen.',
  toTeam: 'Naar het team',
  toLocations: 'Bekijk de plekken',
};

/** To staff with an address at work. Others may see it on a locked screen: no names but theirs, and nothing that lacks. */
export const staffMail = {
  subject: 'Er staat iets voor je klaar',
  hello: ({ name }: { name: string }) => `Dag ${name},`,
  lead: 'Er staat iets voor je klaar. Je ziet het als je inlogt:',
  once: 'Je krijgt dit bericht niet vaker dan één keer per dag.',
  stop: 'Wil je dit niet? Vraag je leidinggevende of de beheerder om je adres weg te halen.',
};
