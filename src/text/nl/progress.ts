// Where somebody stands with a badge, in kind words. For the floor and for the participant, at A1-A2.

export const progress = {
  started: 'op weg',
  seenOf: ({ done, total }: { done: number; total: number }) => `${done} van ${total}`,
  daysOf: ({ done, total }: { done: number; total: number }) => `${done} van ${total} dagen`,
  nextSee: 'Laat dit zien:',
  nextDaysOf: ({ days }: { days: number }) =>
    days === 1 ? 'Laat dit nog op 1 dag zien:' : `Laat dit nog op ${days} dagen zien:`,
  nextDays: ({ days }: { days: number }) => (days === 1 ? 'Nog 1 dag.' : `Nog ${days} dagen.`),
};
