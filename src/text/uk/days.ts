// Ukrainian words for how long ago something was.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('uk');

export const days: HolderTexts['days'] = {
  today: 'сьогодні',
  yesterday: 'вчора',
  daysAgo: ({ days }) =>
    counted(days, { one: '# день тому', few: '# дні тому', many: '# днів тому', other: '# дня тому' }),
};
