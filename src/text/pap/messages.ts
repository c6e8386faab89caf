// Papiamento words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'Bo link',
  hello: ({ name }) => `Bon dia ${name},`,
  lead: 'Esaki ta bo link:',
  once: 'E link ta traha un biaha. No dun’é na niun hende.',
  until: ({ day }) => `E ta traha te ku fin di ${day}.`,
  notYou: 'Bo no konosé esaki? Anto bo no mester hasi nada.',
  short: ({ link }) => `Bo link: ${link} E ta traha un biaha. No dun’é na niun hende.`,
};

export const card: HolderTexts['card'] = {
  title: ({ name }) => `Pa ${name}`,
  how: [
    'Scan e kódigo QR ku bo telefòn.',
    'Primi e boton. Awor bo ta mira bo badgenan.',
    'E karchi aki ta traha un biaha. No mustr’é na niun hende.',
  ],
  orCode: ({ address }) => `No tin kámara? Bai na ${address} i skirbi e kódigo aki:`,
  until: ({ day }) => `E karchi ta traha te ku fin di ${day}.`,
};
