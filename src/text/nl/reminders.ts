// The reminder to look together, for the floor. It names nothing that is lacking.

export const reminders = {
  title: 'Tijd om samen te kijken',
  titleOf: ({ name }: { name: string }) => `Tijd om samen te kijken met ${name}`,
  lead: 'Neem vandaag even de tijd. Kijk samen wat er goed gaat.',
  weeks: 'Na hoeveel weken herinneren?',
  weeksHint: 'Is er zo lang niets aangetikt? Dan staat de naam op de eerste pagina. Leeg is: nooit.',
  weeksFault: 'Vul een getal in van 1 tot en met 52, of laat het leeg.',
};
