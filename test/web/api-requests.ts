// A good request for every route of the API, and which roles may make it: written down here and not read from the
// table of roles.
import type { Role } from '../../src/domain/actors.ts';
import { openPost } from '../../src/domain/posts.ts';
import { insertPasskey } from '../../src/store/passkeys.ts';
import { awardBadge, type StaffName } from '../world.ts';
import { buildAssessment, buildClass, type Client, defineClass, type Json } from './api-client.ts';

/** One person for each role; the first two work at De Linde. */
export const people: Record<Role, StaffName> = {
  assessor: 'ruud',
  manager: 'marloes',
  approver: 'joke',
  admin: 'beheer',
  reader: 'meter',
};

export const everybody: Role[] = ['assessor', 'manager', 'approver', 'admin', 'reader'];
const floor: Role[] = ['assessor', 'manager'];
const keepers: Role[] = ['manager', 'admin'];

type Request = { url: string; body?: object };
export type Row = {
  route: string;
  roles: Role[];
  /** What those roles get. */
  status: number;
  /** Makes what is asked about, anew for each who asks. */
  prepare: (client: Client, as: StaffName) => Request | Promise<Request>;
};

let made = 0;
const next = () => `klas-${++made}`;

/** A badge of Samira that nobody has yet. */
async function awardNew(client: Client) {
  const badgeClass = await defineClass(client, { slug: next() });
  return awardBadge(client.world, { to: 'samira', badgeClass });
}

async function record(
  client: Client,
  as: StaffName,
  more: { hold?: boolean; policy?: string } = {},
): Promise<Json> {
  const { policy = 'direct', ...rest } = more;
  const badgeClass = await defineClass(client, { slug: next(), policy });
  const { json } = await client.post(
    as,
    '/v1/assessments',
    await buildAssessment(client, { of: 'samira', badgeClass, ...rest }),
  );
  return json;
}

/** An assessor of De Linde who is not the one who asks. */
const another = (as: StaffName): StaffName => (as === 'els' ? 'ruud' : 'els');
/** Whoever can see things at work: the one who asks, or Els for those who can not. */
const assessorFor = (as: StaffName): StaffName =>
  as === 'ruud' || as === 'marloes' || as === 'fatima' ? as : 'els';

const samira = ({ world }: Client) => `/v1/participants/${world.participants.samira.id}`;

const els = ({ world }: Client) => `/v1/staff/${world.staff.els.id}`;

/** A question about somebody at De Linde about whom nothing was asked yet. */
async function askNew(client: Client): Promise<string> {
  const somebody = { givenName: 'Vera', familyName: next() };
  const { json: participant } = await client.post('ruud', '/v1/participants', somebody);
  const badgeClass = await defineClass(client, { slug: next() });
  const seen = await buildAssessment(client, { of: 'samira', badgeClass });
  const { json } = await client.post('ruud', '/v1/assessments', { ...seen, participantId: participant.id });
  const setting = `/v1/participants/${participant.id}/question-settings`;
  await client.ask(setting, { method: 'PUT', as: 'ruud', body: { isOpen: true } });
  const id = new URL(json.link).pathname.split('/').at(-1);
  await client.ask(`/v1/credentials/${id}/questions`, {
    method: 'POST',
    body: { question: 'Gaat dit goed?' },
  });
  const { items } = (await client.get('ruud', `/v1/participants/${participant.id}/questions`)).json;
  return `/v1/questions/${items[0].id}`;
}

async function share(client: Client): Promise<Json> {
  const { credentialId } = await awardNew(client);
  const body = { credentialIds: [credentialId], displayName: 'first' };
  return (await client.post('ruud', `${samira(client)}/shares`, body)).json;
}

async function prepareRevocation(client: Client): Promise<Request> {
  const { credentialId } = await awardNew(client);
  const url = `/v1/credentials/${credentialId}/revocations`;
  const { json } = await client.post('els', url, { reason: 'mistake' });
  return { url: `${url}/${json.id}/decisions`, body: { decision: 'confirm' } };
}

/** A correction of a name that waits; gives its id. */
async function ask(client: Client): Promise<string> {
  const body = { kind: 'correct-name', givenName: `Samira ${next()}`, familyName: 'Bensaid' };
  return (await client.post('ruud', `${samira(client)}/requests`, body)).json.id;
}

export const rows: Row[] = [
  {
    route: 'POST /badge-classes',
    roles: ['admin'],
    status: 201,
    prepare: async (client) => ({
      url: '/v1/badge-classes',
      body: await buildClass(client, { slug: next() }),
    }),
  },
  {
    route: 'PATCH /badge-classes/{slug}',
    roles: ['admin'],
    status: 200,
    prepare: () => ({ url: '/v1/badge-classes/plannen', body: { retired: false } }),
  },
  {
    route: 'POST /badge-classes/{slug}/versions',
    roles: ['admin'],
    status: 201,
    prepare: async (client) => ({
      url: '/v1/badge-classes/bar/versions',
      body: await buildClass(client, { description: { nl: `Kan ${next()}.`, en: 'Can.' } }),
    }),
  },
  { route: 'GET /participants', roles: everybody, status: 200, prepare: () => ({ url: '/v1/participants' }) },
  {
    route: 'POST /participants',
    roles: ['assessor', 'manager', 'admin'],
    status: 201,
    prepare: ({ world }) => ({
      url: '/v1/participants',
      body: { givenName: next(), familyName: 'Öz', locationId: world.locations.linde },
    }),
  },
  {
    route: 'POST /participant-lists',
    roles: keepers,
    status: 201,
    prepare: ({ world }) => ({
      url: '/v1/participant-lists',
      body: {
        participants: [{ givenName: next(), familyName: 'Öz' }],
        locationId: world.locations.linde,
      },
    }),
  },
  {
    route: 'GET /participants/{id}',
    roles: everybody,
    status: 200,
    prepare: (client) => ({ url: samira(client) }),
  },
  {
    route: 'PATCH /participants/{id}',
    roles: ['assessor', 'manager', 'admin'],
    status: 200,
    prepare: (client) => ({ url: samira(client), body: { familyName: 'Bensaid' } }),
  },
  {
    route: 'GET /participants/{id}/progress',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/progress` }),
  },
  {
    route: 'GET /participants/{id}/goal',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/goal` }),
  },
  {
    route: 'PUT /participants/{id}/goal',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/goal`, body: { badgeClass: 'keukenassistent' } }),
  },
  {
    route: 'GET /claims',
    roles: floor,
    status: 200,
    prepare: () => ({ url: '/v1/claims' }),
  },
  {
    route: 'GET /participants/{id}/claims',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/claims` }),
  },
  {
    route: 'PUT /participants/{id}/claims/{badgeClass}',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/claims/afwas`, body: { isClaimed: true } }),
  },
  {
    route: 'PUT /participants/{id}/claims/{badgeClass}/joint-look',
    roles: floor,
    status: 200,
    prepare: async (client) => {
      await client.ask(`${samira(client)}/claims/afwas`, {
        method: 'PUT',
        as: 'ruud',
        body: { isClaimed: true },
      });
      return { url: `${samira(client)}/claims/afwas/joint-look`, body: { isPlanned: true } };
    },
  },
  { route: 'GET /weeks/{week}', roles: floor, status: 200, prepare: () => ({ url: '/v1/weeks/2026-W47' }) },
  {
    route: 'GET /participants/{id}/completion',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/completion` }),
  },
  {
    route: 'PUT /participants/{id}/completion',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/completion`, body: { isFinished: false } }),
  },
  {
    route: 'POST /participants/{id}/completion/awards',
    roles: floor,
    status: 201,
    prepare: (client) => ({ url: `${samira(client)}/completion/awards` }),
  },
  {
    route: 'GET /badge-class-uses',
    roles: ['admin'],
    status: 200,
    prepare: () => ({ url: '/v1/badge-class-uses' }),
  },
  { route: 'GET /usefulness', roles: ['admin'], status: 200, prepare: () => ({ url: '/v1/usefulness' }) },
  { route: 'GET /reminders', roles: floor, status: 200, prepare: () => ({ url: '/v1/reminders' }) },
  {
    route: 'GET /participants/{id}/self-assessments',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/self-assessments` }),
  },
  {
    route: 'PUT /participants/{id}/self-assessments/{badgeClass}',
    roles: floor,
    status: 200,
    prepare: (client) => ({
      url: `${samira(client)}/self-assessments/bar`,
      body: { results: { drankjes: 'with-help' } },
    }),
  },
  {
    route: 'GET /participants/{id}/small-steps',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/small-steps` }),
  },
  {
    route: 'POST /participants/{id}/small-steps',
    roles: floor,
    status: 201,
    prepare: (client) => ({ url: `${samira(client)}/small-steps`, body: { sentence: 'kept-going' } }),
  },
  {
    route: 'POST /participants/{id}/small-steps/{smallStepId}/undos',
    roles: floor,
    status: 201,
    prepare: async (client, as) => {
      const giver = as === 'fatima' ? 'ruud' : assessorFor(as);
      const body = { sentence: 'kept-calm' };
      const { json } = await client.post(giver, `${samira(client)}/small-steps`, body);
      return { url: `${samira(client)}/small-steps/${json.id}/undos` };
    },
  },
  {
    route: 'GET /participants/{id}/credentials',
    roles: everybody,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/credentials` }),
  },
  {
    route: 'POST /participants/{id}/sign-in-links',
    roles: ['assessor', 'manager', 'admin'],
    status: 201,
    prepare: (client) => ({ url: `${samira(client)}/sign-in-links` }),
  },
  {
    // This installation has no mail server: whoever may ask is told so.
    route: 'POST /participants/{id}/sign-in-mails',
    roles: ['assessor', 'manager', 'admin'],
    status: 409,
    prepare: (client) => ({
      url: `${samira(client)}/sign-in-mails`,
      body: { address: 'samira@example.org' },
    }),
  },
  {
    route: 'DELETE /participants/{id}/sessions',
    roles: ['assessor', 'manager', 'admin'],
    status: 204,
    prepare: (client) => ({ url: `${samira(client)}/sessions` }),
  },
  {
    route: 'GET /participants/{id}/shares',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/shares` }),
  },
  {
    route: 'POST /participants/{id}/shares',
    roles: floor,
    status: 201,
    prepare: async (client) => {
      const { credentialId } = await awardNew(client);
      return {
        url: `${samira(client)}/shares`,
        body: { credentialIds: [credentialId], displayName: 'none' },
      };
    },
  },
  {
    route: 'POST /participants/{id}/shares/{shareId}/closures',
    roles: floor,
    status: 201,
    prepare: async (client) => ({ url: `${samira(client)}/shares/${(await share(client)).id}/closures` }),
  },
  {
    route: 'POST /participants/{id}/shares/{shareId}/regenerations',
    roles: floor,
    status: 201,
    prepare: async (client) => ({
      url: `${samira(client)}/shares/${(await share(client)).id}/regenerations`,
    }),
  },
  {
    route: 'PATCH /participants/{id}/shares/{shareId}',
    roles: floor,
    status: 200,
    prepare: async (client) => ({
      url: `${samira(client)}/shares/${(await share(client)).id}`,
      body: { displayName: 'none' },
    }),
  },
  {
    route: 'GET /participants/{id}/looks',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/looks` }),
  },
  {
    route: 'GET /participants/{id}/staff-views',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/staff-views` }),
  },
  {
    route: 'GET /participants/{id}/personal-data',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/personal-data` }),
  },
  {
    route: 'GET /participants/{id}/requests',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/requests` }),
  },
  {
    route: 'POST /participants/{id}/requests',
    roles: floor,
    status: 201,
    prepare: (client) => ({ url: `${samira(client)}/requests`, body: { kind: 'erase' } }),
  },
  {
    route: 'POST /participants/{id}/requests/{requestId}/withdrawals',
    roles: floor,
    status: 201,
    prepare: async (client) => ({ url: `${samira(client)}/requests/${await ask(client)}/withdrawals` }),
  },
  {
    route: 'GET /requests',
    roles: ['assessor', 'manager', 'admin'],
    status: 200,
    prepare: () => ({ url: '/v1/requests' }),
  },
  {
    route: 'POST /requests/{requestId}/decisions',
    roles: ['assessor', 'manager', 'admin'],
    status: 201,
    prepare: async (client) => ({
      url: `/v1/requests/${await ask(client)}/decisions`,
      body: { decision: 'decline' },
    }),
  },
  {
    route: 'GET /credentials/{id}/certificate',
    roles: floor,
    status: 200,
    prepare: async (client) => ({
      url: `/v1/credentials/${(await awardNew(client)).credentialId}/certificate?displayName=first`,
    }),
  },
  {
    route: 'GET /participants/{id}/fridge-card',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/fridge-card` }),
  },
  {
    route: 'POST /assessments',
    roles: floor,
    status: 201,
    prepare: async (client) => ({
      url: '/v1/assessments',
      body: await buildAssessment(client, {
        of: 'samira',
        badgeClass: await defineClass(client, { slug: next() }),
      }),
    }),
  },
  {
    route: 'POST /group-assessments',
    roles: floor,
    status: 201,
    prepare: async (client) => {
      const badgeClass = await defineClass(client, { slug: next() });
      const { participantId, ...seen } = await buildAssessment(client, { of: 'samira', badgeClass });
      return { url: '/v1/group-assessments', body: { ...seen, participantIds: [participantId] } };
    },
  },
  {
    route: 'GET /assessments/{id}',
    roles: floor,
    status: 200,
    prepare: async (client) => ({ url: `/v1/assessments/${(await record(client, 'els')).id}` }),
  },
  {
    route: 'POST /assessments/{id}/undos',
    roles: floor,
    status: 201,
    prepare: async (client, as) => {
      const assessor = as === 'fatima' ? 'ruud' : assessorFor(as);
      return { url: `/v1/assessments/${(await record(client, assessor)).id}/undos` };
    },
  },
  {
    route: 'POST /assessments/{id}/hold-releases',
    roles: floor,
    status: 201,
    prepare: async (client) => ({
      url: `/v1/assessments/${(await record(client, 'els', { hold: true })).id}/hold-releases`,
    }),
  },
  {
    route: 'POST /assessments/{id}/early-awards',
    roles: floor,
    status: 201,
    prepare: async (client, as) => {
      const awardRule = { type: 'every-criterion', level: 'independent', days: 2 } as const;
      const badgeClass = await defineClass(client, { slug: next(), awardRule });
      const seen = await buildAssessment(client, { of: 'samira', badgeClass });
      const { id } = (await client.post(assessorFor(as), '/v1/assessments', seen)).json;
      return { url: `/v1/assessments/${id}/early-awards`, body: { reason: 'clear-today' } };
    },
  },
  {
    route: 'PUT /assessments/{id}/note',
    roles: floor,
    status: 200,
    prepare: async (client, as) => {
      const assessor = as === 'fatima' ? 'ruud' : assessorFor(as);
      const { id } = await record(client, assessor);
      return { url: `/v1/assessments/${id}/note`, body: { text: 'Werkte rustig' } };
    },
  },
  {
    route: 'GET /participants/{id}/notes',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/notes` }),
  },
  {
    route: 'GET /approvals',
    roles: ['assessor', 'manager', 'approver', 'admin'],
    status: 200,
    prepare: () => ({ url: '/v1/approvals' }),
  },
  {
    route: 'POST /approvals/{id}/decisions',
    roles: floor,
    status: 201,
    prepare: async (client, as) => {
      const { approval } = await record(client, another(as), { policy: 'second-assessor' });
      return { url: `/v1/approvals/${approval.id}/decisions`, body: { decision: 'approve' } };
    },
  },
  {
    route: 'POST /approvals/{id}/decisions',
    roles: ['approver', 'admin'],
    status: 201,
    prepare: async (client) => {
      const { approval } = await record(client, 'els', { policy: 'issuer-approval' });
      return { url: `/v1/approvals/${approval.id}/decisions`, body: { decision: 'approve' } };
    },
  },
  {
    route: 'GET /credentials/{id}',
    roles: everybody,
    status: 200,
    prepare: async (client) => ({ url: `/v1/credentials/${(await awardNew(client)).credentialId}` }),
  },
  {
    route: 'PUT /credentials/{id}/visibility',
    roles: floor,
    status: 200,
    prepare: async (client) => ({
      url: `/v1/credentials/${(await awardNew(client)).credentialId}/visibility`,
      body: { isOpen: false },
    }),
  },
  {
    route: 'POST /credentials/{id}/revocations',
    roles: ['assessor', 'manager', 'admin'],
    status: 201,
    prepare: async (client) => ({
      url: `/v1/credentials/${(await awardNew(client)).credentialId}/revocations`,
      body: { reason: 'mistake' },
    }),
  },
  {
    route: 'POST /credentials/{id}/revocations/{revocationId}/decisions',
    roles: ['manager', 'admin'],
    status: 201,
    prepare: prepareRevocation,
  },
  {
    route: 'POST /rehearsals',
    roles: floor,
    status: 201,
    prepare: () => ({
      url: '/v1/rehearsals',
      body: { badgeClass: 'bar', results: { drankjes: 'independent' } },
    }),
  },
  { route: 'GET /questions', roles: floor, status: 200, prepare: () => ({ url: '/v1/questions' }) },
  {
    route: 'GET /participants/{id}/questions',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/questions` }),
  },
  {
    route: 'GET /participants/{id}/question-settings',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/question-settings` }),
  },
  {
    route: 'PUT /participants/{id}/question-settings',
    roles: floor,
    status: 200,
    prepare: (client) => ({ url: `${samira(client)}/question-settings`, body: { isOpen: true } }),
  },
  {
    route: 'PUT /participants/{id}/shares/{shareId}/question-settings',
    roles: floor,
    status: 200,
    prepare: async (client) => ({
      url: `${samira(client)}/shares/${(await share(client)).id}/question-settings`,
      body: { isOpen: false },
    }),
  },
  {
    route: 'POST /questions/{questionId}/answers',
    roles: floor,
    status: 201,
    prepare: async (client) => ({ url: `${await askNew(client)}/answers`, body: { answer: 'Ja.' } }),
  },
  {
    route: 'POST /questions/{questionId}/refusals',
    roles: floor,
    status: 201,
    prepare: async (client) => ({ url: `${await askNew(client)}/refusals` }),
  },
  {
    route: 'POST /questions/{questionId}/withdrawals',
    roles: floor,
    status: 204,
    prepare: async (client) => ({ url: `${await askNew(client)}/withdrawals` }),
  },
  {
    route: 'GET /revocation-requests',
    roles: ['manager', 'admin'],
    status: 200,
    prepare: () => ({ url: '/v1/revocation-requests' }),
  },
  { route: 'GET /staff', roles: keepers, status: 200, prepare: () => ({ url: '/v1/staff' }) },
  {
    route: 'POST /staff',
    roles: keepers,
    status: 201,
    prepare: ({ world }) => ({
      url: '/v1/staff',
      body: { name: next(), role: 'assessor', locationIds: [world.locations.linde] },
    }),
  },
  { route: 'GET /staff/{id}', roles: keepers, status: 200, prepare: (client) => ({ url: els(client) }) },
  {
    route: 'PATCH /staff/{id}',
    roles: keepers,
    status: 200,
    prepare: (client) => ({ url: els(client), body: { name: 'Els Bakker' } }),
  },
  {
    route: 'POST /staff/{id}/sign-in-links',
    roles: keepers,
    status: 201,
    prepare: (client) => ({ url: `${els(client)}/sign-in-links` }),
  },
  {
    route: 'DELETE /staff/{id}/pin',
    roles: keepers,
    status: 200,
    prepare: (client) => ({ url: `${els(client)}/pin` }),
  },
  {
    route: 'DELETE /staff/{id}/passkeys',
    roles: keepers,
    status: 200,
    prepare: (client) => ({ url: `${els(client)}/passkeys` }),
  },
  { route: 'GET /own-account', roles: everybody, status: 200, prepare: () => ({ url: '/v1/own-account' }) },
  {
    route: 'PUT /own-account/pin',
    roles: floor,
    status: 200,
    prepare: () => ({ url: '/v1/own-account/pin', body: { pin: '2580' } }),
  },
  {
    route: 'DELETE /own-account/passkeys/{passkeyId}',
    roles: everybody,
    status: 200,
    prepare: async ({ world: { services, staff } }, as) => {
      const credentialId = next();
      const row = { credentialId, staffId: staff[as].id, publicKey: '', counter: 0, transports: [] };
      await insertPasskey(services.db, { ...row, createdAt: services.clock.now(), usedAt: null });
      return { url: `/v1/own-account/passkeys/${credentialId}` };
    },
  },
  { route: 'GET /posts', roles: keepers, status: 200, prepare: () => ({ url: '/v1/posts' }) },
  {
    route: 'DELETE /posts/{id}',
    roles: keepers,
    status: 204,
    prepare: async ({ world }) => {
      const input = { locationId: world.locations.linde };
      const { post } = await openPost(world.services, world.staff.ruud, input);
      return { url: `/v1/posts/${post.id}` };
    },
  },
  { route: 'GET /locations', roles: keepers, status: 200, prepare: () => ({ url: '/v1/locations' }) },
  {
    route: 'POST /locations',
    roles: ['admin'],
    status: 201,
    prepare: () => ({ url: '/v1/locations', body: { name: next() } }),
  },
  {
    route: 'GET /locations/{id}',
    roles: keepers,
    status: 200,
    prepare: ({ world }) => ({ url: `/v1/locations/${world.locations.linde}` }),
  },
  {
    route: 'PATCH /locations/{id}',
    roles: keepers,
    status: 200,
    prepare: ({ world }) => ({ url: `/v1/locations/${world.locations.linde}`, body: { isOpen: true } }),
  },
];

/** Open to anybody: no token is asked for. */
export const openRoutes = [
  'GET /badge-classes',
  'GET /badge-classes/{slug}',
  'GET /superbadges',
  'GET /superbadges/{slug}',
  'GET /shares/{code}',
  'GET /shares/{code}/superbadges',
  'POST /shares/{code}/name-matches',
  'POST /credentials/{id}/name-matches',
  'POST /verifications',
  'POST /shares/{code}/questions',
  'POST /credentials/{id}/questions',
  'GET /question-answers/{token}',
  'POST /usefulness',
];

export const methodOf = (row: Row) => row.route.split(' ')[0] as 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
