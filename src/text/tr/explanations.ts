// Turkish words of what a badge is, for who gets one.
import type { HolderTexts } from '../holder-texts.ts';

export const ownExplanation: HolderTexts['ownExplanation'] = {
  title: 'Nasıl çalışır?',
  name: 'Rozet alıyorum',
  steps: [
    'Sen çalışırsın. İş sorumlun da bakar.',
    'Neler yapabildiğini gösterirsin. O zaman bir rozet alırsın.',
    'Rozet senindir. Kimin göreceğini sen seçersin.',
  ],
  privacyTitle: 'Başkaları neyi görmez?',
  privacy: [
    'Rozette isim, adres ve gün yazmaz.',
    'Henüz görülmeyen bir şey hiçbir yerde yazmaz.',
    'Bir rozete hangi işverenin baktığını bilmeyiz. Arama motorları rozeti bulmaz.',
  ],
  catalogue: 'Tüm rozetlere bak',
  others: 'Başka biri için açıklama',
};
