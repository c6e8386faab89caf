// Turkish words of a participant's own pages.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('tr');

export const mine: HolderTexts['mine'] = {
  hello: ({ name }) => `Merhaba ${name}`,
  count: ({ count }) => counted(count, { one: '# rozetin var.', other: '# rozetin var.' }),
  proud: 'Bunu sen yapabiliyorsun. Biri bunu işinde gördü.',
  none: 'Henüz rozetin yok.',
  noneHint: 'İşinde neler yapabildiğini gösterebilirsin. O zaman bir rozet alırsın.',
  badgesTitle: 'Rozetlerin',
  newest: 'En yeni rozetin',
  nextTitle: 'Sıradaki adımın',
  nextFor: 'Şu rozet için:',
  superbadgesTitle: 'Süper rozetler',
  superbadgesLead: 'Bir grup rozetle bir süper rozet alırsın.',
  toGo: ({ count }) => counted(count, { one: '# rozet kaldı', other: '# rozet kaldı' }),
  pathHas: 'sende var',
  pathOpen: 'henüz alınmadı',
  complete: 'Hepsi tamam. Biri hâlâ bakıyor.',
  helps: 'Bu yardımcı olur:',
  codesTitle: 'Özgeçmişin için bir kod',
  codesLead: 'Kimin hangi rozetleri göreceğini sen seçersin. Bir kod alırsın. Onu özgeçmişine koyarsın.',
  whoSeesTitle: 'Kim neyi görür?',
  whoSees: [
    'İş sorumlun rozetlerini ve şimdiye kadar gösterdiklerini görür.',
    'Yöneticin de bunu görür. Rozetleri onaylayan ya da yöneten kişi sadece rozetlerini görür.',
    'Bir işveren sadece senin gösterdiğini görür. Bağlantı ya da kod ile.',
    'Rozette isim ve gün yazmaz.',
    'Her şeyi yeniden kapatabilirsin. Bu hemen olur.',
  ],
  closedNote: 'kapalı',
  openBadge: 'Bak ve paylaş',
  revokedTitle: 'Geri alınan rozetler',
};

export const ownBadge: HolderTexts['ownBadge'] = {
  linkTitle: 'Bağlantı',
  linkHint: 'Bu bağlantı kimdeyse rozeti görebilir.',
  takeAlong: 'Sakla veya paylaş',
  seeAsOthers: 'Başkaları böyle görür',
  openNow: 'Bu rozet açık.',
  openMeaning: 'Bağlantısı ya da kodu olan herkes görebilir.',
  close: 'Kapat',
  closedNow: 'Bu rozet kapalı.',
  closedMeaning: 'Kimse göremez. Kodla da göremez.',
  open: 'Aç',
  revokedNow: 'Bu rozet geri alındı. Artık geçerli değil.',
  withdraw: 'Bu rozeti artık istemiyorum',
  withdrawTitle: 'Bu rozet silinsin mi?',
  withdrawLead: [
    'Rozet o zaman geçerli olmaz.',
    'Artık kimse göremez.',
    'Bu geri alınamaz. Sonra yine ister misin? O zaman her şeyi yeniden gösterirsin.',
  ],
  withdrawOr: 'Sadece kimse görmesin mi istiyorsun? O zaman kapat. Bunu sonra değiştirebilirsin.',
  withdrawYes: 'Evet, rozeti geri al',
  withdrawNo: 'Hayır, rozet bende kalsın',
  requestTitle: 'Bu rozet doğru değil mi?',
  requestLead: 'O zaman geri alınmasını iste. Neden, aranızda kalır.',
  requestReason: 'Neden?',
  request: 'Geri alınmasını iste',
  requestNow: 'Geri al',
  reasonNeeded: 'Bir neden seç.',
};

export const ownNotices: HolderTexts['ownNotices'] = {
  'code-dicht': 'Kod kapalı. Artık kimse kullanamaz.',
  'code-nieuw': 'Yeni bir kod var. Eskisi artık çalışmaz.',
  'badge-dicht': 'Rozet kapalı. Bağlantıyla ya da kodla kimse göremez.',
  'badge-open': 'Rozet açık. Bağlantısı ya da kodu olan görebilir.',
  'badge-weg': 'Rozet geri alındı.',
  gezegd: 'İş sorumlun biliyor. Birlikte bakacaksınız.',
  teruggenomen: 'Geri alındı.',
  bewaard: 'Kaydedildi.',
  'code-naam': 'Koddaki isim değişti.',
  'naam-gevraagd': 'İsteğin iletildi. İşinden biri adına bakacak.',
  'wissen-gevraagd': 'İsteğin iletildi. İşinden biri her şeyi silecek.',
  'vraag-terug': 'İsteğin geri alındı.',
};
