// The single next step towards a badge, as one plain sentence in each language. A criterion is quoted as the badge
// class words it: "Je snijdt veilig, met gekromde vingers."

export type NextStepWords = {
  'see-criterion': (facts: { criterion: string }) => string;
  'more-days': (facts: { criterion: string | null; days: number }) => string;
  'second-assessor': () => string;
  'issuer-approval': () => string;
  'talk-first': () => string;
};

const count = (days: number, single: string, plural: string) => `${days} ${days === 1 ? single : plural}`;

export const nextSteps: Record<'nl' | 'en', NextStepWords> = {
  nl: {
    'see-criterion': ({ criterion }) => `Nog te zien: ${criterion}`,
    'more-days': ({ criterion, days }) =>
      criterion === null
        ? `Nog ${count(days, 'dag', 'dagen')} te gaan.`
        : `Nog op ${count(days, 'andere dag', 'andere dagen')} te zien: ${criterion}`,
    'second-assessor': () => 'Een tweede werkbegeleider kijkt nog.',
    'issuer-approval': () => 'De organisatie kijkt nog of het klopt.',
    'talk-first': () => 'Praat er samen over. Daarna gaat het verder.',
  },
  en: {
    'see-criterion': ({ criterion }) => `Still to be seen: ${criterion}`,
    'more-days': ({ criterion, days }) =>
      criterion === null
        ? `${count(days, 'more day', 'more days')} to go.`
        : `Still to be seen on ${count(days, 'other day', 'other days')}: ${criterion}`,
    'second-assessor': () => 'A second supervisor still has to look.',
    'issuer-approval': () => 'The organisation still has to approve it.',
    'talk-first': () => 'Talk about it together. Then it goes on.',
  },
};
