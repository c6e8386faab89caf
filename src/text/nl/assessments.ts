// The form on the floor, from "Wie?" to the badge on the screen. Read by a werkbegeleider with one free hand; the
// step "Klopt dit?" by the participant, at A1-A2.

type Name = { name: string };

export const assessments = {
  whoTitle: 'Wie?',
  recentPeople: 'Laatst gezien',
  everybody: 'Iedereen',
  finishedPeople: 'Wie klaar is',
  finishedLead: 'Deze mensen zijn klaar hier. Wat je eerder zag, kun je nog geven.',
  morePeople: 'Meer mensen',
  firstPeople: 'Terug naar het begin',
  nobody: 'Er zijn nog geen deelnemers op deze plek.',
  addPerson: 'Iemand toevoegen',
  otherPerson: 'Iemand anders',

  whatTitle: ({ name }: Name) => `Wat liet ${name} zien?`,
  recentBadges: 'Laatst gebruikt',
  has: 'gehaald',
  otherBadge: 'Een andere badge',

  seenTitle: ({ name }: Name) => `Wat heb je ${name} zien doen?`,
  seenLead: 'Tik alleen aan wat je hebt gezien.',
  earlier: ({ level }: { level: string }) => `Eerder gezien: ${level}`,
  heldAlready: ({ name }: Name) => `${name} heeft deze badge al. Wat je nu aantikt, wordt wel bewaard.`,
  dayTitle: 'Wanneer?',
  today: 'Vandaag',
  yesterday: 'Gisteren',
  otherDayLabel: 'Welke dag?',
  daysTitle: 'Hoeveel dagen in deze week?',
  weekHint: 'De week van de dag die je hierboven kiest.',

  confirmTurn: 'Draai het scherm naar de deelnemer.',
  change: 'Iets veranderen',

  faults: {
    results: 'Tik bij minstens één punt aan wat je hebt gezien.',
    days: 'Kies hoeveel dagen je het hebt gezien.',
    observedOn: 'Kies een dag: vandaag of tot 30 dagen terug.',
    notStored: 'Er is nog niets bewaard. Probeer het over een paar minuten nog een keer.',
  },

  cvHint: 'Op je cv? Maak samen een code. Dan kiezen jullie welke badges erbij horen.',
  makeCode: 'Maak een cv-code',
  next: 'Volgende persoon',
  sameWho: ({ name }: Name) => `Nog iets van ${name}`,

  progressTitle: ({ name }: Name) => `Goed bezig, ${name}!`,
  progressLead: 'Het is bewaard.',
  nextTitle: 'De volgende stap',

  early: {
    title: 'Toch nu al geven?',
    lead: 'Alles is gezien, maar nog niet op zo veel dagen. Waarom is het genoeg? Dit komt niet op de badge.',
    reasons: {
      'did-it-before': 'Deed dit al vaak',
      'colleague-saw': 'Een collega zag het ook',
      'clear-today': 'Vandaag was het heel duidelijk',
    },
  },

  heldTitle: 'Eerst even praten',
  heldLead: 'Wat is gezien, is bewaard. Er komt nog geen badge.',
  heldAsk: 'Zijn jullie het eens?',
  lift: 'Ja, het klopt nu',

  waitingTitle: ({ name }: Name) => `Alles is gezien, ${name}!`,
  waitingFor: {
    direct: 'De badge wacht nog.',
    'second-assessor': 'Een tweede werkbegeleider kijkt nog mee.',
    'issuer-approval': 'De goedkeurder kijkt nog.',
  },
  waitingSince: ({ age }: { age: string }) => `Het wacht sinds ${age}.`,

  alreadyTitle: ({ name }: Name) => `${name} had deze badge al`,
  alreadyLead: 'Wat je hebt gezien, is bewaard. De badge blijft dezelfde.',
  toBadge: 'Bekijk de badge',

  undo: 'Ongedaan maken',
  undoHint: 'Per ongeluk? Dit kan 10 minuten lang.',
  undoneTitle: 'Ongedaan gemaakt',
  undoneLead: 'Het is weg, alsof het niet is gebeurd.',
};
