// What is kept on a device without network, and the form that works on it. Read by a werkbegeleider.

export const keptBar = {
  waiting: { one: '1 bewaard, nog niet verstuurd', many: '{count} bewaard, nog niet verstuurd' },
  refused: {
    one: '1 kon niet worden verstuurd. Kijk even.',
    many: '{count} konden niet worden verstuurd. Kijk even.',
  },
  sent: { one: '1 nu wel verstuurd', many: '{count} nu wel verstuurd' },
};

export const kept = {
  title: 'Bewaard op dit apparaat',
  topKept: 'Bewaard, nog niet verstuurd',
  lead: 'Zodra er netwerk is, gaat het vanzelf. Je kunt gewoon doorgaan.',
  offline: 'Geen netwerk. Alles wordt hier bewaard.',
  needsScripts: 'Deze pagina werkt alleen met JavaScript. Zonder JavaScript wordt alles meteen verstuurd.',
  loading: 'Even wachten',
  unable: 'Dit apparaat kan niets bewaren. Geef de badge als er weer netwerk is.',
  signedOutTitle: 'Je bent hier niet ingelogd',
  signedOut: 'Log in als er weer netwerk is. Wat je bewaarde, staat er nog.',
  notKept:
    'Wat je net aantikte, is niet bewaard. Log in als er weer netwerk is, en tik het dan nog een keer aan.',
  noPageTitle: 'Geen netwerk',
  noPage: 'Deze pagina heeft netwerk nodig. Een badge geven kan wel.',
  storing: 'Ik bewaar het',
  none: 'Er staat niets te wachten.',
  all: 'Bekijk alles op dit apparaat',
  waiting: 'Nog niet verstuurd',
  refused: 'Dit kon niet worden verstuurd',
  sent: 'Verstuurd',
  somebody: 'Iemand die hier niet meer is',
  waitingState: 'bewaard',
  drop: 'Weggooien',
  retry: 'Nog een keer proberen',
  mend: 'Aanpassen',
  look: 'Bekijk',
  full: 'Het apparaat is vol. Dit is niet bewaard. Maak ruimte en tik nog een keer.',
  faults: {
    'invalid-request': 'De dag of de badge klopt niet meer. Een dag mag tot 30 dagen terug liggen.',
    'not-found': 'Deze persoon is niet meer op jouw plek.',
    'badge-class-retired': 'Deze badge wordt niet meer gegeven.',
    forbidden: 'Jij mag dit niet meer beoordelen.',
    unreadable: 'Dit is op dit apparaat niet meer te lezen.',
    other: 'Dit is niet aangenomen. Vraag het aan je beheerder.',
  },
};
