// Polish words for where somebody stands with a badge.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pl');

export const progress: HolderTexts['progress'] = {
  started: 'w drodze',
  seenOf: ({ done, total }) => `${done} z ${total}`,
  daysOf: ({ done, total }) =>
    counted(total, {
      one: `${done} z # dnia`,
      few: `${done} z # dni`,
      many: `${done} z # dni`,
      other: `${done} z # dnia`,
    }),
  nextSee: 'Pokaż to:',
  nextDaysOf: ({ days }) =>
    counted(days, {
      one: 'Pokaż to jeszcze przez # dzień:',
      few: 'Pokaż to jeszcze przez # dni:',
      many: 'Pokaż to jeszcze przez # dni:',
      other: 'Pokaż to jeszcze przez # dnia:',
    }),
  nextDays: ({ days }) =>
    counted(days, {
      one: 'Jeszcze # dzień.',
      few: 'Jeszcze # dni.',
      many: 'Jeszcze # dni.',
      other: 'Jeszcze # dnia.',
    }),
};
