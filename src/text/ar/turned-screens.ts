// Arabic words of the screen that is turned to the participant.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ar');

export const turnedScreen: HolderTexts['turnedScreen'] = {
  confirmTitle: ({ name }) => `هل هذا صحيح يا ${name}؟`,
  confirmLead: ({ day }) => `شوهد هذا في ${day}.`,
  confirmDays: ({ days }) =>
    counted(days, {
      zero: 'لا أيام في هذا الأسبوع',
      one: 'يوم واحد في هذا الأسبوع',
      two: 'يومان في هذا الأسبوع',
      few: '# أيام في هذا الأسبوع',
      many: '# يومًا في هذا الأسبوع',
      other: '# يوم في هذا الأسبوع',
    }),
  yes: 'نعم، صحيح',
  talk: 'نتكلم أولًا',
  talkHint: 'هل تريد أن نتكلم أولًا؟ نحفظ هذا. الشارة تأتي لاحقًا.',
  awardedTitle: ({ name }) => `مبروك يا ${name}!`,
  awardedLead: ({ badge }) => `عندك شارة ${badge}.`,
  qrHint: 'امسح الرمز بهاتفك. هكذا تبقى الشارة معك.',
  codeHint: 'أو اكتب هذا الرمز:',
  keptTitle: ({ name }) => `حُفظ هذا يا ${name}`,
  keptLead: 'نرسله عندما يعود الإنترنت.',
};
