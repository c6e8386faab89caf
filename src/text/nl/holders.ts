// A participant's own pages, at A1-A2: short sentences, everyday words.

export const mine = {
  hello: ({ name }: { name: string }) => `Dag ${name}`,
  count: ({ count }: { count: number }) => (count === 1 ? 'Jij hebt 1 badge.' : `Jij hebt ${count} badges.`),
  proud: 'Dit kun jij. Iemand heeft het gezien op je werk.',
  none: 'Je hebt nog geen badges.',
  noneHint: 'Op je werk kun je laten zien wat je kunt. Dan krijg je een badge.',
  badgesTitle: 'Jouw badges',
  nextTitle: 'Jouw volgende stap',
  nextFor: 'Voor deze badge:',
  superbadgesTitle: 'Superbadges',
  superbadgesLead: 'Met een groep badges krijg je een superbadge.',
  toGo: ({ count }: { count: number }) => `nog ${count} te gaan`,
  pathHas: 'heb je',
  pathOpen: 'nog te halen',
  complete: 'Alles is er. Iemand kijkt nog.',
  helps: 'Dit helpt:',
  codesTitle: 'Een code voor je cv',
  codesLead: 'Je kiest welke badges iemand mag zien. Je krijgt een code. Die zet je op je cv.',
  whoSeesTitle: 'Wie ziet wat?',
  whoSees: [
    'Je werkbegeleider ziet je badges en wat je al hebt laten zien.',
    'Een werkgever ziet alleen wat jij laat zien, met een link of een code.',
    'Op een badge staat geen naam en geen dag.',
    'Jij kunt alles weer dichtzetten. Dat werkt meteen.',
  ],
  closedNote: 'dicht',
  openBadge: 'Bekijk en deel',
  revokedTitle: 'Ingetrokken badges',
};

export const ownBadge = {
  linkTitle: 'De link',
  linkHint: 'Wie deze link heeft, kan de badge zien.',
  seeAsOthers: 'Zo zien anderen het',
  openNow: 'Deze badge is open.',
  openMeaning: 'Wie de link of een code heeft, kan hem zien.',
  close: 'Zet dicht',
  closedNow: 'Deze badge is dicht.',
  closedMeaning: 'Niemand kan hem zien. Ook niet met een code.',
  open: 'Zet open',
  revokedNow: 'Deze badge is ingetrokken. Hij geldt niet meer.',
  withdraw: 'Ik wil deze badge niet meer',
  withdrawTitle: 'Wil je deze badge weg?',
  withdrawLead: [
    'De badge geldt dan niet meer.',
    'Niemand kan hem nog zien.',
    'Je kunt dit niet terugdraaien. Wil je hem later weer? Dan laat je alles opnieuw zien.',
  ],
  withdrawOr: 'Wil je alleen dat niemand hem ziet? Zet hem dan dicht. Dat kun je later weer veranderen.',
  withdrawYes: 'Ja, trek de badge in',
  withdrawNo: 'Nee, ik houd de badge',
  requestTitle: 'Klopt deze badge niet?',
  requestLead: 'Vraag dan om hem in te trekken. De reden blijft tussen jullie.',
  requestReason: 'Waarom?',
  request: 'Vraag om in te trekken',
  requestNow: 'Trek in',
  reasonNeeded: 'Kies een reden.',
};

/** What just happened to a badge or a code, for whoever looks after it. Keys stand in addresses. */
export const ownNotices = {
  'code-dicht': 'De code is dicht. Niemand kan hem nog gebruiken.',
  'code-nieuw': 'Er is een nieuwe code. De oude werkt niet meer.',
  'badge-dicht': 'De badge is dicht. Niemand kan hem nog zien via de link of een code.',
  'badge-open': 'De badge is open. Wie de link of een code heeft, kan hem zien.',
  'badge-weg': 'De badge is ingetrokken.',
};
