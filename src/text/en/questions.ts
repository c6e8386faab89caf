// English words of questions about somebody's work.
import type { Texts } from '../nl.ts';

export const questions: Texts['questions'] = {
  askTitle: 'Ask the supervisor',
  askLead: [
    'Your question goes to a supervisor at the place where this was seen.',
    'Neither of you gets the address of the other. The supervisor need not answer.',
    'Whose badge it is reads your question and the answer too.',
  ],
  question: 'Your question about the work',
  questionHint: 'Do not ask about health, money, home or belief. Put no address, number or link in it.',
  asker: 'Who are you?',
  askerHint: 'For example your name and your company. The supervisor sees this.',
  mail: 'Your e-mail address',
  mailHint:
    'Then we mail you the answer. Nobody else sees this address. We erase it after the answer, or else after 30 days.',
  trap: 'Leave this field empty',
  send: 'Send the question',
  faults: {
    question: 'Type a question of at most 300 characters. Without an address, number or link.',
    asker: 'Type at most 80 characters. Without an address, number or link.',
    mail: 'This e-mail address is not right. Look at it once more.',
    answer: 'Type an answer of at most 600 characters. Without an address, number or link.',
    trap: 'Leave this field empty and send it again.',
  },
  risk: ({ words }) => `Read it once more. It says: ${words}.`,
  riskMeaning: 'Only ask or tell something about the work.',
  riskConfirm: 'I have read it again. This is about the work.',
  askedTitle: 'Your question to the supervisor',
  sent: 'Your question was sent. There is no answer yet.',
  keepLink: 'Keep this address. The answer will be here.',
  forgotten: 'After 60 days we erase the question and the answer.',
  answered: 'The answer of the supervisor',
  declined: 'The supervisor does not answer this question. That says nothing about the badge.',
  title: 'Questions of others',
  lead: 'Somebody saw a badge and asks something. You need not answer.',
  none: 'There are no questions.',
  waiting: ({ count }) =>
    count === 1 ? 'There is 1 question waiting.' : `There are ${count} questions waiting.`,
  toList: 'See the questions',
  about: ({ name }) => `About ${name}`,
  from: ({ asker }) => `From: ${asker}`,
  fromUnknown: 'From: not said',
  read: 'Read and answer',
  answerLabel: 'Your answer',
  answerHint: ({ name }) =>
    `Only tell what you saw at work. ${name} reads it too. Your own name does not go with it.`,
  answerSend: 'Send the answer',
  decline: 'I do not answer',
  decidedTitle: 'Answered',
};

export const ownQuestions: Texts['ownQuestions'] = {
  title: 'Questions about you',
  lead: 'May somebody with your link or code ask a question about your work? You choose.',
  how: 'The question goes to your supervisor. You read the question and the answer.',
  isOpen: 'Yes. Somebody may ask a question.',
  isClosed: 'No. Nobody may ask a question.',
  open: 'Switch questions on',
  close: 'Switch questions off',
  perCode: 'Per code',
  codeOpen: 'questions on',
  codeClosed: 'questions off',
  listTitle: 'Questions that were asked',
  none: 'There are no questions yet.',
  from: 'From',
  answer: 'Answer',
  waiting: 'There is no answer yet.',
  declined: 'The supervisor does not answer.',
  withdrawn: 'You did not want an answer.',
  withdraw: 'I want no answer to this',
  forgotten: 'After 60 days we erase the question and the answer.',
};

export const answerMail: Texts['answerMail'] = {
  subject: 'Answer to your question',
  answered: 'You asked a supervisor a question. This is the answer:',
  declined: 'You asked a supervisor a question. There will be no answer. That says nothing about the badge.',
  readAt: ({ day }) => `Your question and the answer are here, until the end of ${day}:`,
  erased: 'We have now erased your e-mail address.',
  noReply: 'You can not reply to this mail. Ask a new question on the page of the badge.',
  notYou: 'Do you not know this? Then you need not do anything.',
};
