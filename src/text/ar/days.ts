// Arabic words for how long ago something was.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const count = buildCounter('ar');

export const days: HolderTexts['days'] = {
  today: 'اليوم',
  yesterday: 'أمس',
  daysAgo: ({ days }) =>
    count(days, {
      zero: 'اليوم',
      one: 'قبل يوم',
      two: 'قبل يومين',
      few: 'قبل # أيام',
      many: 'قبل # يومًا',
      other: 'قبل # يوم',
    }),
};
