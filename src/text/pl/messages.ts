// Polish words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'Twój link',
  hello: ({ name }) => `Dzień dobry, ${name},`,
  lead: 'To jest twój link:',
  once: 'Link działa jeden raz. Nie dawaj go nikomu.',
  until: ({ day }) => `Działa do końca dnia: ${day}.`,
  notYou: 'Nie wiesz, co to jest? Nic nie musisz robić.',
  short: ({ link }) => `Twój link: ${link} Działa jeden raz. Nie dawaj go nikomu.`,
};
