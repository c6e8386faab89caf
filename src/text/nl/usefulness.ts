// Whether it was of use to who looked at a badge or a code, and how often that was so.

export const useful = {
  question: 'Was dit nuttig?',
  yes: 'Ja',
  no: 'Nee',
  thanks: 'Dank je wel.',
  counted: 'Wij tellen alleen ja en nee, per maand. Niemand weet wie het was.',
  title: 'Was het nuttig?',
  lead: [
    'Wie een badge of een code bekeek, kon ja of nee tikken.',
    'Dit zijn de aantallen van alle plekken samen.',
  ],
  month: 'Maand',
  few: 'minder dan 5',
  none: 'Er is nog niets geteld.',
};
