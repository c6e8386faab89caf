// The badges for who keeps them: retiring one and taking it up again.

export const badgeKeeping = {
  title: 'Badges beheren',
  lead: 'Dit zijn alle badges die gegeven kunnen worden. Kies er een om ermee te stoppen.',
  toBadges: 'Bekijk de badges',
  isGiven: 'Wordt gegeven',
  isRetired: 'Wordt niet meer gegeven',
  places: ({ count }: { count: number }) =>
    count === 1 ? 'op 1 plek gebruikt in 90 dagen' : `op ${count} plekken gebruikt in 90 dagen`,
  retiredTitle: 'Gestopt',
  toPublic: 'Bekijk de pagina die iedereen ziet',
  stopTitle: 'Stoppen met deze badge?',
  stopLead: [
    'Vanaf nu krijgt niemand deze badge meer, op alle plekken.',
    'Wie hem heeft, houdt hem. Die badges blijven geldig en tellen mee voor superbadges.',
    'Wat al is gezien, blijft bewaard. Wat op goedkeuring wacht, kan niet meer worden goedgekeurd.',
    'Je kunt hem later weer opnemen.',
  ],
  countsFor: ({ names }: { names: string }) =>
    `Hij telt mee voor ${names}. Kijk of die superbadge nog te halen is.`,
  stop: 'Stop met deze badge',
  againTitle: 'Weer geven?',
  againLead: 'De badge staat dan meteen weer op het formulier. Wat eerder is gezien, telt mee.',
  again: 'Geef deze badge weer',
  back: 'Alle badges',
};
