// Turkish words for how long ago something was.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('tr');

export const days: HolderTexts['days'] = {
  today: 'bugün',
  yesterday: 'dün',
  daysAgo: ({ days }) => counted(days, { one: '# gün önce', other: '# gün önce' }),
};
