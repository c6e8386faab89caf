// What participants asked, for staff who act on it; and what stands in the file with everything that is kept.

type Name = { name: string };

export const requests = {
  title: 'Verzoeken van deelnemers',
  lead: 'Iemand vroeg om een andere naam, of om alles te wissen. Doe het binnen een maand.',
  none: 'Er zijn geen verzoeken.',
  open: 'Verzoeken van deelnemers',
  look: 'Bekijk de verzoeken',
  asksName: ({ name }: Name) => `Vraagt om deze naam: ${name}`,
  changeName: 'Verander de naam',
  leaveName: 'De naam klopt al',
  asksErase: 'Vraagt om alles te wissen.',
  erase: 'Bekijk en wis',
  eraseSure: 'Alles van deze deelnemer wissen?',
  eraseLead: [
    'Alle badges worden ingetrokken. Links en codes werken niet meer.',
    'Naam, e-mailadres, beoordelingen en codes worden gewist.',
    'Het kan niet worden teruggedraaid.',
    'Er blijft alleen staan dat badges zijn ingetrokken, zonder naam.',
  ],
  eraseYes: 'Wis alles',
};

export const personalData = {
  readme: [
    'Dit is alles wat wij van jou bewaren.',
    'Het bestand data: alle gegevens, per soort. Ook wie wat deed, en wanneer.',
    'De map badges: elke badge als bestand. De handtekening zit erin.',
  ],
};
