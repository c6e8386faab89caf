// Ukrainian words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'Запитання про тебе',
  lead: 'Чи може хтось із твоїм посиланням або кодом запитати про твою роботу? Ти обираєш.',
  how: 'Запитання йде до твого наставника. Ти читаєш запитання і відповідь.',
  isOpen: 'Так. Хтось може запитати.',
  isClosed: 'Ні. Ніхто не може запитати.',
  open: 'Увімкни запитання',
  close: 'Вимкни запитання',
  perCode: 'Для кожного коду',
  codeOpen: 'запитання увімкнено',
  codeClosed: 'запитання вимкнено',
  listTitle: 'Поставлені запитання',
  none: 'Запитань ще немає.',
  from: 'Від',
  answer: 'Відповідь',
  waiting: 'Відповіді ще немає.',
  declined: 'Наставник не відповідає.',
  withdrawn: 'Ти не хочеш відповіді.',
  withdraw: 'Я не хочу відповіді на це',
  forgotten: 'Через 60 днів ми все стираємо.',
};
