// Papiamento words for where somebody stands with a badge.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pap');

export const progress: HolderTexts['progress'] = {
  started: 'na kaminda',
  seenOf: ({ done, total }) => `${done} di ${total}`,
  daysOf: ({ done, total }) => counted(total, { one: `${done} di # dia`, other: `${done} di # dia` }),
  nextSee: 'Mustra esaki:',
  nextDaysOf: ({ days }) =>
    counted(days, { one: 'Mustra esaki # dia mas:', other: 'Mustra esaki # dia mas:' }),
  nextDays: ({ days }) => counted(days, { one: 'Ainda # dia.', other: 'Ainda # dia.' }),
};
