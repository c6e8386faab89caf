// Arabic words of the frame around every page, and of forms and buttons.
import type { HolderTexts } from '../holder-texts.ts';

export const shell: HolderTexts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'إلى المحتوى',
  languageSwitch: 'اللغة',
  mainNavigation: 'القائمة',
  start: 'البداية',
  myBadges: 'شاراتي',
  check: 'تحقّق',
  catalogue: 'كل الشارات',
  explanation: 'كيف يعمل هذا؟',
  signIn: 'تسجيل الدخول',
  signOut: 'تسجيل الخروج',
  previewTitle: 'مشاهدة شارة',
  previewDescription: 'شاهد ما أظهره شخص في العمل.',
  whatIsThis: 'الشارة تبيّن ما يستطيع الشخص فعله في العمل. رآه مشرف العمل. الشارة ليست شهادة دراسية.',
  demo: 'هذه نسخة تجريبية. الأشخاص والشارات غير حقيقيين.',
  help: 'هل تحتاج مساعدة؟ اسأل مشرفك في العمل.',
};

export const forms: HolderTexts['forms'] = {
  send: 'إرسال',
  save: 'حفظ',
  next: 'التالي',
  back: 'رجوع',
  undo: 'تراجع',
  copy: 'نسخ',
  print: 'طباعة',
  download: 'حفظ على هذا الجهاز',
  optional: 'اختياري',
  listen: 'استمع',
  stopListening: 'توقّف',
  errorsTitle: 'انظر إلى هذا مرة أخرى',
  step: ({ current, total }) => `خطوة ${current} من ${total}`,
  code: 'الرمز',
  codeSpelled: ({ groups }) => `الرمز: ${groups}`,
  qrAlt: 'رمز QR وفيه الرابط',
  noticeInfo: 'انتبه',
  noticeSuccess: 'تمّ',
  noticeWarning: 'احذر',
};
