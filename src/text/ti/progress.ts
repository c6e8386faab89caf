// Tigrinya words for where somebody stands with a badge.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ti');

export const progress: HolderTexts['progress'] = {
  started: 'ኣብ መገዲ',
  seenOf: ({ done, total }) => `${done} ካብ ${total}`,
  daysOf: ({ done, total }) => counted(total, { one: `${done} ካብ # መዓልቲ`, other: `${done} ካብ # መዓልታት` }),
  nextSee: 'ነዚ ኣርኢ፦',
  nextDaysOf: ({ days }) => counted(days, { one: 'ነዚ ን# መዓልቲ ኣርኢ፦', other: 'ነዚ ን# መዓልታት ኣርኢ፦' }),
  nextDays: ({ days }) => counted(days, { one: '# መዓልቲ ተሪፉ።', other: '# መዓልታት ተሪፉ።' }),
};
