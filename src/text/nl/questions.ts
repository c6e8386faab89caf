// A question about somebody's work, relayed: for who asks (B1), for who answers (B1), for who it is about (A1-A2).

export const questions = {
  askTitle: 'Vraag de begeleider',
  askLead: [
    'Je vraag gaat naar een begeleider op de plek waar dit is gezien.',
    'Jullie krijgen elkaars adres niet. De begeleider hoeft niet te antwoorden.',
    'De persoon van wie de badge is, leest je vraag en het antwoord ook.',
  ],
  question: 'Je vraag over het werk',
  questionHint: 'Vraag niet naar gezondheid, geld, thuis of geloof. Zet er geen adres, nummer of link in.',
  asker: 'Wie ben je?',
  askerHint: 'Bijvoorbeeld je naam en je bedrijf. De begeleider ziet dit.',
  mail: 'Je e-mailadres',
  mailHint:
    'Dan mailen wij je het antwoord. Niemand anders ziet dit adres. Wij wissen het na het antwoord, en anders na 30 dagen.',
  trap: 'Laat dit vak leeg',
  send: 'Verstuur de vraag',
  faults: {
    question: 'Typ een vraag van niet meer dan 300 tekens. Zonder adres, nummer of link.',
    asker: 'Typ niet meer dan 80 tekens. Zonder adres, nummer of link.',
    mail: 'Dit e-mailadres klopt niet. Kijk het nog eens na.',
    answer: 'Typ een antwoord van niet meer dan 600 tekens. Zonder adres, nummer of link.',
    trap: 'Laat dit vak leeg en verstuur het nog een keer.',
  },
  risk: ({ words }: { words: string }) => `Lees het nog een keer. Er staat: ${words}.`,
  riskMeaning: 'Vraag of vertel alleen iets over het werk.',
  riskConfirm: 'Ik heb het nagelezen. Dit gaat over het werk.',
  askedTitle: 'Je vraag aan de begeleider',
  sent: 'Je vraag is verstuurd. Er is nog geen antwoord.',
  keepLink: 'Bewaar dit adres. Hier komt het antwoord.',
  forgotten: 'Na 60 dagen wissen wij de vraag en het antwoord.',
  answered: 'Het antwoord van de begeleider',
  declined: 'De begeleider geeft op deze vraag geen antwoord. Dat zegt niets over de badge.',
  title: 'Vragen van anderen',
  lead: 'Iemand heeft een badge gezien en vraagt iets. Je hoeft niet te antwoorden.',
  none: 'Er zijn geen vragen.',
  waiting: ({ count }: { count: number }) =>
    count === 1 ? 'Er wacht 1 vraag.' : `Er wachten ${count} vragen.`,
  toList: 'Bekijk de vragen',
  about: ({ name }: { name: string }) => `Over ${name}`,
  from: ({ asker }: { asker: string }) => `Van: ${asker}`,
  fromUnknown: 'Van: niet gezegd',
  read: 'Lees en antwoord',
  answerLabel: 'Je antwoord',
  answerHint: ({ name }: { name: string }) =>
    `Vertel alleen wat je op het werk hebt gezien. ${name} leest mee. Je eigen naam staat er niet bij.`,
  answerSend: 'Verstuur het antwoord',
  decline: 'Ik geef geen antwoord',
  decidedTitle: 'Beantwoord',
};

/** For the participant, in every language. */
export const ownQuestions = {
  title: 'Vragen over jou',
  lead: 'Mag iemand met jouw link of code iets vragen over je werk? Jij kiest.',
  how: 'De vraag gaat naar je begeleider. Jij leest de vraag en het antwoord.',
  isOpen: 'Ja. Iemand mag een vraag stellen.',
  isClosed: 'Nee. Niemand mag een vraag stellen.',
  open: 'Zet vragen aan',
  close: 'Zet vragen uit',
  perCode: 'Per code',
  codeOpen: 'vragen aan',
  codeClosed: 'vragen uit',
  listTitle: 'Vragen van anderen',
  none: 'Er zijn nog geen vragen.',
  from: 'Van',
  answer: 'Antwoord',
  waiting: 'Er is nog geen antwoord.',
  declined: 'De begeleider geeft geen antwoord.',
  withdrawn: 'Jij wilde geen antwoord.',
  withdraw: 'Ik wil geen antwoord hierop',
  withdrawAnswer: 'Haal het antwoord weg',
  forgotten: 'Na 60 dagen wissen wij de vraag en het antwoord.',
};

/** To who asked a question and left an address. Holds no name. */
export const answerMail = {
  subject: 'Antwoord op je vraag',
  answered: 'Je stelde een vraag aan een begeleider. Dit is het antwoord:',
  declined:
    'Je stelde een vraag aan een begeleider. Daar komt geen antwoord op. Dat zegt niets over de badge.',
  readAt: ({ day }: { day: string }) => `Je vraag en het antwoord staan hier, tot en met ${day}:`,
  erased: 'Je mailadres hebben wij nu gewist.',
  noReply: 'Je kunt niet terugmailen. Stel een nieuwe vraag op de pagina van de badge.',
  notYou: 'Ken je dit niet? Dan hoef je niets te doen.',
};
