// Papiamento words for how long ago something was.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pap');

export const days: HolderTexts['days'] = {
  today: 'awe',
  yesterday: 'ayera',
  daysAgo: ({ days }) => counted(days, { one: '# dia pasá', other: '# dia pasá' }),
};
