// Words of the frame around every page, and of forms and buttons that all pages share.

export const shell = {
  siteName: 'Kundig',
  skipToContent: 'Naar de inhoud',
  languageSwitch: 'Taal',
  mainNavigation: 'Menu',
  start: 'Start',
  myBadges: 'Mijn bewijzen',
  check: 'Controleren',
  catalogue: 'Alle badges',
  explanation: 'Hoe werkt het?',
  signIn: 'Inloggen',
  signOut: 'Uitloggen',
  previewTitle: 'Een badge bekijken',
  previewDescription: 'Bekijk wat iemand op het werk heeft laten zien.',
  whatIsThis:
    'Een badge laat zien wat iemand op het werk kan. Een werkbegeleider heeft het gezien. Een badge is geen diploma.',
  demo: 'Proef: mensen en badges zijn verzonnen.',
  help: 'Hulp nodig? Vraag het aan je werkbegeleider.',
};

/** What only staff find in the menu: in Dutch and English only. */
export const staffMenu = {
  award: 'Badge geven',
  people: 'Deelnemers',
  approvals: 'Goedkeuren',
  team: 'Team',
  account: 'Account',
  help: 'Hulp nodig? Vraag het aan je beheerder.',
  lock: 'Vergrendel',
  lockedOffline: 'Het scherm is op slot. Er is nu geen internet.',
  retry: 'Probeer opnieuw',
  signedInAs: ({ name }: { name: string }) => `Ingelogd als ${name}`,
};

export const forms = {
  send: 'Versturen',
  save: 'Bewaren',
  next: 'Verder',
  back: 'Terug',
  undo: 'Ongedaan maken',
  copy: 'Kopiëren',
  print: 'Printen',
  download: 'Bewaren op dit apparaat',
  optional: 'hoeft niet',
  listen: 'Luister',
  stopListening: 'Stop',
  errorsTitle: 'Kijk dit nog even na',
  step: ({ current, total }: { current: number; total: number }) => `Stap ${current} van ${total}`,
  code: 'Code',
  codeSpelled: ({ groups }: { groups: string }) => `Code: ${groups}`,
  qrAlt: 'QR-code met de link',
  noticeInfo: 'Let op',
  noticeSuccess: 'Gelukt',
  noticeWarning: 'Pas op',
};
