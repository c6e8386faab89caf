// Arabic words for where somebody stands with a badge.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const count = buildCounter('ar');

export const progress: HolderTexts['progress'] = {
  started: 'في الطريق',
  seenOf: ({ done, total }) => `${done} من ${total}`,
  daysOf: ({ done, total }) =>
    count(total, {
      zero: `${done} من # يوم`,
      one: `${done} من يوم واحد`,
      two: `${done} من يومين`,
      few: `${done} من # أيام`,
      many: `${done} من # يومًا`,
      other: `${done} من # يوم`,
    }),
  nextSee: 'أظهر هذا:',
  nextDaysOf: ({ days }) =>
    count(days, {
      zero: 'أظهر هذا:',
      one: 'أظهر هذا في يوم واحد آخر:',
      two: 'أظهر هذا في يومين آخرين:',
      few: 'أظهر هذا في # أيام أخرى:',
      many: 'أظهر هذا في # يومًا آخر:',
      other: 'أظهر هذا في # يوم آخر:',
    }),
  nextDays: ({ days }) =>
    count(days, {
      zero: 'لم يبق شيء.',
      one: 'بقي يوم واحد.',
      two: 'بقي يومان.',
      few: 'بقيت # أيام.',
      many: 'بقي # يومًا.',
      other: 'بقي # يوم.',
    }),
};
