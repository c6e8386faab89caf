// Arabic words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'أسئلة عنك',
  lead: 'هل يمكن لشخص معه رابطك أو رمزك أن يسأل عن عملك؟ أنت تختار.',
  how: 'السؤال يذهب إلى مشرفك. أنت تقرأ السؤال والجواب.',
  isOpen: 'نعم. يمكن لشخص أن يسأل.',
  isClosed: 'لا. لا أحد يمكنه أن يسأل.',
  open: 'تشغيل الأسئلة',
  close: 'إيقاف الأسئلة',
  perCode: 'لكل رمز',
  codeOpen: 'الأسئلة مفتوحة',
  codeClosed: 'الأسئلة مغلقة',
  listTitle: 'أسئلة وصلت',
  none: 'لا توجد أسئلة بعد.',
  from: 'من',
  answer: 'الجواب',
  waiting: 'لا يوجد جواب بعد.',
  declined: 'المشرف لا يجيب.',
  withdrawn: 'لا تريد جوابًا على هذا.',
  withdraw: 'لا أريد جوابًا على هذا',
  withdrawAnswer: 'احذف الجواب',
  forgotten: 'بعد 60 يومًا نمحو السؤال والجواب.',
};
