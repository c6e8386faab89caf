// The sentences that go inside a signed credential: typed texts only, so that nobody's own words get in.
// Credentials are written in Dutch (decision 5); `inLanguage` says so.

export const credentialLanguage = 'nl';

const one = (count: number, single: string, plural: string) => `${count} ${count === 1 ? single : plural}`;

export const credentialWords = {
  levels: { 'with-help': 'Met hulp', independent: 'Zelf', teaches: 'Doet het voor' },
  evidenceName: 'Gezien op het werk',
  /** "4 keer gezien op 3 dagen, door de werkbegeleider." */
  seen: (facts: { timesSeen: number; daysSeen: number; assessors: number }) =>
    `${one(facts.timesSeen, 'keer', 'keer')} gezien op ${one(facts.daysSeen, 'dag', 'dagen')}, door ${
      facts.assessors > 1 ? `${facts.assessors} werkbegeleiders` : 'de werkbegeleider'
    }.`,
  /** For a class that counts working days. */
  workedDays: (facts: { daysSeen: number; assessors: number }) =>
    `Gezien op ${one(facts.daysSeen, 'werkdag', 'werkdagen')}, door ${
      facts.assessors > 1 ? `${facts.assessors} werkbegeleiders` : 'de werkbegeleider'
    }.`,
  /** For what was seen before the month in which it was given. */
  seenBefore: (months: { seen: string; awarded: string }) =>
    `Laatst gezien in ${months.seen}, uitgereikt in ${months.awarded}.`,
  criteriaLead: 'Dit is gezien op het werk:',
  componentName: (name: string) => `Badge ${name}`,
  componentNarrative: (name: string, month: string) => `Badge ${name}, uitgereikt in ${month}.`,
  superbadgeLead: 'Deze badges horen erbij:',
  allOf: (names: string) => `alle van: ${names}`,
  atLeastOf: (count: number, names: string) => `minstens ${count} van: ${names}`,
  /** A practice badge says in every word that it is none. */
  rehearsalName: (name: string) => `OEFENBADGE: ${name}`,
  rehearsal: 'Dit is een oefenbadge. Hij is met opzet niet geldig en zegt niets over iemand.',
  rehearsalIssuer: 'Oefenen (geldt niet)',
  rehearsalMark: 'OEFENEN',
  /** Honest line (R60): what it is and what it is not. */
  honest: 'Dit bewijst wat iemand op het werk kan. Het is geen diploma.',
} as const;

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** 'yyyy-mm' as "november 2026", from the string: no time zone can shift it. */
export function renderCredentialMonth(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}
