// A note of an assessor about what they saw: for colleagues, never on a badge. B1.

export const notes = {
  title: 'Notities',
  add: 'Schrijf een notitie',
  written: 'Jouw notitie',
  label: 'Wat zag je in het werk?',
  hint: ({ name }: { name: string }) =>
    `Schrijf alleen over het werk, niets over iemands leven. Collega’s die met ${name} werken lezen het, en ${name} mag het ook zien. Het komt nooit op de badge.`,
  save: 'Bewaar de notitie',
  tooLong: 'Maak het korter: niet meer dan 140 tekens.',
  riskTitle: 'Staat hier iets over het leven van iemand?',
  riskLead: 'Schrijf alleen wat je in het werk zag.',
  riskWords: ({ words }: { words: string }) => `Lees dit nog eens: ${words}.`,
  saveChanged: 'Bewaar de nieuwe tekst',
  leaveOut: 'Laat de notitie weg',
  isWork: 'Dit gaat over het werk',
};
