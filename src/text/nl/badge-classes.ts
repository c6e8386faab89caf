// The catalogue: which badges there are, what each means and how somebody gets it. For everybody.

export const categories = {
  keuken: 'In de keuken',
  gasten: 'Met gasten',
  werk: 'Op elk werk',
  superbadge: 'Superbadges',
};

export const badgeClasses = {
  title: 'Welke badges zijn er?',
  lead: 'Elke badge laat zien wat iemand op het werk kan. Tik op een badge om te zien wat hij betekent.',
  superbadgeLead: 'Een superbadge krijg je als je een groep badges bij elkaar hebt.',
  preview: ({ name }: { name: string }) => `Wat de badge ${name} betekent.`,
  forYou: 'Voor jou',
  criteriaTitle: 'Dit laat iemand zien',
  partsTitle: 'Deze badges horen erbij',
  atLeast: ({ count }: { count: number }) => `en minstens ${count} van deze:`,
  howTitle: 'Zo krijg je de badge',
  everyCriterion: ({ level, days }: { level: string; days: number }) =>
    days === 1
      ? `Een werkbegeleider heeft alles gezien. Elk punt minstens op niveau “${level}”.`
      : `Een werkbegeleider heeft alles gezien, elk punt op ${days} dagen. Minstens op niveau “${level}”.`,
  countsDays: ({ level, days }: { level: string; days: number }) =>
    `Een werkbegeleider heeft het ${days} werkdagen gezien. Minstens op niveau “${level}”.`,
  allParts: 'Alle badges van de lijst zijn gehaald.',
  policies: {
    direct: 'Daarna krijg je de badge meteen.',
    'second-assessor': 'Daarna kijkt een tweede werkbegeleider mee.',
    'issuer-approval': 'Daarna keurt de maker het goed.',
  },
  usefulTitle: 'Ook handig voor',
  partOfTitle: 'Telt mee voor',
  alignmentsTitle: 'Past bij deze beroepen en vaardigheden',
  honest: 'Een badge is geen diploma.',
  retired: 'Deze badge wordt niet meer gegeven. Wie hem heeft, houdt hem.',
  newer: 'Er is een nieuwere versie van deze badge.',
  toNewer: 'Bekijk de nieuwe versie',
  version: ({ version }: { version: number }) => `Versie ${version}`,
  back: 'Alle badges',
};
