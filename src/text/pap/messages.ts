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
