// How well something was seen, how often and by whom. Also used in credentials: wording changes show in new ones.

export const levels = {
  'not-yet': 'nog niet gezien',
  'with-help': 'met hulp',
  independent: 'zelf',
  teaches: 'doet het voor',
};

/** One sentence each, for someone who was not there. */
export const levelMeanings = {
  'with-help': 'Doet dit met hulp van een collega.',
  independent: 'Doet dit zelf.',
  teaches: 'Doet dit zelf en doet het voor aan anderen.',
};

type Sightings = { times: number; days: number; assessors: number };

const countDays = (days: number) => (days === 1 ? '1 dag' : `${days} dagen`);
const byAssessors = (assessors: number) =>
  assessors === 1 ? 'door de werkbegeleider' : `door ${assessors} werkbegeleiders`;

export const evidence = {
  /** "4 keer gezien op 3 dagen, door de werkbegeleider" */
  seen: ({ times, days, assessors }: Sightings) =>
    `${times} keer gezien op ${countDays(days)}, ${byAssessors(assessors)}`,
  /** For what is counted in working days: "15 dagen gezien, door de werkbegeleider" */
  seenDays: ({ days, assessors }: { days: number; assessors: number }) =>
    `${countDays(days)} gezien, ${byAssessors(assessors)}`,
  restsOn: ({ badges }: { badges: number }) =>
    badges === 1 ? 'Dit rust op 1 badge.' : `Dit rust op ${badges} badges.`,
};

export const roles = {
  assessor: 'werkbegeleider',
  manager: 'leidinggevende',
  approver: 'goedkeurder',
  admin: 'beheerder',
  reader: 'meelezer',
};
