// One sheet for a talk, for the participant at A1-A2.

export const talkSheet = {
  title: ({ name }: { name: string }) => `Gespreksblad van ${name}`,
  open: 'Blad voor een gesprek',
  hint: 'Print dit blad voor een gesprek. Vul het samen in.',
  forOthers: 'Voor een gesprek met anderen',
  forOthersHint: 'Op dit blad staan alleen badges en de volgende stap.',
  forUs: 'Voor ons samen',
  together: 'Samen invullen',
  good: 'Dit gaat goed',
  learn: 'Dit wil ik leren',
  agree: 'Dit spreken we af',
  supervisor: 'Werk\u00adbegeleider',
  kept: 'Dit blad is van jou. Jij kiest wie het ziet. Wij bewaren niets van het gesprek.',
};
