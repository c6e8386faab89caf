// Polish words of questions about a participant.
import type { HolderTexts } from '../holder-texts.ts';

export const ownQuestions: HolderTexts['ownQuestions'] = {
  title: 'Pytania o ciebie',
  lead: 'Czy ktoś z twoim linkiem lub kodem może zapytać o twoją pracę? Ty wybierasz.',
  how: 'Pytanie idzie do twojego opiekuna. Ty czytasz pytanie i odpowiedź.',
  isOpen: 'Tak. Ktoś może zadać pytanie.',
  isClosed: 'Nie. Nikt nie może zadać pytania.',
  open: 'Włącz pytania',
  close: 'Wyłącz pytania',
  perCode: 'Dla każdego kodu',
  codeOpen: 'pytania włączone',
  codeClosed: 'pytania wyłączone',
  listTitle: 'Zadane pytania',
  none: 'Nie ma jeszcze pytań.',
  from: 'Od',
  answer: 'Odpowiedź',
  waiting: 'Nie ma jeszcze odpowiedzi.',
  declined: 'Opiekun nie odpowiada.',
  withdrawn: 'Nie chcesz odpowiedzi.',
  withdraw: 'Nie chcę odpowiedzi na to',
  withdrawAnswer: 'Usuń odpowiedź',
  forgotten: 'Po 60 dniach usuwamy pytanie i odpowiedź.',
};
