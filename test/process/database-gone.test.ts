import { join } from 'node:path';
import t from 'tap';
import { findDay, systemClock } from '../../src/base/clock.ts';
import { openConnection } from '../../src/store/connection.ts';
import { openTestCluster } from '../database.ts';
import {
  checkout,
  findFreePort,
  findPrinted,
  pause,
  type RunOptions,
  runCommand,
  startKundig,
  waitFor,
} from './run-kundig.ts';

t.test('a server whose database goes away', async (t) => {
  const cluster = await openTestCluster(t);
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const options: RunOptions = {
    env: {
      DATABASE_URL: cluster.url,
      KUNDIG_KEY: Buffer.from('0123456789abcdef0123456789ABCDEF').toString('base64'),
      PORT: String(port),
      LOG_LEVEL: 'warn',
      BADGE_TEMPLATES_DIR: join(checkout, 'badge-templates'),
    },
  };
  const kundig = async (...words: string[]) => {
    const { stdout, stderr, code } = await runCommand(t, words, options);
    if (code !== 0) throw new Error(stderr);
    return stdout;
  };
  const names = [
    '--issuer',
    'De Gouden Lepel',
    '--slug',
    'lepel',
    '--location',
    'De Linde',
    '--admin',
    'Beheer',
  ];
  await kundig('setup', ...names);
  const added = await kundig('add-staff', '--name', 'Ruud', '--role', 'assessor', '--locations', 'De Linde');
  const staff = findPrinted(added, /^staff (\S+) /);
  const token = (await kundig('api-token', '--staff', staff, '--label', 'test')).trim();
  const server = startKundig(t, options);
  await server.waitUntilReady();

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const created = await post('/v1/participants', { givenName: 'Samira', familyName: 'Bensaid' });
  const { id: participantId } = (await created.json()) as { id: string };
  const assess = (badgeClass: string, keys: string[], headers: Record<string, string> = {}) => {
    const results = Object.fromEntries(keys.map((key) => [key, 'independent']));
    const observedOn = findDay(systemClock.now());
    return post('/v1/assessments', { participantId, badgeClass, observedOn, results }, headers);
  };
  const first = await assess('representatief', ['werkkleding', 'verzorgd', 'huisregels']);
  const { link } = (await first.json()) as { link: string };
  t.equal(first.status, 201);
  const open = (address: string, accept: string) => fetch(address, { headers: { accept } });
  const isReady = () => fetch(`${origin}/readyz`);
  t.equal((await isReady()).status, 200);
  const key = { 'idempotency-key': 'while-it-was-away' };
  const afwas = ['werkplek', 'machine', 'schoon-en-vies', 'opbergen'];

  await t.test(
    'says so in the right way, on the API and on pages, and tells when to come back',
    async (t) => {
      const criteria = await fetch(`${origin}/v1/badge-classes/afwas`);
      const { template } = (await criteria.json()) as { template: { criteria: { key: string }[] } };
      afwas.splice(0, afwas.length, ...template.criteria.map((criterion) => criterion.key));
      await cluster.stop();
      const begun = performance.now();
      const answers = await Promise.all([
        assess('afwas', afwas, key),
        assess('afwas', afwas),
        fetch(`${origin}/v1/participants`, { headers: { authorization: `Bearer ${token}` } }),
        open(link, 'application/json'),
        open(`${origin}/issuers/lepel/did.json`, 'application/json'),
        post('/v1/verifications', { link }),
        isReady(),
      ]);
      for (const answer of answers) {
        t.equal(answer.status, 503, answer.url);
        t.equal(answer.headers.get('content-type'), 'application/problem+json');
        t.match(answer.headers.get('retry-after'), /^[1-9]\d*$/);
        const text = await answer.text();
        t.match(JSON.parse(text), { code: 'database-unavailable', status: 503 });
        t.notMatch(
          text,
          /select|insert|ENOENT|ECONN|postgres|\.sock|at .*\.ts/i,
          'nothing of how it is made',
        );
      }
      for (const address of [link, `${origin}/achievements/afwas/1`, `${origin}/issuers/lepel`]) {
        const page = await open(address, 'text/html');
        t.equal(page.status, 503, address);
        t.match(page.headers.get('content-type'), /^text\/html/);
        t.match(page.headers.get('retry-after'), /^[1-9]\d*$/);
        t.match(await page.text(), /<h1/);
      }
      t.ok(performance.now() - begun < 20_000, 'nobody is kept waiting');
      t.equal((await fetch(`${origin}/healthz`)).status, 200, 'it lives: a restart would not help');
      t.equal((await fetch(`${origin}/robots.txt`)).status, 200, 'what needs no database is served');
    },
  );

  await t.test('does not fill the log meanwhile, and tells nothing of people in it', async (t) => {
    const lines = () =>
      server
        .stdout()
        .split('\n')
        .filter((line) => line.includes('jobs wait'));
    await waitFor('the job runner noticed', () => lines().length > 0);
    await pause(2500);
    t.equal(lines().length, 1);
    t.notMatch(server.stdout(), /Samira|Bensaid|kundig_|params/);
    t.equal(server.child.exitCode, null);
    t.equal(server.stderr(), '');
  });

  await t.test('works again by itself when the database is back', async (t) => {
    await cluster.start();
    const begun = performance.now();
    await waitFor('it is ready', async () => (await isReady()).status === 200);
    t.ok(performance.now() - begun < 10_000, 'soon');
    const shown = await open(link, 'application/json');
    t.equal(shown.status, 200);
    const verified = await post('/v1/verifications', { link });
    t.match(await verified.json(), { verdict: 'valid' });
    const again = await assess('afwas', afwas, key);
    t.equal(again.status, 201, 'what was refused had left nothing, and may be sent again under its key');
    const text = await again.text();
    t.equal(await (await assess('afwas', afwas, key)).text(), text);
    const database = openConnection(cluster.url, { pool: 1, prepare: false });
    t.teardown(() => database.end());
    await waitFor('the job runner works again', async () => {
      const rows = await database`select 1 from jobs where done_at is null`;
      return rows.length === 0;
    });
    const [jobs] = await database`select count(*)::int as done, max(attempts) as attempts from jobs`;
    t.same(jobs, { done: 2, attempts: 0 }, 'an outage is no failure of a job');
    await database.end();
  });

  await t.test('survives a database that is killed in the middle of things', async (t) => {
    const pid = cluster.findPid();
    if (pid === undefined) throw new Error('there is no server to kill');
    const statuses = new Set<number>();
    let isOver = false;
    const asking = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const { status } = await open(link, 'application/json');
        statuses.add(status);
      }
    });
    await pause(100);
    process.kill(pid, 'SIGKILL');
    await waitFor('somebody notices', () => statuses.has(503));
    await waitFor('it is ready', async () => (await isReady()).status === 200);
    isOver = true;
    await Promise.all(asking);
    t.same([...statuses].sort(), [200, 503], 'never a 500');
    t.equal((await open(link, 'application/json')).status, 200);
  });

  t.match(await server.stop(), { code: 0, stderr: '' });
});

t.test('a server whose database stays away can be stopped all the same', async (t) => {
  const cluster = await openTestCluster(t);
  const port = await findFreePort();
  const key = Buffer.from('0123456789abcdef0123456789ABCDEF').toString('base64');
  const server = startKundig(t, { env: { DATABASE_URL: cluster.url, KUNDIG_KEY: key, PORT: String(port) } });
  await server.waitUntilReady();
  await cluster.stop();
  await pause(600);
  const begun = performance.now();
  t.match(await server.stop(), { code: 0, stderr: '' });
  t.ok(performance.now() - begun < 10_000);
});
