// What a check of a badge says, to somebody who never heard of signatures. Keys are those of the API.

export const verdicts = {
  valid: { word: 'Geldig', meaning: 'Deze badge is echt. Hij geldt nu.' },
  'not-in-force': {
    word: 'Niet meer of nog niet geldig',
    meaning: 'Deze badge is echt, maar hij geldt nu niet.',
  },
  'not-genuine': {
    word: 'Niet echt',
    meaning: 'Deze badge is veranderd, of hij komt niet van deze maker. Ga er niet van uit.',
  },
  incomplete: {
    word: 'Kon niet volledig controleren',
    meaning: 'Wij konden niet alles nakijken. Probeer het later nog eens.',
  },
};

/** The one reason behind a verdict, by the kind that the report names. */
export const reasons = {
  'not-a-credential': 'Dit is geen badge die wij kunnen lezen.',
  unsigned: 'Er zit geen digitale handtekening bij.',
  altered: 'Er is iets veranderd nadat de badge is gemaakt.',
  'wrong-key': 'De handtekening is niet van deze maker.',
  'wrong-place': 'De badge staat niet op een adres van deze maker.',
  revoked: 'De maker heeft deze badge ingetrokken.',
  replaced: 'Er is een nieuwe versie van deze badge.',
  suspended: 'De maker heeft deze badge voor een tijd stopgezet.',
  expired: 'De einddatum is voorbij.',
  'not-yet-valid': 'Deze badge geldt pas later.',
  unsupported: 'Wij kennen deze soort badge of handtekening niet.',
  unreachable: 'Wij konden de maker niet bereiken.',
  'too-large': 'Deze badge is te groot om na te kijken.',
  'status-unsure': 'Wij weten niet zeker of de badge is ingetrokken.',
  'issuer-unsure': 'Wij weten niet zeker wie de maker is.',
};

export const results = {
  passed: 'Klopt',
  failed: 'Klopt niet',
  unknown: 'Niet na te kijken',
  skipped: 'Niet nodig',
};

/** The questions that a check answers, each with one line per result. */
export const checks = {
  parsed: {
    name: 'Bestand',
    passed: 'Wij konden de badge lezen.',
    failed: 'Dit is geen badge.',
    unknown: 'Wij konden dit niet helemaal lezen.',
    skipped: 'Het bestand is niet nagekeken.',
  },
  shape: {
    name: 'Vorm',
    passed: 'De badge is goed opgebouwd.',
    failed: 'De badge is niet goed opgebouwd.',
    unknown: 'Wij kennen deze soort badge niet.',
    skipped: 'De vorm is niet nagekeken.',
  },
  proof: {
    name: 'Echtheid',
    passed: 'Er is niets veranderd sinds de badge is gemaakt.',
    failed: 'De badge is veranderd nadat hij is gemaakt.',
    unknown: 'Wij konden de digitale handtekening niet nakijken.',
    skipped: 'De digitale handtekening is niet nagekeken.',
  },
  'issuer-binding': {
    name: 'Maker',
    passed: 'De badge komt van de maker die erop staat.',
    failed: 'De badge komt niet van de maker die erop staat.',
    unknown: 'Wij konden de maker niet bereiken.',
    skipped: 'De maker is niet nagekeken.',
  },
  time: {
    name: 'Datum',
    passed: 'De badge geldt vandaag.',
    failed: 'De badge geldt vandaag niet.',
    unknown: 'Wij konden de datum niet lezen.',
    skipped: 'De datum is niet nagekeken.',
  },
  status: {
    name: 'Ingetrokken?',
    passed: 'De badge is niet ingetrokken.',
    failed: 'De badge is ingetrokken.',
    unknown: 'Wij konden niet nakijken of de badge is ingetrokken.',
    skipped: 'Deze badge heeft geen lijst met ingetrokken badges.',
  },
  refresh: {
    name: 'Nieuwere versie?',
    passed: 'Dit is de nieuwste versie.',
    failed: 'Er ging iets mis bij het zoeken naar een nieuwere versie.',
    unknown: 'Wij konden niet nakijken of er een nieuwere versie is.',
    skipped: 'De maker biedt geen nieuwere versies aan.',
  },
  endorsements: {
    name: 'Aanbevelingen',
    passed: 'De aanbevelingen bij deze badge kloppen.',
    failed: 'Een aanbeveling bij deze badge klopt niet. Dat zegt niets over de badge zelf.',
    unknown: 'Wij konden een aanbeveling bij deze badge niet nakijken.',
    skipped: 'Er zijn geen aanbevelingen nagekeken.',
  },
  'related-resources': {
    name: 'Waar de badge op rust',
    passed: 'De badges waar deze badge op rust, kloppen.',
    failed: 'Een badge waar deze badge op rust, klopt niet.',
    unknown: 'Wij konden een badge waar deze op rust niet nakijken.',
    skipped: 'Er zijn geen andere badges nagekeken.',
  },
  recipient: {
    name: 'Van wie?',
    passed: 'De badge hoort bij wie je noemde.',
    failed: 'De badge hoort niet bij wie je noemde.',
    unknown: 'De badge zegt niet genoeg om dit na te kijken.',
    skipped: 'Niet gevraagd van wie de badge is.',
  },
  trust: {
    name: 'Bekende maker?',
    passed: 'Wij kennen deze maker.',
    failed: 'Wij vertrouwen deze maker niet.',
    unknown: 'Wij kennen deze maker niet. Vraag na wie het is.',
    skipped: 'Niet nagekeken of wij deze maker kennen.',
  },
};
