// Arabic words about codes for a CV.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ar');

export const shares: HolderTexts['shares'] = {
  newTitle: 'رمز للسيرة الذاتية',
  chooseBadges: 'أي شارات يستطيع الآخر أن يراها؟',
  chooseBadgesHint: 'ما لا تختاره لا يراه أحد. ولا يعرف أحد أنه موجود.',
  chooseName: 'أي اسم يظهر معها؟',
  names: {
    full: 'الاسم الكامل',
    first: 'الاسم الأول فقط',
    initials: 'الحروف الأولى فقط',
    none: 'بدون اسم',
  },
  make: 'اصنع الرمز',
  makeNew: 'اصنع رمزًا',
  noBadges: 'لا توجد شارات مفتوحة بعد. بعد ذلك يمكنك أن تصنع رمزًا.',
  faults: {
    credentialIds: 'اختر شارة مفتوحة واحدة على الأقل.',
    displayName: 'اختر أي اسم يظهر.',
  },
  madeTitle: 'الرمز',
  onCv: 'ضع هذا الرمز في السيرة الذاتية:',
  cvLine: ({ link }) => `شاراتي: ${link}`,
  orScan: 'أو أظهر رمز QR هذا.',
  shows: 'هذا ما يراه من عنده الرمز',
  nameShown: ({ name }) => `الاسم: ${name}`,
  noNameShown: 'لا يظهر اسم معها.',
  seeAsOthers: 'هكذا يراها الآخرون',
  close: 'أغلق الرمز',
  closeHint: 'الرمز لن يعمل بعد ذلك أبدًا.',
  renew: 'اصنع رمزًا جديدًا',
  renewHint: 'الرمز القديم لن يعمل. الشارات والاسم تبقى كما هي.',
  closed: 'هذا الرمز مغلق. لا أحد يستطيع استعماله.',
  badgesIn: ({ count }) =>
    counted(count, {
      zero: 'بدون شارات',
      one: 'شارة واحدة',
      two: 'شارتان',
      few: '# شارات',
      many: '# شارة',
      other: '# شارة',
    }),
};
