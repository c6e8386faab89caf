// Keeping a badge and sending it to somebody, at A1-A2.

export const takeAlong = {
  title: 'Bewaar of deel',
  lead: 'Een badge is bewijs van wat je kunt. Je werkbegeleider heeft het gezien op het werk.',
  honest: 'Een badge is geen diploma.',
  allLead: 'Alles leidt naar dezelfde pagina. Daar ziet iemand of de badge geldt.',
  sendTitle: 'Stuur het aan iemand',
  sendHint: 'Je stuurt een link. Je kiest zelf aan wie.',
  sms: 'Sms',
  mail: 'E-mail',
  otherWay: 'Op een andere manier',
  copyLink: 'Kopieer de link',
  copied: 'De link is gekopieerd.',
  paperTitle: 'Op papier',
  paperHint: 'Je kunt het printen of bewaren. Er staat een QR-code op.',
  size: 'Hoe groot?',
  sizes: { a4: 'Een groot blad (A4)', card: 'Een kaartje voor in je tas' },
  paperName: 'Welke naam komt erop?',
  paperLanguage: 'In welke taal?',
  makePaper: 'Maak het papier',
  codePaper: 'Maak een blad met deze code',
  fridgeTitle: 'Voor op de koelkast',
  fridgeHint: 'Een blad met al je badges. Alleen je voornaam staat erop.',
  makeFridge: 'Maak het blad',
  pictureTitle: 'Een plaatje',
  pictureHint: 'Er staat geen naam op. Ook niet waar je werkt.',
  pictureAlt: ({ badge }: { badge: string }) => `Plaatje van de badge ${badge}, met een QR-code`,
  savePicture: 'Bewaar het plaatje',
  sharePicture: 'Deel het plaatje',
  linkedinHint: [
    'LinkedIn krijgt de badge, de maker, de maand en de link.',
    'Op LinkedIn staat jouw naam erbij. Iedereen kan het dan zien.',
    'Zet je de badge hier dicht? Dan werkt de link daar ook niet meer.',
  ],
  linkedinAdd: 'Zet op LinkedIn',
  filesTitle: 'Bestanden',
  filesHint: 'Voor een app die badges bewaart. In elk bestand zit de hele badge.',
  files: { png: 'Plaatje', svg: 'Tekening', json: 'Gegevens', jwt: 'Met handtekening' },
};

/** What others read: in the language of the badge. */
export const sent = {
  subject: ({ badge }: { badge: string }) => `Mijn badge: ${badge}`,
  message: ({ badge, link }: { badge: string; link: string }) =>
    `Dit kan ik: ${badge}. Het is gezien op het werk. Geen diploma. Kijk of het klopt: ${link}`,
  setSubject: 'Mijn badges',
  setMessage: ({ link }: { link: string }) =>
    `Dit zijn mijn badges. Het is gezien op het werk. Geen diploma. Kijk of het klopt: ${link}`,
  linkedinName: ({ badge }: { badge: string }) => `${badge} (badge, geen diploma)`,
};
