// What a participant has in hand: what is open and how often it was looked at, the name with a code, who of staff
// looked, everything that is kept, and having all of it erased. On the pages and over the API alike.
import { unzipSync } from 'fflate';
import t from 'tap';
import { countLook, storeLooks } from '../../src/domain/looks.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { openConnection } from '../../src/store/connection.ts';
import { keptTables, personalTables } from '../../src/store/personal-data.ts';
import { findShare } from '../../src/store/shares.ts';
import { shares } from '../../src/store/tables/shares.ts';
import { awardBadge, type StaffName, type World } from '../world.ts';
import { type Client, type Json, openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const phone = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
const asPerson = { accept: 'text/html', 'user-agent': phone };
const samira = ({ world }: Client) => `/v1/participants/${world.participants.samira.id}`;

async function signIn(client: Client, name: 'samira' | StaffName): Promise<Visitor> {
  const { services, staff, participants } = client.world;
  const visitor = openVisitor(client.app);
  const { link } =
    name === 'samira'
      ? await createParticipantSignInLink(services, staff.ruud, participants.samira.id)
      : await createStaffSignInLink(services, staff[name].id);
  await visitor.open(link);
  await visitor.press('Ga verder');
  return visitor;
}

const cookiesOf = ({ cookies }: Visitor) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function makeShare(client: Client, credentialIds: string[], displayName = 'first'): Promise<Json> {
  return (await client.post('ruud', `${samira(client)}/shares`, { credentialIds, displayName })).json;
}

const listLooked = async (client: Client): Promise<Json[]> => {
  await storeLooks(client.world.services);
  return (await client.get('ruud', `${samira(client)}/looks`)).json.items;
};

t.test('an old open code is found behind a hundred closed ones', async (t) => {
  const client = await openClient(t);
  const { services } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const old = await makeShare(client, [credentialId]);
  await client.ask(`${samira(client)}/question-settings`, {
    method: 'PUT',
    as: 'ruud',
    body: { isOpen: true },
  });
  client.world.clock.move(60);
  const now = services.clock.now();
  const row = await findShare(services.db, client.world.participants.samira.id, old.id);
  if (!row) throw new Error('no share');
  const closed = Array.from({ length: 101 }, (_, at) => ({
    ...row,
    id: services.ids.uuid(),
    // Codes that nobody was given: only their number counts here.
    code: `CLOSED${String(at).padStart(6, '0')}`,
    createdAt: now,
    closedAt: now,
  }));
  await services.db.insert(shares).values(closed);
  const visitor = await signIn(client, 'samira');
  for (const path of ['/mijn', '/mijn/vragen', '/mijn/wie-ziet-wat']) {
    t.match((await visitor.open(path)).html, old.code, path);
  }
  const ruud = await signIn(client, 'ruud');
  t.match((await ruud.open(`/deelnemers/${client.world.participants.samira.id}`)).html, old.code);
  t.match((await client.get('ruud', `${samira(client)}/question-settings`)).json, {
    shares: [{ code: old.code }],
  });
});

t.test('looks by strangers are counted by day, and nothing of who it was', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const share = await makeShare(client, [credentialId]);
  const [badge, code] = [`/credentials/${credentialId}`, `/c/${share.code}`];
  for (const url of [code, code.toLowerCase(), badge]) {
    t.equal((await client.ask(url, { headers: asPerson })).status, 200);
  }
  // None of these is somebody who looks.
  await client.ask(code, { method: 'HEAD', headers: asPerson });
  await client.ask(badge, { headers: { 'user-agent': phone } });
  await client.ask(`${badge}/badge.png`, { headers: asPerson });
  for (const agent of ['WhatsApp/2.23', 'Mozilla/5.0 (compatible; Googlebot/2.1)', 'curl/8.5', '']) {
    await client.ask(code, { headers: { ...asPerson, 'user-agent': agent } });
  }
  await client.ask(code, { headers: { ...asPerson, 'sec-purpose': 'prefetch' } });
  await client.post('ruud', '/v1/verifications', { code: share.code });
  for (const name of ['samira', 'ruud', 'beheer'] as const) {
    const cookie = cookiesOf(await signIn(client, name));
    for (const url of [code, badge]) await client.ask(url, { headers: { ...asPerson, cookie } });
  }
  client.world.clock.set('2026-11-19T09:00:00.000Z');
  await client.ask(code, { headers: asPerson });
  const looked = await listLooked(client);
  t.same(looked, [
    {
      kind: 'share',
      id: share.id,
      total: 3,
      days: [
        { day: '2026-11-19', count: 1 },
        { day: '2026-11-18', count: 2 },
      ],
    },
    { kind: 'credential', id: credentialId, total: 1, days: [{ day: '2026-11-18', count: 1 }] },
  ]);

  const visitor = await signIn(client, 'samira');
  const page = await visitor.open('/mijn/wie-ziet-wat');
  t.match(page.text, '3 keer bekeken');
  t.match(page.text, '1 keer bekeken');
  t.match(page.text, 'donderdag 19 november: 1 keer');
  t.match(page.text, 'Wij weten niet wie het is.');

  await visitor.press('Zet de code dicht');
  t.equal((await client.ask(code, { headers: asPerson })).status, 404);
  const open = await listLooked(client);
  t.same(
    open.map(({ kind }) => kind),
    ['credential'],
    'what is closed is not counted and not open',
  );
});

t.test('a look is kept while the database is away, and counted once', async (t) => {
  const client = await openClient(t);
  const { services } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  countLook(services, credentialId);
  const away = { ...services, db: undefined as unknown as typeof services.db };
  await t.rejects(storeLooks(away));
  countLook(services, credentialId);
  t.match(await listLooked(client), [{ total: 2 }]);
  t.match(await listLooked(client), [{ total: 2 }], 'and not again');
});

t.test('the name with a code can be chosen anew, and shows at once', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const share = await makeShare(client, [credentialId], 'full');
  const nameOf = async () => (await client.ask(`/v1/shares/${share.code}`)).json.displayName;
  t.equal(await nameOf(), 'Samira Bensaid');
  const visitor = await signIn(client, 'samira');
  await visitor.open(`/mijn/codes/${share.id}`);
  visitor.choose('displayName', 'initials');
  const page = await visitor.press('Bewaar deze naam');
  t.match(page.text, 'De naam bij de code is veranderd.');
  t.match(page.text, 'Naam: S.B.');
  t.equal(await nameOf(), 'S.B.');
  await visitor.press('Bewaar deze naam', { displayName: 'nickname' });
  t.equal(await nameOf(), 'S.B.', 'only what can be chosen');

  const url = `${samira(client)}/shares/${share.id}`;
  const change = (as: StaffName) => client.ask(url, { method: 'PATCH', as, body: { displayName: 'none' } });
  t.equal((await change('fatima')).status, 404);
  t.equal((await change('ruud')).json.displayName, 'none');
  t.equal(await nameOf(), null);
  await client.post('ruud', `${url}/closures`);
  t.equal((await change('ruud')).json.code, 'share-closed');
});

t.test('who of staff looked is written down once a day, for the participant to see', async (t) => {
  const client = await openClient(t);
  const { world } = client;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const visitor = await signIn(client, 'samira');
  t.match((await visitor.open('/mijn/wie-ziet-wat')).text, 'Nog niemand.', 'their own looks are no looks');
  await client.get('els', samira(client));
  await client.get('els', samira(client));
  await client.get('els', `/v1/credentials/${credentialId}`);
  await client.get('meter', `${samira(client)}/credentials`);
  await client.get('els', '/v1/participants');
  await client.get('els', '/v1/weeks/2026-W47');
  await client.get('ruud', `${samira(client)}/personal-data`);
  world.clock.set('2026-11-19T09:00:00.000Z');
  const ruud = await signIn(client, 'ruud');
  await ruud.open(`/deelnemers/${world.participants.samira.id}`);
  t.equal((await client.get('fatima', samira(client))).status, 404, 'who may not look, did not');
  const rows = (await client.get('marloes', `${samira(client)}/staff-views`)).json.items;
  t.same(
    rows.map(({ day, name, role, kinds }: Json) => [day, name, role, kinds.toSorted()]),
    [
      ['2026-11-19', 'Marloes Kok', 'manager', ['codes']],
      ['2026-11-19', 'Ruud Verbeek', 'assessor', ['badges', 'codes', 'details', 'progress']],
      ['2026-11-18', 'Els Bakker', 'assessor', ['badges', 'details', 'progress']],
      ['2026-11-18', 'Meter', 'reader', ['badges']],
      ['2026-11-18', 'Ruud Verbeek', 'assessor', ['everything']],
    ],
  );
  const page = await visitor.open('/mijn/wie-ziet-wat');
  t.match(
    page.text,
    'Els Bakker , werkbegeleider woensdag 18 november je badges, je naam en gegevens en wat je liet zien',
  );
  t.match(page.text, 'Ruud Verbeek , werkbegeleider woensdag 18 november alles wat wij bewaren');
  t.notMatch(page.text, 'Fatima');
});

t.test('everything that is kept goes along in one file', async (t) => {
  const client = await openClient(t);
  const { world } = client;
  const { credentialId, document } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  await awardBadge(world, { to: 'kees', badgeClass: 'bar' });
  await makeShare(client, [credentialId]);
  await client.get('ruud', samira(client));
  const visitor = await signIn(client, 'samira');
  await visitor.open('/mijn/gegevens');
  t.match(visitor.page.text, 'Naam: Samira Bensaid');
  const archive = await client.ask('/mijn/gegevens.zip', { headers: { cookie: cookiesOf(visitor) } });
  t.equal(archive.headers['content-type'], 'application/zip');
  const files = unzipSync(archive.bytes);
  t.same(Object.keys(files), [
    'leesmij-readme.txt',
    'data.json',
    'badges/badge-1.json',
    'badges/badge-1.png',
  ]);
  const read = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
  t.equal(read('badges/badge-1.json'), document);
  t.match(read('leesmij-readme.txt'), /Dit is alles wat wij van jou bewaren\.[\s\S]*everything that we keep/);
  const data = JSON.parse(read('data.json'));
  t.match(data.tables, {
    participants: [{ given_name: 'Samira', family_name: 'Bensaid' }],
    credentials: [{ id: credentialId }],
    shares: [{ display_name: 'first' }],
  });
  t.ok(data.tables.observations.length > 0);
  t.ok(data.tables.staff_views.length > 0);
  t.same(
    data.staff.map(({ name }: Json) => name),
    ['Ruud Verbeek'],
  );
  const acts = data.auditLines.map(({ act }: Json) => act);
  for (const act of ['participant-created', 'credential-issued', 'share-created'])
    t.ok(acts.includes(act), act);
  t.notMatch(read('data.json'), /Kees|token_hash|form_key/);
  t.same((await client.get('ruud', `${samira(client)}/personal-data`)).json.tables.shares.length, 1);
});

t.test('a participant asks for their right name, and staff change it', async (t) => {
  const client = await openClient(t);
  const visitor = await signIn(client, 'samira');
  await visitor.open('/mijn/gegevens');
  const empty = await visitor.press('Vraag om te veranderen');
  t.equal(empty.status, 400);
  t.match(empty.text, 'Schrijf je voornaam en je achternaam op.');
  visitor.write('givenName', 'Samirah');
  visitor.write('familyName', 'Ben Saïd');
  const asked = await visitor.press('Vraag om te veranderen');
  t.match(asked.text, 'Je vroeg om deze naam: Samirah Ben Saïd.');
  t.equal((await client.get('fatima', '/v1/requests')).json.items.length, 0, 'not at another location');

  const ruud = await signIn(client, 'ruud');
  t.match((await ruud.open('/')).text, 'Verzoeken van deelnemers (1)', 'the first page tells of it');
  const page = await ruud.tap('Bekijk de verzoeken');
  t.match(page.text, 'Vraagt om deze naam: Samirah Ben Saïd');
  const done = await ruud.press('Verander de naam');
  t.match(done.text, 'De naam is veranderd.');
  t.match(done.text, 'Er zijn geen verzoeken.');
  t.match((await client.get('ruud', samira(client))).json, { givenName: 'Samirah', familyName: 'Ben Saïd' });

  t.notMatch((await ruud.open('/')).text, 'Verzoeken', 'and is calm again');
  const url = `${samira(client)}/requests`;
  const wish = { kind: 'correct-name', givenName: 'Sam', familyName: 'Bensaid' };
  const first = (await client.post('ruud', url, wish)).json;
  t.equal((await client.post('ruud', url, wish)).json.id, first.id, 'a second tap is the same wish');
  const second = (await client.post('ruud', url, { ...wish, givenName: 'Samir' })).json;
  t.same(
    (await client.get('ruud', url)).json.items.map(({ id }: Json) => id),
    [second.id],
    'another name takes its place',
  );
  t.equal((await client.post('ruud', url, { ...wish, givenName: ' ' })).json.code, 'invalid-request');
  const decisions = `/v1/requests/${second.id}/decisions`;
  t.equal((await client.post('fatima', decisions, { decision: 'confirm' })).status, 404);
  t.equal((await client.post('ruud', decisions, { decision: 'decline' })).json.state, 'declined');
  t.equal(
    (await client.post('ruud', decisions, { decision: 'confirm' })).json.code,
    'holder-request-decided',
  );
  t.equal((await client.get('ruud', samira(client))).json.givenName, 'Samirah');
});

/** Every row of every table as text. */
async function dump(world: World): Promise<Map<string, string>> {
  const connection = openConnection(world.databaseUrl, { pool: 1, prepare: true });
  try {
    const tables = await connection<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`;
    const rows = await Promise.all(
      tables.map(async ({ name }): Promise<[string, string]> => {
        const found = await connection.unsafe(`select * from "${name}"`);
        return [name, JSON.stringify(found)];
      }),
    );
    return new Map(rows);
  } finally {
    await connection.end();
  }
}

t.test('a participant asks to be erased, thinks again, asks again, and then nothing is left', async (t) => {
  const client = await openClient(t);
  const { world } = client;
  const { services, participants } = world;
  const held = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const other = await awardBadge(world, { to: 'kees', badgeClass: 'bar' });
  const share = await makeShare(client, [held.credentialId]);
  await client.ask(`/c/${share.code}`, { headers: asPerson });
  await storeLooks(services);
  await client.ask(`/credentials/${held.credentialId}/badge.jwt`);
  await client.post(
    'els',
    `${samira(client)}/shares`,
    { credentialIds: [held.credentialId], displayName: 'full' },
    {
      'idempotency-key': '6a0f0c0e-1111-4222-8333-444455556666',
    },
  );

  const visitor = await signIn(client, 'samira');
  await visitor.open('/mijn/gegevens');
  const sure = await visitor.tap('Ik wil dat alles weg is');
  t.match(sure.text, 'Je kunt dit niet terugdraaien.');
  t.match((await visitor.press('Ja, vraag om alles te wissen')).text, 'Iemand van je werk gaat dat doen.');
  t.match((await visitor.press('Ik wil het toch niet')).text, 'De vraag is ingetrokken.');
  t.same((await client.get('marloes', '/v1/requests')).json.items, []);
  await visitor.open('/mijn/gegevens/wissen');
  await visitor.press('Ja, vraag om alles te wissen');

  t.same((await client.get('ruud', '/v1/requests')).json.items, [], 'an assessor does not erase');
  const [request] = (await client.get('marloes', '/v1/requests')).json.items;
  const decisions = `/v1/requests/${request.id}/decisions`;
  t.equal((await client.post('ruud', decisions, { decision: 'confirm' })).json.code, 'forbidden');
  t.equal((await client.post('marloes', decisions, { decision: 'decline' })).json.code, 'invalid-request');
  t.equal((await client.post('vreemd', decisions, { decision: 'confirm' })).status, 404);
  const marloes = await signIn(client, 'marloes');
  await marloes.open('/');
  await marloes.tap('Bekijk de verzoeken');
  await marloes.tap('Bekijk en wis');
  t.match((await marloes.press('Wis alles')).text, 'Alles van deze deelnemer is gewist.');
  // Somebody looked at the very moment.
  countLook(services, held.credentialId);
  await storeLooks(services);
  await runDueJobs(services);

  const unknown = await client.ask('/credentials/00000000000000000000000000');
  for (const end of [
    '',
    '/badge.json',
    '/badge.jwt',
    '/badge.png',
    '/badge.svg',
    '/badge.pdf',
    '/card.pdf',
    '/share.png',
  ]) {
    const gone = await client.ask(`/credentials/${held.credentialId}${end}`, {
      headers: { 'if-none-match': '*' },
    });
    t.equal(gone.status, 404, end);
    if (end === '') t.equal(gone.text, unknown.text);
  }
  const noCode = await client.ask('/v1/shares/0000-0000-0000');
  t.equal((await client.ask(`/v1/shares/${share.code}`)).text, noCode.text);
  t.equal((await client.ask(`/c/${share.code}/badges.pdf`)).status, 404);
  t.equal((await visitor.open('/mijn')).status, 401, 'nobody is signed in any more');
  t.equal((await client.get('marloes', samira(client))).status, 404);
  const verify = async (document: string) =>
    (await client.ask('/v1/verifications', { method: 'POST', body: { credential: JSON.parse(document) } }))
      .json;
  t.match(await verify(held.document), { verdict: 'not-in-force', reason: 'revoked' });
  t.match(await verify(other.document), { verdict: 'valid' });

  const rows = await dump(world);
  const { id } = participants.samira;
  for (const [table, text] of rows) {
    t.notMatch(text, /Samira|Bensaid/, `${table} holds no name`);
    const isKept = (keptTables as readonly string[]).includes(table) || table === 'jobs';
    if (!isKept) t.notOk(text.includes(id) || text.includes(held.credentialId), `${table} leads nowhere`);
  }
  t.match(rows.get('erasures'), /"credentials":1/);
  t.match(rows.get('audit_lines'), /participant-erased/);
});

t.test(
  'every table with something of a participant is among those that are handed out and emptied',
  async (t) => {
    const { world } = await openClient(t);
    const connection = openConnection(world.databaseUrl, { pool: 1, prepare: true });
    t.teardown(() => connection.end());
    const direct = await connection<{ name: string }[]>`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'participant_id'`;
    const names = personalTables.map(({ name }) => name);
    const referring = await connection<{ name: string; to: string }[]>`
    select conrelid::regclass::text as name, confrelid::regclass::text as to
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    const known = new Set<string>([...names, ...keptTables]);
    for (const { name } of direct) t.ok(known.has(name), `${name} is in store/personal-data.ts`);
    for (const { name, to } of referring.filter(({ to }) => names.includes(to))) {
      t.ok(names.includes(name), `${name} is in store/personal-data.ts, as it refers to ${to}`);
      t.ok(name === to || names.indexOf(name) < names.indexOf(to), `${name} is emptied before ${to}`);
    }
  },
);
