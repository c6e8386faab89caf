// Ukrainian words of a link that is sent.
import type { HolderTexts } from '../holder-texts.ts';

export const messages: HolderTexts['messages'] = {
  subject: 'Ваше посилання',
  hello: ({ name }) => `Вітаємо, ${name}!`,
  lead: 'Це ваше посилання:',
  once: 'Посилання працює один раз. Нікому його не давайте.',
  until: ({ day }) => `Воно працює до кінця дня: ${day}.`,
  notYou: 'Не знаєте, що це? Тоді нічого не робіть.',
  short: ({ link }) => `Ваше посилання: ${link} Працює один раз. Нікому його не давайте.`,
};
