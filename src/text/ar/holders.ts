// Arabic words of a participant's own pages.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('ar');

export const mine: HolderTexts['mine'] = {
  hello: ({ name }) => `مرحبًا ${name}`,
  count: ({ count }) =>
    counted(count, {
      zero: 'ليس عندك شارات بعد.',
      one: 'عندك شارة واحدة.',
      two: 'عندك شارتان.',
      few: 'عندك # شارات.',
      many: 'عندك # شارة.',
      other: 'عندك # شارة.',
    }),
  proud: 'أنت تستطيع هذا. شخص رآه في عملك.',
  none: 'ليس عندك شارات بعد.',
  noneHint: 'في عملك تستطيع أن تُظهر ما تعرف. ثم تحصل على شارة.',
  badgesTitle: 'شاراتك',
  newest: 'أحدث شارة لك',
  nextTitle: 'خطوتك التالية',
  nextFor: 'لهذه الشارة:',
  superbadgesTitle: 'الشارات الكبيرة',
  superbadgesLead: 'بمجموعة من الشارات تحصل على شارة كبيرة.',
  toGo: ({ count }) =>
    counted(count, {
      zero: 'لم يبق شيء',
      one: 'بقيت شارة واحدة',
      two: 'بقيت شارتان',
      few: 'بقيت # شارات',
      many: 'بقيت # شارة',
      other: 'بقيت # شارة',
    }),
  pathHas: 'عندك',
  pathOpen: 'لم تحصل عليها بعد',
  complete: 'كل شيء موجود. شخص ما زال ينظر.',
  helps: 'هذا يساعد:',
  codesTitle: 'رمز لسيرتك الذاتية',
  codesLead: 'أنت تختار أي شارات يراها الآخر. تحصل على رمز. تضعه في سيرتك الذاتية.',
  whoSeesTitle: 'من يرى ماذا؟',
  whoSees: [
    'مشرفك يرى شاراتك وما أظهرته حتى الآن.',
    'ومديرك يرى ذلك أيضًا. ومن يوافق على الشارات أو يديرها يرى شاراتك فقط.',
    'صاحب العمل يرى فقط ما تريد أنت، برابط أو برمز.',
    'على الشارة لا يوجد اسم ولا يوم.',
    'تستطيع أن تغلق كل شيء. هذا يعمل فورًا.',
  ],
  closedNote: 'مغلقة',
  openBadge: 'شاهد وشارك',
  revokedTitle: 'شارات مسحوبة',
};

export const ownBadge: HolderTexts['ownBadge'] = {
  linkTitle: 'الرابط',
  linkHint: 'من عنده هذا الرابط يستطيع أن يرى الشارة.',
  takeAlong: 'احفظ أو شارك',
  seeAsOthers: 'هكذا يراها الآخرون',
  openNow: 'هذه الشارة مفتوحة.',
  openMeaning: 'من عنده الرابط أو رمز يستطيع أن يراها.',
  close: 'أغلقها',
  closedNow: 'هذه الشارة مغلقة.',
  closedMeaning: 'لا أحد يستطيع أن يراها. ولا حتى برمز.',
  open: 'افتحها',
  revokedNow: 'هذه الشارة مسحوبة. لم تعد صالحة.',
  withdraw: 'لا أريد هذه الشارة بعد الآن',
  withdrawTitle: 'هل تريد حذف هذه الشارة؟',
  withdrawLead: [
    'الشارة لن تكون صالحة.',
    'لن يراها أحد بعد ذلك.',
    'لا يمكن التراجع. هل تريدها لاحقًا؟ إذن تُظهر كل شيء من جديد.',
  ],
  withdrawOr: 'هل تريد فقط ألا يراها أحد؟ إذن أغلقها. يمكنك تغيير ذلك لاحقًا.',
  withdrawYes: 'نعم، اسحب الشارة',
  withdrawNo: 'لا، أحتفظ بالشارة',
  requestTitle: 'هل هذه الشارة غير صحيحة؟',
  requestLead: 'إذن اطلب سحبها. السبب يبقى بينكم.',
  requestReason: 'لماذا؟',
  request: 'اطلب السحب',
  requestNow: 'اسحب',
  reasonNeeded: 'اختر سببًا.',
};

export const ownNotices: HolderTexts['ownNotices'] = {
  'code-dicht': 'الرمز مغلق. لا أحد يستطيع استعماله.',
  'code-nieuw': 'هناك رمز جديد. القديم لم يعد يعمل.',
  'badge-dicht': 'الشارة مغلقة. لا أحد يراها بالرابط أو برمز.',
  'badge-open': 'الشارة مفتوحة. من عنده الرابط أو رمز يراها.',
  'badge-weg': 'تم سحب الشارة.',
  gezegd: 'مشرفك يعرف ذلك. ستنظران معًا.',
  teruggenomen: 'تم التراجع عن ذلك.',
  bewaard: 'تم الحفظ.',
  'code-naam': 'تم تغيير الاسم مع الرمز.',
  'naam-gevraagd': 'تم الطلب. شخص من عملك سينظر في اسمك.',
  'wissen-gevraagd': 'تم الطلب. شخص من عملك سيمسح كل شيء.',
  'vraag-terug': 'تم سحب الطلب.',
};
