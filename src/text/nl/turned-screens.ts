// The screen that a werkbegeleider turns to the participant: what was seen, and what came of it. Read at two metres, at
// A1-A2.

type Name = { name: string };

export const turnedScreen = {
  confirmTitle: ({ name }: Name) => `Klopt dit, ${name}?`,
  confirmLead: ({ day }: { day: string }) => `Dit is gezien op ${day}.`,
  confirmDays: ({ days }: { days: number }) =>
    days === 1 ? '1 dag in deze week' : `${days} dagen in deze week`,
  yes: 'Ja, klopt',
  talk: 'Even praten',
  talkHint: 'Wil je eerst praten? Dan bewaren wij dit. De badge komt later.',
  awardedTitle: ({ name }: Name) => `Gefeliciteerd, ${name}!`,
  awardedLead: ({ badge }: { badge: string }) => `Je hebt de badge ${badge}.`,
  qrHint: 'Scan met je telefoon. Dan heb je de badge bij je.',
  codeHint: 'Of typ deze code over:',
  keptTitle: ({ name }: Name) => `Bewaard, ${name}`,
  keptLead: 'Wij versturen het als er weer internet is.',
};
