// The addresses of pages that other pages link to. A neutral word in each: addresses are read over shoulders.
export const paths = {
  start: '/',
  signIn: '/inloggen',
  signOut: '/uitloggen',
  award: '/beoordelen',
  awardGroup: '/beoordelen/groep',
  assessments: '/beoordelingen',
  people: '/deelnemers',
  approvals: '/wachtrij',
  mine: '/mijn',
  check: '/controleer',
  checkFile: '/controleer/bestand',
  catalogue: '/badges',
  explanation: '/uitleg',
  share: '/c',
  credentials: '/credentials',
  problems: '/problems',
} as const;
