// The first page, and the one screen that explains what a badge is. For everybody.

export const startPage = {
  title: 'Laat zien wat je kunt',
  lead: [
    'Een badge laat zien wat iemand op het werk kan.',
    'Een werkbegeleider heeft het gezien.',
    'Iedereen kan nakijken of de badge echt is.',
  ],
  checkTitle: 'Heb je een code of een link gekregen?',
  checkLabel: 'Code of link',
  checkHint: 'Een code staat vaak op een cv. Bijvoorbeeld 7K3M-9QXT-2ABC.',
  checkButton: 'Controleer',
  signInTitle: 'Heb je zelf badges?',
  signInHint:
    'Open de link of scan de kaart die je van je werkbegeleider kreeg. Een wachtwoord is niet nodig.',
  catalogue: 'Welke badges zijn er?',
  explanation: 'Hoe werkt het?',
  hello: ({ name }: { name: string }) => `Dag ${name}`,
  whoTitle: 'Wie liet iets zien?',
  everybody: 'Iedereen',
  queueTitle: 'Goedkeuren',
  queueWaiting: ({ count }: { count: number }) =>
    count === 1 ? 'Er wacht 1 ding op jou.' : `Er wachten ${count} dingen op jou.`,
  queueOldest: ({ age }: { age: string }) => `Het oudste wacht sinds ${age}.`,
  toQueue: 'Bekijk de lijst',
  toPeople: 'Alle deelnemers',
};

export const signIn = {
  title: 'Inloggen',
  hello: ({ name }: { name: string }) => `Dag ${name}`,
  lead: 'Deze link is voor jou. Tik op de knop om verder te gaan.',
  button: 'Ga verder',
  once: 'De link werkt één keer. Ben je iemand anders? Tik dan niet.',
  deviceTitle: 'Van wie is dit apparaat?',
  ownDevice: 'Van mij',
  ownDeviceHint: 'Je blijft ingelogd.',
  sharedDevice: 'Van iemand anders, of van meer mensen',
  sharedDeviceHint: 'Na een uur ben je er weer uit. Log zelf uit als je klaar bent.',
  codeTitle: 'Heb je een kaart met een code?',
  codeLabel: 'De code van je kaart',
  codeHint: 'De code heeft 12 tekens. Grote of kleine letters maken niet uit.',
  codeButton: 'Verder',
  codeFault: 'Deze code klopt niet. Kijk nog eens naar de 12 tekens.',
  codeUsed: 'Deze code werkt niet meer. Vraag je werkbegeleider om een nieuwe kaart.',
  howTitle: 'Inloggen',
  how: [
    'Je logt in met een link of een kaart. Je krijgt die van je werkbegeleider.',
    'Een link of een kaart werkt één keer. Een wachtwoord is niet nodig.',
    'Werkt je kaart niet meer? Of is je telefoon weg? Vraag je werkbegeleider om een nieuwe kaart.',
  ],
};
