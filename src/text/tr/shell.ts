// Turkish words of the frame around every page, and of forms and buttons.
import type { HolderTexts } from '../holder-texts.ts';

export const shell: HolderTexts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'İçeriğe git',
  languageSwitch: 'Dil',
  mainNavigation: 'Menü',
  start: 'Başlangıç',
  myBadges: 'Rozetlerim',
  check: 'Kontrol et',
  catalogue: 'Tüm rozetler',
  explanation: 'Nasıl çalışır?',
  signIn: 'Giriş yap',
  signOut: 'Çıkış yap',
  previewTitle: 'Bir rozete bak',
  previewDescription: 'Birinin işte ne gösterdiğine bak.',
  whatIsThis:
    'Rozet, bir kişinin işte ne yapabildiğini gösterir. Bir iş sorumlusu bunu görmüştür. Rozet bir diploma değildir.',
  demo: 'Bu bir deneme sürümüdür. Kişiler ve rozetler gerçek değildir.',
  help: 'Yardım mı lazım? İş sorumluna sor.',
};

export const forms: HolderTexts['forms'] = {
  send: 'Gönder',
  save: 'Kaydet',
  next: 'Devam',
  back: 'Geri',
  undo: 'Geri al',
  copy: 'Kopyala',
  print: 'Yazdır',
  download: 'Bu cihaza kaydet',
  optional: 'zorunlu değil',
  listen: 'Dinle',
  stopListening: 'Durdur',
  errorsTitle: 'Buna bir daha bak',
  step: ({ current, total }) => `Adım ${current} / ${total}`,
  code: 'Kod',
  codeSpelled: ({ groups }) => `Kod: ${groups}`,
  qrAlt: 'Bağlantının QR kodu',
  noticeInfo: 'Bilgi',
  noticeSuccess: 'Tamam',
  noticeWarning: 'Dikkat',
};
