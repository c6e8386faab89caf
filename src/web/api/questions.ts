// Questions about somebody's work over the API: asked by anybody with a code or a link, answered by floor staff, read by
// who got the secret address. No address of either side is in any answer.
import { z } from 'zod';
import { findShareTarget } from '../../domain/name-matches.ts';
import {
  answerMaximum,
  askerMaximum,
  askQuestion,
  decideQuestion,
  listQuestions,
  listQuestionsAbout,
  loadAskedQuestion,
  type NewQuestion,
  type Question,
  questionMaximum,
  withdrawQuestion,
} from '../../domain/questions.ts';
import type { Services } from '../../services.ts';
import { languageCodes } from '../../text/languages.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialId, instant, link, renderInstant, renderOptionalInstant, slug, uuid } from './fields.ts';
import { participantParams } from './participants.ts';
import { code } from './shares.ts';

const tags = ['questions'];
const states = ['waiting', 'answered', 'declined', 'withdrawn'] as const;

const confirmed = z
  .boolean()
  .optional()
  .describe('True when words about health, money, home or belief were read once more.');

const newQuestion = z
  .strictObject({
    question: z.string().max(questionMaximum).describe('About the work. No address, number or link.'),
    asker: z.string().max(askerMaximum).optional().describe('Who asks, in their own words.'),
    mail: z
      .strictObject({
        address: z
          .email()
          .max(254)
          .meta({ examples: ['anna@example.org'] }),
        language: z.enum(languageCodes).optional().describe('Of the mail; Dutch when left out.'),
      })
      .optional()
      .describe(
        'Where the answer is mailed too. Nobody gets to see it; it is erased after the answer, or after 30 days. ' +
          'Needs a mail server; see `mail-unavailable`.',
      ),
    confirmed,
  })
  .meta({ id: 'NewQuestion' });

const newAnswer = z
  .strictObject({
    answer: z.string().max(answerMaximum).describe('What was seen at work. The participant reads it too.'),
    confirmed,
  })
  .meta({ id: 'NewAnswer' });

const asked = z
  .object({ link: link('Where the answer will be, for people. Told this once.') })
  .meta({ id: 'AskedQuestion' });

const answer = z
  .object({
    state: z.enum(states).exclude(['withdrawn']),
    question: z.string(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'QuestionAnswer' });

const question = z
  .object({
    id: uuid('The question.'),
    participantId: uuid('Whom it is about.'),
    shareId: uuid('The CV code that it was asked from.').nullable(),
    credentialId: credentialId.nullable(),
    badgeClass: slug('Of the badge that it was asked from.').nullable(),
    state: z.enum(states),
    question: z.string(),
    asker: z.string().nullable(),
    answer: z.string().nullable(),
    askedAt: instant('When it was asked.'),
    decidedAt: instant('When it was answered, declined or taken back.').nullable(),
  })
  .meta({ id: 'Question' });

const questions = z.object({ items: z.array(question) }).meta({ id: 'Questions' });

function render(row: Question): z.input<typeof question> {
  const { id, participantId, shareId, credentialId, badgeClass, state } = row;
  const subject = { id, participantId, shareId, credentialId, badgeClass, state };
  const texts = { question: row.question, asker: row.asker, answer: row.answer };
  const { askedAt, decidedAt } = row;
  return {
    ...subject,
    ...texts,
    askedAt: renderInstant(askedAt),
    decidedAt: renderOptionalInstant(decidedAt),
  };
}

const toInput = ({
  question,
  asker,
  mail,
  confirmed = false,
}: z.output<typeof newQuestion>): NewQuestion => ({
  question,
  asker,
  mail: mail && { address: mail.address, language: mail.language ?? 'nl' },
  isConfirmed: confirmed,
});

function registerAsking(app: App, services: Services): void {
  const config = { public: true, limit: 'questions' } as const;
  const words = {
    tags,
    description:
      'Where the participant allows it; else 404, like an unknown code or link. Five a day about one participant. ' +
      'Kept for 60 days.',
    body: newQuestion,
    response: { 201: asked.describe('Where to read the answer.') },
  };
  const ofShare = {
    ...words,
    operationId: 'askByShare',
    summary: 'Ask a question by a CV code',
    params: z.object({ code }),
  };
  app.post('/shares/:code/questions', { schema: ofShare, config }, async (request, reply) => {
    const { code } = request.params;
    await app.countTarget(request, 'questions', findShareTarget(code));
    const { answerLink } = await askQuestion(services, { code }, toInput(request.body));
    return reply.code(201).send({ link: answerLink });
  });
  const ofCredential = {
    ...words,
    operationId: 'askByCredential',
    summary: 'Ask a question by the link of a credential',
    params: z.object({ id: credentialId }),
  };
  app.post('/credentials/:id/questions', { schema: ofCredential, config }, async (request, reply) => {
    const { id } = request.params;
    await app.countTarget(request, 'questions', `credential:${id}`);
    const { answerLink } = await askQuestion(services, { credentialId: id }, toInput(request.body));
    return reply.code(201).send({ link: answerLink });
  });
  const read = {
    tags,
    operationId: 'getQuestionAnswer',
    summary: 'Read the answer to a question',
    description: 'With the last part of the address that the asker got.',
    params: z.object({ token: z.string().describe('Secret; whoever has it reads the answer.') }),
    response: { 200: answer.describe('The question and how it stands.') },
  };
  app.get(
    '/question-answers/:token',
    { schema: read, config: { public: true, limit: 'codes' } },
    async (request) => {
      const { state, ...found } = await loadAskedQuestion(services, request.params.token);
      return { ...found, state: state as z.input<typeof answer>['state'] };
    },
  );
}

function registerLists(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listQuestions',
    summary: 'List questions about participants of your locations',
    description: 'Newest first, at most 500. Roles: assessor, manager.',
    querystring: z.object({ state: z.enum(states).optional() }),
    response: { 200: questions.describe('The questions.') },
  };
  app.get('/questions', { schema: list }, async (request) => ({
    items: (await listQuestions(services, requireActor(request), request.query.state)).map(render),
  }));
  const about = {
    tags,
    operationId: 'listQuestionsAbout',
    summary: 'List questions about one participant',
    description: 'Newest first, at most 500. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: questions.describe('The questions.') },
  };
  app.get('/participants/:id/questions', { schema: about }, async (request) => ({
    items: (await listQuestionsAbout(services, requireActor(request), request.params.id)).map(render),
  }));
}

const questionParams = z.object({ questionId: uuid('The question.') });

function registerDecisions(app: App, services: Services): void {
  const words = {
    tags,
    params: questionParams,
    response: { 201: question.describe('The question as it stands.') },
  };
  const reply = {
    ...words,
    operationId: 'answerQuestion',
    summary: 'Answer a question',
    description: 'Roles: assessor, manager. The participant reads the answer too.',
    body: newAnswer,
  };
  app.post('/questions/:questionId/answers', { schema: reply }, (request, response) =>
    sendOnce(request, response, {
      services,
      work: async (services) => {
        const { answer, confirmed: isConfirmed = false } = request.body;
        const decision = { id: request.params.questionId, decision: 'answer', answer, isConfirmed } as const;
        return { status: 201, body: render(await decideQuestion(services, requireActor(request), decision)) };
      },
    }),
  );
  const decline = {
    ...words,
    operationId: 'declineQuestion',
    summary: 'Give no answer to a question',
    description: 'Roles: assessor, manager.',
    body: z.strictObject({}).nullish(),
  };
  app.post('/questions/:questionId/refusals', { schema: decline }, (request, response) =>
    sendOnce(request, response, {
      services,
      work: async (services) => {
        const decision = { id: request.params.questionId, decision: 'decline' } as const;
        return { status: 201, body: render(await decideQuestion(services, requireActor(request), decision)) };
      },
    }),
  );
  const withdraw = {
    tags,
    operationId: 'withdrawQuestion',
    summary: 'Take a question back for the participant',
    description:
      'Together with the participant, who wants no answer given, or one that was given told no longer: it is erased. ' +
      'Roles: assessor, manager.',
    params: questionParams,
    body: z.strictObject({}).nullish(),
    response: { 204: z.null().describe('It no longer waits, and tells nothing.') },
  };
  app.post('/questions/:questionId/withdrawals', { schema: withdraw }, async (request, response) => {
    await withdrawQuestion(services, requireActor(request), request.params.questionId);
    return response.code(204).send(null);
  });
}

function registerQuestions(app: App, services: Services): void {
  registerAsking(app, services);
  registerLists(app, services);
  registerDecisions(app, services);
}

export const questionRoutes: RouteModule = { noun: 'questions', register: registerQuestions };
