// What went wrong, for people: a title and what to do now. Keys are the codes of the API.

export const problems = {
  'invalid-request': {
    title: 'Er klopt iets niet',
    advice: 'Ga terug, kijk na wat je hebt ingevuld en verstuur het nog een keer.',
  },
  'not-authenticated': {
    title: 'Log eerst in',
    advice: 'Open de link om in te loggen. Heb je geen link? Vraag er een aan je werkbegeleider.',
  },
  'sign-in-link-invalid': {
    title: 'Deze link werkt niet meer',
    advice: 'Een link om in te loggen werkt één keer en een korte tijd. Vraag een nieuwe link.',
  },
  forbidden: {
    title: 'Dit mag je niet doen',
    advice: 'Jouw rol kan dit niet. Vraag het aan je leidinggevende of de beheerder.',
  },
  'strong-sign-in-needed': {
    title: 'Dit kan niet met een pincode',
    advice: 'Log in op je eigen apparaat. Gebruik je passkey of een inloglink.',
  },
  'own-key-needed': {
    title: 'Dit kan niet met een inloglink',
    advice: 'Je hebt een passkey of een werkaccount. Log daarmee in en probeer het nog een keer.',
  },
  'sign-in-failed': {
    title: 'Inloggen is niet gelukt',
    advice: 'Probeer het nog een keer. Of vraag je leidinggevende om een inloglink.',
  },
  'staff-unknown': {
    title: 'Dit werkaccount kennen wij hier nog niet',
    advice:
      'Vraag je leidinggevende of de beheerder om je toe te voegen. Die vult het e-mailadres van je werkaccount in.',
  },
  'identity-provider-unavailable': {
    title: 'Inloggen met je werkaccount lukt nu niet',
    advice: 'Probeer het straks nog een keer. Of gebruik een passkey of een inloglink.',
  },
  'pin-wrong': {
    title: 'Dit is niet de goede pincode',
    advice: 'Ga terug en probeer het nog een keer.',
  },
  'pin-locked': {
    title: 'Deze pincode zit op slot',
    advice: 'Wacht 10 minuten. Werkt het dan nog niet? Kies een nieuwe pincode op je eigen telefoon.',
  },
  'form-expired': {
    title: 'Dit formulier is niet meer geldig',
    advice: 'Open de pagina opnieuw en vul het formulier nog een keer in.',
  },
  'not-found': {
    title: 'Hier is niets te vinden',
    advice: 'Kijk na of de link of de code klopt. Misschien is deze pagina dichtgezet.',
  },
  'request-too-large': {
    title: 'Dit bestand is te groot',
    advice: 'Kies een kleiner bestand en probeer het nog een keer.',
  },
  'unsupported-media-type': {
    title: 'Dit soort bestand kunnen wij niet lezen',
    advice: 'Kies een ander bestand en probeer het nog een keer.',
  },
  'too-many-requests': {
    title: 'Even wachten',
    advice: 'Er zijn te veel pogingen gedaan. Wacht een minuut en probeer het nog een keer.',
  },
  'idempotency-key-reused': {
    title: 'Dit is al verstuurd',
    advice: 'Open de pagina opnieuw als je iets anders wilt versturen.',
  },
  'badge-template-invalid': {
    title: 'De beschrijving van deze badge klopt niet',
    advice: 'Er is niets geladen. Kijk de genoemde velden na.',
  },
  'badge-class-exists': {
    title: 'Deze badge bestaat al',
    advice: 'Maak een nieuwe versie van de badge.',
  },
  'own-account': {
    title: 'Dit kan niet bij jezelf',
    advice: 'Vraag een andere beheerder om dit te doen. Zo sluit niemand zichzelf buiten.',
  },
  'location-closed': {
    title: 'Deze plek is gesloten',
    advice:
      'Hier worden geen badges meer gegeven. Werkt iemand nog? Verhuis die persoon dan naar een andere plek.',
  },
  'badge-class-retired': {
    title: 'Deze badge wordt niet meer gegeven',
    advice: 'Kies een andere badge. Wie deze badge al heeft, houdt hem.',
  },
  'undo-too-late': {
    title: 'Ongedaan maken kan niet meer',
    advice: 'Dit kan 10 minuten lang. Vraag daarna om de badge in te trekken.',
  },
  'approval-decided': {
    title: 'Hier is al over beslist',
    advice: 'Iemand anders was je voor. Open de lijst opnieuw.',
  },
  'second-assessor-must-differ': {
    title: 'Iemand anders moet ook kijken',
    advice: 'Vraag een andere werkbegeleider om te kijken.',
  },
  'rule-not-met': {
    title: 'Deze badge is nog niet klaar',
    advice: 'Er is iets veranderd. Kijk wat er nog te zien is.',
  },
  'credential-closed': {
    title: 'Deze badge is dicht',
    advice: 'Zet hem eerst open. Dan kan iemand hem controleren.',
  },
  'credential-withdrawn': {
    title: 'Deze badge is al ingetrokken',
    advice: 'Intrekken kun je niet terugdraaien. Geef de badge opnieuw als alles weer is gezien.',
  },
  'revocation-decided': {
    title: 'Hier is al over beslist',
    advice: 'Iemand anders was je voor. Open de pagina opnieuw.',
  },
  'share-closed': {
    title: 'Deze code is dicht',
    advice: 'Een gesloten code gaat niet meer open. Maak een nieuwe code.',
  },
  'question-decided': {
    title: 'Deze vraag wacht niet meer',
    advice: 'Iemand was je voor, of de vraag is teruggenomen. Open de pagina opnieuw.',
  },
  'holder-request-decided': {
    title: 'Dit verzoek is al klaar',
    advice: 'Open de pagina opnieuw.',
  },
  'link-unreachable': {
    title: 'Deze link kunnen wij niet openen',
    advice: 'Kijk na of de link klopt. Of plak de badge zelf.',
  },
  'mail-unavailable': {
    title: 'Mailen kan hier niet',
    advice: 'Geef de kaart zelf, of stuur de link met je eigen telefoon.',
  },
  'rendering-busy': {
    title: 'Er wordt nu veel tegelijk gemaakt',
    advice: 'Wacht een paar tellen. Probeer het dan nog een keer.',
  },
  'signing-unavailable': {
    title: 'De badge kan nu niet worden gemaakt',
    advice: 'Er is niets bewaard. Probeer het over een paar minuten nog een keer.',
  },
  'vc-api-refused': {
    title: 'Dit is geweigerd',
    advice: 'Het document klopt niet. In het antwoord staat waarom.',
  },
  'vc-api-beside-issuers': {
    title: 'Dit is alleen voor proeven',
    advice: 'Hier worden echte badges gegeven. Daarom staat dit uit.',
  },
  'database-unavailable': {
    title: 'Wij zijn er zo weer',
    advice: 'Er is niets bewaard. Probeer het over een halve minuut nog een keer.',
  },
  'internal-error': {
    title: 'Er ging iets mis bij ons',
    advice: 'Het ligt niet aan jou. Probeer het straks nog een keer.',
  },
};

export const problemPage = {
  details: 'Voor de beheerder',
  code: 'Naam van het probleem',
  id: 'Nummer van deze vraag',
  toStart: 'Naar de startpagina',
  listTitle: 'Problemen die deze dienst kent',
  status: 'Antwoord',
  retryHelps: 'Later opnieuw proberen kan helpen.',
  retryUseless: 'Opnieuw proberen helpt niet.',
};
