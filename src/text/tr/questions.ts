// Turkish words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'Senin hakkında sorular',
  lead: 'Bağlantın ya da kodun olan biri, işin hakkında soru sorabilir mi? Sen seçersin.',
  how: 'Soru iş sorumluna gider. Soruyu ve cevabı sen de okursun.',
  isOpen: 'Evet. Biri soru sorabilir.',
  isClosed: 'Hayır. Kimse soru soramaz.',
  open: 'Soruları aç',
  close: 'Soruları kapat',
  perCode: 'Her kod için',
  codeOpen: 'sorular açık',
  codeClosed: 'sorular kapalı',
  listTitle: 'Sorulan sorular',
  none: 'Henüz soru yok.',
  from: 'Kimden',
  answer: 'Cevap',
  waiting: 'Henüz cevap yok.',
  declined: 'İş sorumlusu cevap vermiyor.',
  withdrawn: 'Sen cevap istemedin.',
  withdraw: 'Buna cevap istemiyorum',
  withdrawAnswer: 'Cevabı kaldır',
  forgotten: '60 gün sonra soruyu ve cevabı sileriz.',
};
