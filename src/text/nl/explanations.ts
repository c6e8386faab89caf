// What a badge is, for each who meets one: three sentences in one screen. A1-A2 for a participant, B1 for the others.

/** For who gets badges, in every language. */
export const ownExplanation = {
  title: 'Hoe werkt het?',
  name: 'Ik krijg badges',
  steps: [
    'Je werkt. Je begeleider kijkt mee.',
    'Je laat zien wat je kunt. Dan krijg je een badge.',
    'De badge is van jou. Jij kiest wie hem ziet.',
  ],
  privacyTitle: 'Wat anderen niet zien',
  privacy: [
    'Op een badge staat geen naam, geen adres en geen dag.',
    'Wat nog niet is gezien, staat nergens.',
    'Wij weten niet welke werkgever een badge bekijkt. Zoekmachines vinden een badge niet.',
  ],
  catalogue: 'Bekijk alle badges',
  others: 'Uitleg voor iemand anders',
};

export const explanation = {
  lead: 'Een badge laat zien wat iemand op het werk kan. Wie ben jij?',
  roles: {
    begeleider: {
      name: 'Ik begeleid mensen',
      steps: [
        'Tik aan wat je hebt gezien. Dat duurt minder dan een minuut.',
        'Laat het scherm zien en vraag: klopt dit?',
        'Is alles gezien? Dan is de badge er meteen.',
      ],
    },
    werkgever: {
      name: 'Ik zoek personeel',
      steps: [
        'Scan de QR-code of typ de code van het cv. Je hebt geen account nodig.',
        'Je ziet of de badge echt is. En wat iemand kan, en hoe vaak dat is gezien.',
        'Het is geen diploma. Een begeleider heeft het op het werk gezien.',
      ],
    },
    leidinggevende: {
      name: 'Ik leid een plek',
      steps: [
        'Voeg mensen toe met alleen hun naam. Print een kaart om in te loggen.',
        'Kijk in de lijst wat op jou wacht: goedkeuren, intrekken, vragen.',
        'Hang de poster op. Dan weet iedereen welke badges er zijn.',
      ],
    },
  },
  actions: {
    check: 'Controleer een badge',
    award: 'Geef een badge',
    poster: 'Maak een poster',
  },
};

/** On the wall of a workplace. */
export const poster = {
  title: 'Poster',
  lead: 'Kies wat erop staat. Print hem en hang hem op.',
  heading: 'Laat hier zien wat je kunt',
  steps: ['Werk mee.', 'Laat zien wat je kunt.', 'Krijg een badge. Hij is van jou.'],
  scan: {
    uitleg: 'Scan en lees hoe het werkt.',
    vloer: 'Voor begeleiders: scan en geef een badge.',
  },
  place: 'Plek',
  badges: 'Badges op de poster',
  target: 'Waar gaat de QR-code heen?',
  targets: { uitleg: 'Naar de uitleg, voor iedereen', vloer: 'Naar badge geven, voor begeleiders' },
  show: 'Bekijk de poster',
  print: 'Print de poster met het menu van je browser.',
  none: 'Kies minstens één badge.',
  tooMany: ({ maximum, count }: { maximum: number; count: number }) =>
    `Er passen ${maximum} badges op de poster. Je koos er ${count}. De eerste ${maximum} staan erop.`,
};
