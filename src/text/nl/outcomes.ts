// Lines for answers that the line of their check would not fit. Keys are codes of outcomes, as in the API.

export const lines = {
  'status-none': 'Deze badge heeft geen lijst met ingetrokken badges.',
  'status-message': 'De badge is niet ingetrokken. De maker heeft er een bericht bij gezet.',
  'status-newer-edition': 'De badge is niet ingetrokken. De maker heeft een nieuwere versie.',
  suspended: 'De maker heeft deze badge voor een tijd stopgezet.',
  'refresh-newer': 'De maker heeft een nieuwere versie van deze badge.',
  'endorsement-of-other': 'Een aanbeveling gaat over iets anders dan deze badge.',
  'endorsement-not-in-force': 'Een aanbeveling geldt nu niet.',
  'too-many-endorsements': 'Er zijn te veel aanbevelingen om na te kijken.',
  'context-digest-mismatch': 'De badge is gemaakt met een andere woordenlijst dan de onze.',
  'context-digest-matches': 'De woordenlijst van de badge klopt.',
  'component-digest-mismatch': 'Een badge waar deze op rust, is later veranderd.',
  'component-revoked': 'Een badge waar deze op rust, is ingetrokken.',
  'component-expired': 'Een badge waar deze op rust, is verlopen.',
  'component-not-in-force': 'Een badge waar deze op rust, geldt nu niet.',
  'component-other-recipient': 'Een badge waar deze op rust, is van iemand anders.',
  'component-other-achievement': 'Een badge waar deze op rust, is een andere dan nodig.',
  'component-unavailable': 'Een badge waar deze op rust, konden wij niet openen.',
  'digest-unsupported': 'Wij kennen deze soort controlegetal niet.',
  'too-many-components': 'Deze badge rust op te veel badges om na te kijken.',
};
