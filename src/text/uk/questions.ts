// Ukrainian words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'Запитання про вас',
  lead: 'Чи може хтось із вашим посиланням або кодом запитати про вашу роботу? Ви обираєте.',
  how: 'Запитання йде до вашого наставника. Ви читаєте запитання і відповідь.',
  isOpen: 'Так. Хтось може запитати.',
  isClosed: 'Ні. Ніхто не може запитати.',
  open: 'Увімкнути запитання',
  close: 'Вимкнути запитання',
  perCode: 'Для кожного коду',
  codeOpen: 'запитання увімкнено',
  codeClosed: 'запитання вимкнено',
  listTitle: 'Поставлені запитання',
  none: 'Запитань ще немає.',
  from: 'Від',
  answer: 'Відповідь',
  waiting: 'Відповіді ще немає.',
  declined: 'Наставник не відповідає.',
  withdrawn: 'Ви не хочете відповіді.',
  withdraw: 'Я не хочу відповіді на це',
  withdrawAnswer: 'Прибрати відповідь',
  forgotten: 'Через 60 днів ми стираємо запитання й відповідь.',
};
