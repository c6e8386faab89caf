// Turkish words for what went wrong, and what to do now.
import type { HolderTexts } from '../holder-texts.ts';

export const problems: HolderTexts['problems'] = {
  'invalid-request': {
    title: 'Bir şey doğru değil',
    advice: 'Geri dön, yazdıklarına bak ve yeniden gönder.',
  },
  'not-authenticated': {
    title: 'Önce giriş yap',
    advice: 'Giriş bağlantısını aç. Bağlantın yok mu? İş sorumlundan iste.',
  },
  'sign-in-link-invalid': {
    title: 'Bu bağlantı artık çalışmıyor',
    advice: 'Giriş bağlantısı bir kez ve kısa süre çalışır. Yeni bir bağlantı iste.',
  },
  forbidden: { title: 'Bunu yapamazsın', advice: 'İş sorumluna sor.' },
  'form-expired': {
    title: 'Bu form artık geçerli değil',
    advice: 'Sayfayı yeniden aç ve formu bir daha doldur.',
  },
  'not-found': {
    title: 'Burada bir şey yok',
    advice: 'Bağlantı ya da kod doğru mu, bak. Belki bu sayfa kapatıldı.',
  },
  'too-many-requests': {
    title: 'Biraz bekle',
    advice: 'Çok fazla deneme oldu. Bir dakika bekle ve yeniden dene.',
  },
  'credential-withdrawn': {
    title: 'Bu rozet zaten geri alındı',
    advice: 'Bu geri alınamaz. İş sorumluna sor.',
  },
  'share-closed': { title: 'Bu kod kapalı', advice: 'Kapalı bir kod yeniden açılmaz. Yeni bir kod oluştur.' },
  'signing-unavailable': {
    title: 'Rozet şimdi yapılamıyor',
    advice: 'Hiçbir şey kaydedilmedi. Birkaç dakika sonra yeniden dene.',
  },
  'database-unavailable': {
    title: 'Birazdan döneceğiz',
    advice: 'Hiçbir şey kaydedilmedi. Yarım dakika sonra yeniden dene.',
  },
  'internal-error': {
    title: 'Bizde bir hata oldu',
    advice: 'Bu senin hatan değil. Daha sonra yeniden dene.',
  },
};

export const problemPage: HolderTexts['problemPage'] = {
  details: 'Yönetici için',
  code: 'Sorunun adı',
  id: 'Bu isteğin numarası',
  toStart: 'Başlangıç sayfasına',
  listTitle: 'Bu hizmetin bildiği sorunlar',
  status: 'Cevap',
  retryHelps: 'Daha sonra yeniden denemek yardımcı olabilir.',
  retryUseless: 'Yeniden denemek yardımcı olmaz.',
};
