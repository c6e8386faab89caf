// Arabic words for what went wrong, and what to do now.
import type { HolderTexts } from '../holder-texts.ts';

export const problems: HolderTexts['problems'] = {
  'invalid-request': {
    title: 'هناك شيء غير صحيح',
    advice: 'ارجع وانظر إلى ما كتبت، ثم أرسله مرة أخرى.',
  },
  'not-authenticated': {
    title: 'سجّل الدخول أولًا',
    advice: 'افتح رابط الدخول. ليس عندك رابط؟ اطلبه من مشرفك.',
  },
  'sign-in-link-invalid': {
    title: 'هذا الرابط لم يعد يعمل',
    advice: 'رابط الدخول يعمل مرة واحدة ولوقت قصير. اطلب رابطًا جديدًا.',
  },
  forbidden: {
    title: 'هذا غير مسموح لك',
    advice: 'اسأل مشرفك في العمل.',
  },
  'form-expired': {
    title: 'هذه الاستمارة لم تعد صالحة',
    advice: 'افتح الصفحة من جديد واملأ الاستمارة مرة أخرى.',
  },
  'not-found': {
    title: 'لا يوجد شيء هنا',
    advice: 'تأكّد من الرابط أو الرمز. ربما أُغلقت هذه الصفحة.',
  },
  'too-many-requests': {
    title: 'انتظر قليلًا',
    advice: 'كانت هناك محاولات كثيرة. انتظر دقيقة ثم حاول مرة أخرى.',
  },
  'credential-withdrawn': {
    title: 'هذه الشارة مسحوبة من قبل',
    advice: 'لا يمكن التراجع عن السحب. اسأل مشرفك في العمل.',
  },
  'share-closed': {
    title: 'هذا الرمز مغلق',
    advice: 'الرمز المغلق لا يُفتح مرة أخرى. اصنع رمزًا جديدًا.',
  },
  'signing-unavailable': {
    title: 'لا يمكن صنع الشارة الآن',
    advice: 'لم يُحفظ شيء. حاول مرة أخرى بعد بضع دقائق.',
  },
  'database-unavailable': {
    title: 'نعود بعد قليل',
    advice: 'لم يُحفظ شيء. حاول مرة أخرى بعد نصف دقيقة.',
  },
  'internal-error': {
    title: 'حدث خطأ عندنا',
    advice: 'أنت لم تخطئ. حاول مرة أخرى لاحقًا.',
  },
};

export const problemPage: HolderTexts['problemPage'] = {
  details: 'للمسؤول التقني',
  code: 'اسم المشكلة',
  id: 'رقم هذا الطلب',
  toStart: 'إلى صفحة البداية',
  listTitle: 'المشاكل التي تعرفها هذه الخدمة',
  status: 'الجواب',
  retryHelps: 'قد تنجح المحاولة لاحقًا.',
  retryUseless: 'المحاولة مرة أخرى لا تفيد.',
};
