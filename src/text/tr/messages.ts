// Turkish words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'Bağlantın',
  hello: ({ name }) => `Merhaba ${name},`,
  lead: 'Bu senin bağlantın:',
  once: 'Bağlantı bir kez çalışır. Kimseye verme.',
  until: ({ day }) => `${day} gününün sonuna kadar çalışır.`,
  notYou: 'Bunu bilmiyor musun? O zaman bir şey yapman gerekmez.',
  short: ({ link }) => `Bağlantın: ${link} Bir kez çalışır. Kimseye verme.`,
};

export const card: HolderTexts['card'] = {
  title: ({ name }) => `${name} için`,
  how: [
    'QR kodunu telefonunla tara.',
    'Düğmeye dokun. Şimdi rozetlerini görürsün.',
    'Bu kart bir kez çalışır. Kimseye gösterme.',
  ],
  orCode: ({ address }) => `Kamera yok mu? ${address} adresine git ve bu kodu yaz:`,
  until: ({ day }) => `Kart ${day} gününün sonuna kadar çalışır.`,
};
