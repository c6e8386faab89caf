// Participants over the API: who they are, their badges, and a link to sign in with.
import { z } from 'zod';
import { listCredentials } from '../../domain/credential-views.ts';
import { mapPage } from '../../domain/pages.ts';
import {
  createParticipant,
  listParticipants,
  loadParticipant,
  type Participant,
  updateParticipant,
} from '../../domain/participants.ts';
import { endParticipantSessions } from '../../domain/sessions.ts';
import { createParticipantSignInLink } from '../../domain/sign-in.ts';
import { requestSignInMail } from '../../domain/sign-in-mails.ts';
import type { Services } from '../../services.ts';
import { type HolderLanguage, holderLanguageCodes } from '../../text/languages.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialView, renderView } from './credential-views.ts';
import { instant, noFields, renderInstant, uuid } from './fields.ts';
import { pageFields, pageOf, pageQuery, sendList } from './paging.ts';

const tags = ['participants'];
export const participantParams = z.object({ id: uuid('The participant.') });

const holderLanguage = z.enum(holderLanguageCodes as [HolderLanguage, ...HolderLanguage[]]);

const personName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'must be one line of text');

const fields = {
  givenName: personName.meta({ examples: ['Samira'] }),
  familyName: personName.meta({ examples: ['Bensaid'] }),
  locationId: uuid('Where they work. May be left out by staff of one location.').optional(),
  email: z
    .email()
    .max(254)
    .nullish()
    .meta({ description: 'Only where they ask for it. Null removes it.', examples: ['samira@example.org'] }),
  emailInCredentials: z
    .boolean()
    .optional()
    .describe(
      'Put the salted hash of the e-mail address in new credentials, to import them in a backpack elsewhere.',
    ),
  language: holderLanguage
    .nullish()
    .describe('In which they read their own pages and get mail. Null: not chosen, so Dutch.'),
};

const signInMail = z
  .strictObject({
    address: z
      .email()
      .max(254)
      .meta({ description: 'Kept until the mail is sent.', examples: ['samira@example.org'] }),
    language: holderLanguage.optional().describe('Of the mail, and of the participant from now on.'),
  })
  .meta({ id: 'SignInMail' });

const newParticipant = z
  .strictObject({
    ...fields,
    isOther: z
      .boolean()
      .optional()
      .describe('This is another person than the one who is at the location already under this name.'),
  })
  .meta({ id: 'NewParticipant' });
const changedParticipant = z
  .strictObject({
    ...fields,
    givenName: fields.givenName.optional(),
    familyName: fields.familyName.optional(),
  })
  .meta({ id: 'ChangedParticipant', description: 'What is left out stays as it is.' });

export const participant = z
  .object({
    id: uuid('The participant.'),
    givenName: z.string().meta({ examples: ['Samira'] }),
    familyName: z.string().meta({ examples: ['Bensaid'] }),
    locationId: uuid('Where they work.'),
    email: z.string().nullable(),
    emailInCredentials: z.boolean(),
    language: holderLanguage.nullable(),
    createdAt: instant('When they were added.'),
  })
  .meta({ id: 'Participant' });

const signInCard = z
  .object({
    link: z.string().meta({ format: 'uri', description: 'Works once. Hand it over in person.' }),
    code: z
      .string()
      .meta({ description: 'Can be typed in place of the link, once.', examples: ['7K3M-9QXT-2ABC'] }),
    expiresAt: instant('After this it no longer works.'),
  })
  .meta({ id: 'SignInCard' });

export function renderParticipant({ createdAt, ...rest }: Participant): z.input<typeof participant> {
  return { ...rest, createdAt: renderInstant(createdAt) };
}

function registerCollection(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listParticipants',
    summary: 'List participants',
    description:
      'By given name; those who finished too, unless asked otherwise. Assessors and managers see those of their own ' +
      'locations.',
    querystring: z.strictObject({
      ...pageFields,
      standing: z
        .enum(['present', 'finished'])
        .optional()
        .describe('Only who still learns here, or who finished.'),
    }),
    response: { 200: pageOf(participant).describe('One page of participants.') },
  };
  app.get('/participants', { schema: list }, async (request, reply) => {
    const page = await listParticipants(services, requireActor(request), request.query);
    return sendList(request, reply, mapPage(page, renderParticipant));
  });
  const create = {
    tags,
    operationId: 'createParticipant',
    summary: 'Add a participant',
    description:
      'Nothing is asked but what a badge needs. A name that is at the location already is refused without `isOther`. ' +
      'Roles: assessor, manager, admin.',
    body: newParticipant,
    response: { 201: participant.describe('The new participant.') },
  };
  app.post('/participants', { schema: create }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const created = await createParticipant(services, requireActor(request), request.body);
        return { status: 201, location: `/v1/participants/${created.id}`, body: renderParticipant(created) };
      },
    }),
  );
}

function registerOne(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getParticipant',
    summary: 'Show a participant',
    params: participantParams,
    response: { 200: participant.describe('The participant.') },
  };
  app.get('/participants/:id', { schema: load }, async (request) =>
    renderParticipant(await loadParticipant(services, requireActor(request), request.params.id)),
  );
  const change = {
    tags,
    operationId: 'changeParticipant',
    summary: 'Change a participant',
    description: 'Changes what is given and nothing else. Roles: assessor, manager, admin.',
    params: participantParams,
    body: changedParticipant,
    response: { 200: participant.describe('The participant after the change.') },
  };
  app.patch('/participants/:id', { schema: change }, async (request) => {
    const { params, body } = request;
    const input = { participantId: params.id, changes: body };
    return renderParticipant(await updateParticipant(services, requireActor(request), input));
  });
}

function registerBelongings(app: App, services: Services): void {
  const credentials = {
    tags: ['credentials'],
    operationId: 'listParticipantCredentials',
    summary: 'List the credentials of a participant',
    description: 'Newest first; revoked ones too.',
    params: participantParams,
    querystring: pageQuery,
    response: { 200: pageOf(credentialView).describe('One page of credentials.') },
  };
  app.get('/participants/:id/credentials', { schema: credentials }, async (request, reply) => {
    const { params, query } = request;
    const input = { participantId: params.id, ...query };
    const page = await listCredentials(services, requireActor(request), input);
    return sendList(request, reply, mapPage(page, renderView));
  });
  const signIn = {
    tags,
    operationId: 'createSignInLink',
    summary: 'Make a sign-in link for a participant',
    description:
      'Works once, within 14 days; an earlier unused link stops working. An `Idempotency-Key` has no effect here: ' +
      'the link is stored nowhere, so each request makes a new one. Roles: assessor, manager, admin.',
    params: participantParams,
    body: noFields,
    response: { 201: signInCard.describe('The link and the code, shown this once.') },
  };
  app.post('/participants/:id/sign-in-links', { schema: signIn }, async (request, reply) => {
    const made = await createParticipantSignInLink(services, requireActor(request), request.params.id);
    return reply.code(201).send({ ...made, expiresAt: renderInstant(made.expiresAt) });
  });
}

/** Other ways in, and the way out when a phone is lost. */
function registerSignIn(app: App, services: Services): void {
  const mail = {
    tags,
    operationId: 'sendSignInMail',
    summary: 'Send a participant a sign-in link by e-mail',
    description:
      'In their language, without a word about badges. The link is made when the mail is sent; an earlier unused one ' +
      'then stops working. Tried again for a day while the mail server can not be reached. Roles: assessor, manager, ' +
      'admin.',
    params: participantParams,
    body: signInMail,
    response: { 202: z.object({ state: z.literal('waiting') }).describe('The mail will be sent.') },
  };
  app.post('/participants/:id/sign-in-mails', { schema: mail }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const { address, language } = request.body;
        const asked = { participantId: request.params.id, address, language };
        await requestSignInMail(services, requireActor(request), asked);
        return { status: 202, body: { state: 'waiting' } };
      },
    }),
  );
  const end = {
    tags,
    operationId: 'endParticipantSessions',
    summary: 'Sign a participant out everywhere',
    description:
      'When a phone is lost. Unused links and codes stop working too. Roles: assessor, manager, admin.',
    params: participantParams,
    response: { 204: z.null().describe('Signed out on every device.') },
  };
  app.delete('/participants/:id/sessions', { schema: end }, async (request, reply) => {
    await endParticipantSessions(services, requireActor(request), request.params.id);
    return reply.code(204).send(null);
  });
}

function registerParticipants(app: App, services: Services): void {
  registerCollection(app, services);
  registerOne(app, services);
  registerBelongings(app, services);
  registerSignIn(app, services);
}

export const participants: RouteModule = { noun: 'participants', register: registerParticipants };
