// Ukrainian words for where somebody stands with a badge.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('uk');

export const progress: HolderTexts['progress'] = {
  started: 'у дорозі',
  seenOf: ({ done, total }) => `${done} з ${total}`,
  daysOf: ({ done, total }) =>
    counted(total, {
      one: `${done} з # дня`,
      few: `${done} з # днів`,
      many: `${done} з # днів`,
      other: `${done} з # дня`,
    }),
  nextSee: 'Покажіть це:',
  nextDaysOf: ({ days }) =>
    counted(days, {
      one: 'Покажіть це ще # день:',
      few: 'Покажіть це ще # дні:',
      many: 'Покажіть це ще # днів:',
      other: 'Покажіть це ще # дня:',
    }),
  nextDays: ({ days }) =>
    counted(days, { one: 'Ще # день.', few: 'Ще # дні.', many: 'Ще # днів.', other: 'Ще # дня.' }),
};
