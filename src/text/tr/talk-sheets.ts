// Turkish words of the sheet for a talk.
import type { HolderTexts } from '../holder-texts.ts';

export const talkSheet: HolderTexts['talkSheet'] = {
  title: ({ name }) => `Görüşme kâğıdı: ${name}`,
  open: 'Görüşme için kâğıt',
  hint: 'Bu kâğıdı görüşme için yazdır. Birlikte doldurun.',
  forOthers: 'Başkalarıyla görüşme için',
  forOthersHint: 'Bu kâğıtta sadece rozetler ve sonraki adım var.',
  forUs: 'İkimiz için',
  together: 'Birlikte doldurun',
  good: 'Bu iyi gidiyor',
  learn: 'Bunu öğrenmek istiyorum',
  agree: 'Anlaştığımız şey',
  supervisor: 'İş sorumlusu',
  kept: 'Bu kâğıt senin. Kimin göreceğini sen seçersin. Görüşmeden hiçbir şey saklamayız.',
};
