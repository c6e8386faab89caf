// Arabic words of what a badge is, for who gets one.
import type { HolderTexts } from '../holder-texts.ts';

export const ownExplanation: HolderTexts['ownExplanation'] = {
  title: 'كيف يعمل هذا؟',
  name: 'أحصل على شارات',
  steps: [
    'أنت تعمل. مشرفك يشاهد معك.',
    'تُظهر ما تستطيع. ثم تحصل على شارة.',
    'الشارة لك. أنت تختار من يراها.',
  ],
  privacyTitle: 'ما لا يراه الآخرون',
  privacy: [
    'على الشارة لا يوجد اسم ولا عنوان ولا يوم.',
    'ما لم يُشاهَد بعد غير مكتوب في أي مكان.',
    'لا نعرف أي صاحب عمل ينظر إلى الشارة. محركات البحث لا تجد الشارة.',
  ],
  catalogue: 'عرض كل الشارات',
  others: 'شرح لشخص آخر',
};
