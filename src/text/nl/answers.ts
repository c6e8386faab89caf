// The answer that an employer gets about one badge: is it real, what, at what level, how often and when, by whom,
// since when, whom to ask. B1, about sixty words in all, in that order.

const countDays = (days: number) => (days === 1 ? '1 dag' : `${days} dagen`);

export const answers = {
  madeBy: ({ issuer }: { issuer: string }) => `Gemaakt door ${issuer}.`,
  withdrawn: {
    word: 'Ingetrokken',
    meaning: 'Deze badge is echt, maar hij geldt niet meer.',
  },
  replaced: {
    word: 'Vervangen',
    meaning: 'Deze badge is echt. Nu geldt een nieuwe versie ervan.',
  },
  badge: 'Badge',
  superbadge: 'Superbadge',
  level: 'Niveau',
  seen: 'Gezien',
  seenTimes: ({ times, days, month }: { times: number; days: number; month: string }) =>
    `${times} keer op ${countDays(days)}, tot en met ${month}`,
  seenWorkdays: ({ days, month }: { days: number; month: string }) =>
    `op ${days === 1 ? '1 werkdag' : `${days} werkdagen`}, tot en met ${month}`,
  seenInBadges: ({ badges, month }: { badges: number; month: string }) =>
    `in ${badges === 1 ? '1 badge' : `${badges} badges`}, tot en met ${month}`,
  seenUntil: ({ month }: { month: string }) => `tot en met ${month}`,
  assessed: 'Beoordeeld',
  assessedBy: ({ assessors }: { assessors: number }) =>
    assessors === 1
      ? 'op het werk, door de werkbegeleider'
      : `op het werk, door ${assessors} werkbegeleiders`,
  assessedPerBadge: 'op het werk, per badge door een werkbegeleider',
  counts: 'Geldt',
  countsSince: ({ month }: { month: string }) => `sinds ${month}, zonder einddatum`,
  countedSince: ({ month }: { month: string }) => `niet meer. Gegeven in ${month}`,
  ask: 'Vragen?',
  askMaker: 'Vraag het de maker',
  honest: 'Geen diploma.',
  honestMeaning: 'Wel bewijs van wat iemand op het werk liet zien.',
  criteriaTitle: 'Dit is gezien op het werk',
  parts: ({ count }: { count: number }) =>
    count === 1 ? 'Bekijk de badge eronder' : `Bekijk de ${count} badges eronder`,
  partOf: ({ month }: { month: string }) => `uit ${month}`,
  printTitle: 'Kijk het zelf na.',
  printMeaning: 'Deze print bewijst niets. Scan de code of typ het adres.',
  complete: 'Alle badges hiervoor zijn er.',
};

/** Does the name on the cv match? */
export const nameCheck = {
  title: 'Hoort de badge bij deze persoon?',
  lead: 'Typ de naam die op het cv staat. Je hoort alleen of hij klopt.',
  label: 'Voornaam en achternaam',
  button: 'Vergelijk de naam',
  match: 'Deze naam hoort bij de badge.',
  differs: 'Deze naam hoort niet bij de badge. Kijk of je hem goed hebt getypt.',
  empty: 'Typ een voornaam en een achternaam.',
  notKept: 'Wij bewaren de naam niet. Je kunt het een paar keer proberen.',
};
