// Finishing, for the floor: what is still to be given, and what is kept.

type Name = { name: string };

export const completions = {
  open: 'Afronden',
  title: ({ name }: Name) => `${name} rondt af`,
  lead: ({ name }: Name) => `Alles van deze badges is gezien. Geef ze mee voordat ${name} gaat.`,
  nothing: ({ name }: Name) => `Er ligt niets meer klaar. Wat ${name} liet zien, is gegeven.`,
  states: {
    ready: 'Klaar om te geven.',
    held: 'Jullie zouden eerst even praten.',
    waiting: 'Iemand anders kijkt nog.',
    'look-again': 'Kijk nog een keer mee.',
  },
  award: ({ count }: { count: number }) => (count === 1 ? 'Geef deze badge' : `Geef deze ${count} badges`),
  talk: 'Praat en maak het af',
  look: 'Kijk nu',
  doneTitle: ({ name }: Name) => `Is ${name} hier klaar?`,
  doneSince: ({ name, month }: Name & { month: string }) => `${name} is hier klaar sinds ${month}`,
  kept: ({ name }: Name) =>
    `Wij bewaren alleen de maand en geen reden. ${name} houdt de badges, de codes en de eigen pagina.`,
  done: ({ name }: Name) => `${name} is hier klaar`,
  back: ({ name }: Name) => `${name} is weer hier`,
};
