// Stapjes: twelve kind sentences, read by the participant at A1-A2.

type Name = { name: string };

export const smallSteps = {
  sentences: {
    'tried-something-new': 'Je probeerde iets nieuws.',
    'asked-for-help': 'Je vroeg om hulp. Goed gedaan.',
    'helped-a-colleague': 'Je hielp een collega.',
    'listened-well': 'Je luisterde goed.',
    'kept-going': 'Je ging door, ook toen het moeilijk was.',
    'saw-what-was-needed': 'Je zag zelf wat nodig was.',
    'worked-neatly': 'Je werkte heel netjes.',
    'kept-calm': 'Je bleef rustig toen het druk was.',
    'kind-to-guests': 'Je was vriendelijk voor de gasten.',
    'learned-something': 'Je hebt iets nieuws geleerd.',
    'explained-well': 'Je legde iets goed uit.',
    'brought-good-cheer': 'Met jou erbij was het gezellig.',
  },
  title: 'Jouw stapjes',
  lead: 'Dit zag iemand van jou op het werk.',
  all: 'Alle stapjes',
  private: 'Stapjes zijn alleen voor jou en je werkbegeleiders.',
  more: 'Meer',
};

/** For the floor that gives them. */
export const smallStepGiving = {
  titleOf: ({ name }: Name) => `Stapjes van ${name}`,
  give: 'Geef een stapje',
  giveTitle: ({ name }: Name) => `Wat zag je van ${name}?`,
  giveLead: ({ name }: Name) => `Tik op een zin. ${name} ziet hem meteen.`,
  noneOf: ({ name }: Name) => `${name} heeft nog geen stapjes.`,
};
