// Asks the whole app, routes and all, on a world of its own: what an outside program would send and get.
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import type { AwardRule, Level } from '../../src/domain/award-rules.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { buildServer } from '../../src/web/server.ts';
import {
  awardBadge,
  buildResults,
  openWorld,
  type ParticipantName,
  type StaffName,
  type World,
  type WorldOptions,
} from '../world.ts';

// What came back as JSON; its shape is what the tests are about.
// biome-ignore lint/suspicious/noExplicitAny: reading any member is the point
export type Json = any;

export type Answer = {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  bytes: Buffer;
  json: Json;
};

export type Ask = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS';
  /** Whose bearer token. */
  as?: StaffName;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text and bytes as they are. */
  body?: object | string | Buffer;
};

export type Client = {
  world: World;
  app: FastifyInstance;
  ask(url: string, ask?: Ask): Promise<Answer>;
  get(as: StaffName, url: string): Promise<Answer>;
  post(as: StaffName, url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
};

/** A world with its server, asked without a network in between. */
export async function openClient(t: Test, options: WorldOptions = {}): Promise<Client> {
  const world = await openWorld(t, options);
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const client: Client = {
    world,
    app,
    ask: (url, ask = {}) => inject(app, world, { url, ...ask }),
    get: (as, url) => client.ask(url, { as }),
    post: (as, url, body, headers = {}) =>
      client.ask(url, { method: 'POST', as, headers, ...(body && { body }) }),
  };
  return client;
}

async function inject(app: FastifyInstance, world: World, ask: Ask & { url: string }): Promise<Answer> {
  const { url, method = 'GET', as, body } = ask;
  const isPlain = typeof body === 'string' || Buffer.isBuffer(body);
  const headers = {
    ...(body !== undefined && !isPlain && { 'content-type': 'application/json' }),
    ...(as && { authorization: `Bearer ${world.tokens[as]}` }),
    ...ask.headers,
  };
  const payload = isPlain || body === undefined ? body : JSON.stringify(body);
  const response = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  const { statusCode: status, payload: text, rawPayload: bytes } = response;
  return { status, headers: response.headers as Answer['headers'], text, bytes, json: parseJson(text) };
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What somebody saw: the whole of a badge class today, unless said otherwise. */
export async function buildAssessment(
  { world }: Client,
  seen: {
    of: ParticipantName;
    badgeClass: string;
    level?: Level;
    observedOn?: string;
    results?: Record<string, string>;
    days?: number;
    hold?: boolean;
  },
) {
  const { of, badgeClass, level = 'independent', ...rest } = seen;
  return {
    participantId: world.participants[of].id,
    badgeClass,
    observedOn: '2026-11-18',
    results: rest.results ?? (await buildResults(world.services, badgeClass, level)),
    ...rest,
  };
}

/** Awards Samira all nineteen badges, superbadges too; gives them as they were answered. */
export async function awardEverything(client: Client): Promise<Json[]> {
  const { services, clock } = client.world;
  const credentials: Json[] = [];
  const { items } = (await client.ask('/v1/badge-classes?kind=badge&limit=100')).json;
  for (const { slug } of items.filter(({ slug }: Json) => slug !== 'op-tijd-komen')) {
    credentials.push(
      JSON.parse((await awardBadge(client.world, { to: 'samira', badgeClass: slug })).document),
    );
  }
  const results = await buildResults(services, 'op-tijd-komen');
  for (const observedOn of ['2026-11-18', '2026-11-25', '2026-12-02']) {
    clock.set(`${observedOn}T10:00:00.000Z`);
    const seen = { of: 'samira', badgeClass: 'op-tijd-komen', observedOn, days: 5, results } as const;
    const { json } = await client.post('ruud', '/v1/assessments', await buildAssessment(client, seen));
    if (json.credential) credentials.push(json.credential);
  }
  await runDueJobs(services);
  for (const { id } of (await client.get('joke', '/v1/approvals?state=waiting')).json.items) {
    const { json } = await client.post('joke', `/v1/approvals/${id}/decisions`, { decision: 'approve' });
    credentials.push(json.credential);
  }
  return credentials;
}

/** Defines a badge class over the API, like `bar` but for what is given; gives its slug. */
export async function defineClass(
  client: Client,
  changes: { slug: string; policy?: string; awardRule?: AwardRule },
): Promise<string> {
  const answer = await client.post('beheer', '/v1/badge-classes', await buildClass(client, changes));
  if (answer.status !== 201) throw new Error(answer.text);
  return changes.slug;
}

/** What defining a badge class sends: the class `bar` with changes. */
export async function buildClass(
  client: Client,
  changes: Record<string, unknown>,
): Promise<{ template: Json; imageSvg: string }> {
  const { json } = await client.ask('/v1/badge-classes/bar');
  const image = await client.ask('/achievements/bar/1/image.svg');
  return { template: { ...json.template, ...changes }, imageSvg: image.text };
}

/** The very bytes of an answer over a real connection, but for the time of day in it. */
export async function readRaw(
  { app }: Client,
  url: string,
  ask: { method?: string; headers?: Record<string, string> } = {},
): Promise<string> {
  const address = app.server.address() ?? (await listen(app));
  if (address === null || typeof address === 'string') throw new Error('listens to no port');
  const headers = { host: 'badges.example.org', connection: 'close', ...ask.headers };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect(address.port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () =>
      resolve(
        Buffer.concat(chunks)
          .toString('latin1')
          .replace(/^date: .*\r\n/im, ''),
      ),
    );
    socket.write(`${ask.method ?? 'GET'} ${url} HTTP/1.1\r\n${lines.join('')}\r\n`);
  });
}

async function listen(app: FastifyInstance) {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address();
}
