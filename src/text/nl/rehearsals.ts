// Practising with a badge that counts for nothing. For staff; the page of the badge is for everybody.

export const rehearsal = {
  title: 'Oefenen',
  lead: [
    'Geef een oefenbadge aan een collega, met hetzelfde formulier als in het echt.',
    'Er wordt niets bewaard over een persoon. De badge is nooit geldig.',
  ],
  colleague: 'collega',
  seenTitle: 'Wat heb je je collega zien doen?',
  choose: 'Kies een badge om mee te oefenen',
  notYet: 'Goed geoefend. In het echt is de badge er pas als alles is gezien.',
  talked: 'Goed geoefend. Na “even praten” wordt de badge nog niet gegeven.',
  again: 'Oefen nog een keer',
  mark: { word: 'Oefenbadge', meaning: 'Dit is geen echte badge. Hij is gemaakt om te oefenen.' },
  whyTitle: 'Waarom is hij niet geldig?',
  why: [
    'Zijn handtekening hoort bij geen maker.',
    'Zijn einddatum was al voorbij toen hij werd gemaakt.',
    'Hij gaat over niemand, en hij telt nergens voor mee.',
  ],
  gone: 'Na 7 dagen is hij weg.',
  check: 'Controleer hem zelf',
  noteTitle: 'Dit is een oefenbadge.',
  note: 'Hij is met opzet niet geldig. Een begeleider heeft ermee geoefend.',
  link: 'Oefen met een badge die niet telt',
};
