// Tigrinya words for how long ago something was.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ti');

export const days: HolderTexts['days'] = {
  today: 'ሎሚ',
  yesterday: 'ትማሊ',
  daysAgo: ({ days }) => counted(days, { one: 'ቅድሚ # መዓልቲ', other: 'ቅድሚ # መዓልታት' }),
};
