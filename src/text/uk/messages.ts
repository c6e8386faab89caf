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

export const card: HolderTexts['card'] = {
  title: ({ name }) => `Для: ${name}`,
  how: [
    'Відскануйте QR-код телефоном.',
    'Натисніть кнопку. Тепер ви бачите свої відзнаки.',
    'Ця картка працює один раз. Нікому її не показуйте.',
  ],
  orCode: ({ address }) => `Немає камери? Відкрийте ${address} і введіть цей код:`,
  until: ({ day }) => `Картка працює до кінця дня: ${day}.`,
};
