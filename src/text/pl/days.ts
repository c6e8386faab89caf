// Polish words for how long ago something was.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pl');

export const days: HolderTexts['days'] = {
  today: 'dzisiaj',
  yesterday: 'wczoraj',
  daysAgo: ({ days }) =>
    counted(days, { one: '# dzień temu', few: '# dni temu', many: '# dni temu', other: '# dnia temu' }),
};
