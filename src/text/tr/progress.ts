// Turkish words for where somebody stands with a badge.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('tr');

export const progress: HolderTexts['progress'] = {
  started: 'yolda',
  seenOf: ({ done, total }) => `${done} / ${total}`,
  daysOf: ({ done, total }) => `${done} / ${total} gün`,
  nextSee: 'Bunu göster:',
  nextDaysOf: ({ days }) =>
    counted(days, { one: 'Bunu # gün daha göster:', other: 'Bunu # gün daha göster:' }),
  nextDays: ({ days }) => counted(days, { one: '# gün kaldı.', other: '# gün kaldı.' }),
};
