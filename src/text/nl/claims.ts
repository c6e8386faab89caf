// "Dit kan ik al" and "Zeg het zelf": for the participant at A1-A2, for the floor in their own words.

type Name = { name: string };

/** On the participant's own pages. */
export const claims = {
  title: 'Wat kan ik al?',
  lead: 'Kijk naar de badges. Kun je iets al? Zeg het.',
  open: 'Bekijk de badges',
  said: 'Jij zegt: dit kan ik al',
  has: 'heb je',
  canTitle: 'Kun je dit al?',
  canHint: 'Tik op de knop. Je werkbegeleider kijkt dan met je mee.',
  can: 'Dit kan ik al',
  claimed: 'Jij zegt: dit kan ik al.',
  claimedHint: 'Je werkbegeleider weet het.',
  together: 'Jullie kijken samen.',
  takeBack: 'Toch niet',
  back: 'Alle badges',
};

/** The same pages on the floor, together with the participant. */
export const claimsOf = ({ name }: Name): typeof claims => ({
  title: `Wat kan ${name} al?`,
  lead: `Vraag het aan ${name}. Tik samen aan wat ${name} al kan.`,
  open: 'Bekijk de badges',
  said: `${name} zegt: dit kan ik al`,
  has: 'gehaald',
  canTitle: `Zegt ${name}: dit kan ik al?`,
  canHint: 'Tik alleen als jullie het samen hebben besproken.',
  can: `${name} kan dit al`,
  claimed: `${name} zegt: dit kan ik al.`,
  claimedHint: 'Het staat in de lijst van de werkbegeleiders.',
  together: 'Jullie kijken samen.',
  takeBack: 'Toch niet',
  back: 'Alle badges',
});

/** What waits for the floor. */
export const claimQueue = {
  title: 'Zij zeggen: dit kan ik al',
  titleOf: ({ name }: Name) => `${name} zegt: dit kan ik al`,
  lead: 'Kijk een keer mee.',
  since: ({ age }: { age: string }) => `gezegd ${age}`,
  look: 'Kijk nu',
  plan: 'Samen kijken',
  planned: 'Jullie kijken samen',
  unplan: 'Toch niet samen',
  all: 'Bekijk ze allemaal',
  none: 'Er wacht niets. Mooi.',
  more: 'Meer',
};

export const selfAssessments = {
  title: 'Zeg het zelf',
  lead: 'Hoe gaat het? Tik aan wat bij jou past.',
  levels: {
    'not-yet': 'ik zeg nog niets',
    'with-help': 'met hulp',
    independent: 'zelf',
    teaches: 'ik doe het voor',
  },
  save: 'Bewaar',
  change: 'Verander wat je zegt',
  besideTitle: 'Naast elkaar',
  says: 'Jij',
  // Where it may break, over a narrow column.
  seen: 'Je werk\u00adbegeleider',
  beside: 'Wat jij zegt en wat is gezien, naast elkaar.',
  together: 'Dit is samen ingevuld.',
  private: 'Dit zien alleen jij en je werkbegeleiders. Het telt niet mee voor de badge.',
};

export const selfAssessmentsOf = ({ name }: Name): typeof selfAssessments => ({
  title: `Wat zegt ${name} zelf?`,
  lead: `${name} kiest. Jij tikt mee.`,
  levels: selfAssessments.levels,
  save: 'Bewaar',
  change: 'Samen invullen',
  besideTitle: 'Naast elkaar',
  says: name,
  seen: 'Gezien',
  beside: `Wat ${name} zegt en wat is gezien, naast elkaar.`,
  together: 'Dit is samen ingevuld.',
  private: `Dit zien alleen ${name} en de werkbegeleiders van deze plek. Het telt niet mee voor de badge.`,
});
