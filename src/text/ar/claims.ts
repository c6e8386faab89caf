// Arabic words for what a participant says of themselves.
import type { HolderTexts } from '../holder-texts.ts';

export const claims: HolderTexts['claims'] = {
  title: 'ماذا أستطيع الآن؟',
  lead: 'انظر إلى الشارات. هل تستطيع شيئًا منها؟ قل ذلك.',
  open: 'شاهد الشارات',
  said: 'أنت تقول: أستطيع هذا',
  has: 'عندك',
  canTitle: 'هل تستطيع هذا؟',
  canHint: 'اضغط على الزر. ثم ينظر مشرفك معك.',
  can: 'أستطيع هذا',
  claimed: 'أنت تقول: أستطيع هذا.',
  claimedHint: 'مشرفك يعرف ذلك.',
  together: 'ستنظران معًا.',
  takeBack: 'تراجع عن ذلك',
  back: 'كل الشارات',
};

export const selfAssessments: HolderTexts['selfAssessments'] = {
  title: 'رأيك أنت',
  lead: 'كيف تسير الأمور؟ اضغط على ما يناسبك.',
  levels: {
    'not-yet': 'لا أقول شيئًا الآن',
    'with-help': 'بمساعدة',
    independent: 'وحدي',
    teaches: 'أُعلّم الآخرين',
  },
  save: 'حفظ',
  change: 'غيّر ما تقول',
  besideTitle: 'جنبًا إلى جنب',
  says: 'أنت',
  seen: 'مشرفك',
  beside: 'ما تقوله أنت وما شوهد، جنبًا إلى جنب.',
  together: 'تم ملء هذا معًا.',
  private: 'هذا تراه أنت ومشرفوك فقط. لا يُحسب للشارة.',
};
