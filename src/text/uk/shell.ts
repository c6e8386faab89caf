// Ukrainian words of the frame around every page, and of forms and buttons.
import type { HolderTexts } from '../holder-texts.ts';

export const shell: HolderTexts['shell'] = {
  siteName: 'Kundig',
  skipToContent: 'До змісту',
  languageSwitch: 'Мова',
  mainNavigation: 'Меню',
  start: 'Початок',
  myBadges: 'Мої відзнаки',
  check: 'Перевірити',
  catalogue: 'Усі відзнаки',
  explanation: 'Як це працює?',
  signIn: 'Увійти',
  signOut: 'Вийти',
  previewTitle: 'Подивитися відзнаку',
  previewDescription: 'Подивіться, що людина показала на роботі.',
  whatIsThis: 'Відзнака показує, що людина вміє на роботі. Наставник це бачив. Відзнака — це не диплом.',
  demo: 'Це пробна версія. Люди та відзнаки вигадані.',
  help: 'Потрібна допомога? Запитайте свого наставника.',
};

export const forms: HolderTexts['forms'] = {
  send: 'Надіслати',
  save: 'Зберегти',
  next: 'Далі',
  back: 'Назад',
  undo: 'Скасувати',
  copy: 'Копіювати',
  print: 'Друкувати',
  download: 'Зберегти на цьому пристрої',
  optional: 'не обов’язково',
  listen: 'Слухати',
  stopListening: 'Стоп',
  errorsTitle: 'Подивіться на це ще раз',
  step: ({ current, total }) => `Крок ${current} з ${total}`,
  code: 'Код',
  codeSpelled: ({ groups }) => `Код: ${groups}`,
  qrAlt: 'QR-код із посиланням',
  noticeInfo: 'Інформація',
  noticeSuccess: 'Готово',
  noticeWarning: 'Увага',
};
