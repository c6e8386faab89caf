import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { commands, parseCommand, renderHelp } from '../../src/commands.ts';
import { openConnection } from '../../src/store/connection.ts';
import { openEmptyDatabase } from '../database.ts';
import {
  checkout,
  checkRefusal,
  findFreePort,
  findPrinted,
  makeFolder,
  type Running,
  runCommand,
  startKundig,
} from './run-kundig.ts';

const key = Buffer.from('0123456789abcdef0123456789ABCDEF').toString('base64');

type Answer = Record<string, unknown> & { id: string; link: string };

// Each command is a process of its own, and there are dozens of them.
t.setTimeout(480_000);

t.test('the help names every command with its options', async (t) => {
  const help = renderHelp();
  for (const { name, options } of commands) {
    t.match(help, new RegExp(`^  npx kundig ${name} `, 'm'));
    for (const option of options) t.match(help, new RegExp(`--${option.name}\\b`));
  }
  t.match(help, '--issuer TEXT');
  t.match(help, '[--email TEXT]');
  t.match(help, '[--system]');
  const env = { PORT: 'nonsense' };
  for (const words of [[], ['help']]) {
    t.same(await runCommand(t, words, { env }), { stdout: `${help}\n`, stderr: '', code: 0 });
  }
});

t.test('a command that is not one is told before anything is opened', async (t) => {
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', KUNDIG_KEY: key };
  checkRefusal(
    t,
    await runCommand(t, ['make-coffee'], { env }),
    'command-invalid',
    "reason: there is no command 'make-coffee'",
  );
  checkRefusal(
    t,
    await runCommand(t, ['setup', '--issuer', 'x', '--slug', '  '], { env }),
    'command-invalid',
    'reason: --slug, --location, --admin missing',
  );
  const wrongs: [words: string[], reason: RegExp][] = [
    [['list-staff', '--all'], /Unknown option '--all'/],
    [['list-staff', 'everybody'], /Unexpected argument 'everybody'/],
    [['sign-in-link'], /^--staff missing$/],
    [['sign-in-link', '--staff'], /argument missing/],
    [['api-token', '--staff', 'x', '--label', ''], /^--label missing$/],
    [['retire-badge', '--slug', 'bar', '--again=yes'], /does not take an argument/],
    [['setup', '--email', ''], /--email missing$/],
    [['add-staff', '--name', 'x'], /^--role missing$/],
    [['toString'], /there is no command 'toString'/],
    [[''], /there is no command ''/],
  ];
  for (const [words, reason] of wrongs) {
    t.throws(() => parseCommand(words), { code: 'command-invalid', facts: { reason } }, words.join(' '));
  }
  t.same(parseCommand(['retire-badge', '--slug', ' bar ', '--again']).values, { slug: 'bar', again: 'true' });
});

t.test('an operator sets up an installation of their own', async (t) => {
  const { url } = await openEmptyDatabase(t);
  const port = await findFreePort();
  const templates = join(makeFolder(t), 'badge-templates');
  cpSync(join(checkout, 'badge-templates'), templates, { recursive: true });
  const origin = `http://localhost:${port}`;
  const env = { DATABASE_URL: url, KUNDIG_KEY: key, PORT: String(port), BADGE_TEMPLATES_DIR: templates };
  const kundig = (...words: string[]) => runCommand(t, words, { env });
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
  const replace = (name: string, value: string) =>
    names.map((word, index) => (names[index - 1] === `--${name}` ? value : word));
  let server: Running;
  const tokens = { ruud: '', participantId: '', link: '' };

  async function call(path: string, token: string, body?: object) {
    const answer = await fetch(`${origin}/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Answer;
  }

  async function award(badgeClass: string): Promise<Answer> {
    const { criteria } = JSON.parse(readFileSync(join(templates, badgeClass, 'badge.json'), 'utf8')) as {
      criteria: { key: string }[];
    };
    const results = Object.fromEntries(criteria.map((criterion) => [criterion.key, 'independent']));
    const observedOn = new Date().toISOString().slice(0, 10);
    const { participantId } = tokens;
    return call('/assessments', tokens.ruud, { participantId, badgeClass, observedOn, results });
  }

  const verify = async (link: string) => (await call('/verifications', '', { link })).verdict;
  const editTemplate = (slug: string, edit: (template: Record<string, unknown>) => void) => {
    const file = join(templates, slug, 'badge.json');
    const template = JSON.parse(readFileSync(file, 'utf8'));
    edit(template);
    writeFileSync(file, JSON.stringify(template));
  };

  await t.test('before setup, what needs an issuer says so', async (t) => {
    const line = '| there is no issuer yet: use the command setup first';
    checkRefusal(t, await kundig('list-staff'), 'command-invalid', line);
    checkRefusal(
      t,
      await kundig('rotate-key', '--issuer', 'lepel'),
      'command-invalid',
      "reason: there is no issuer 'lepel'",
    );
  });

  await t.test('setup refuses an issuer that can not stand on badges, with every reason', async (t) => {
    const wrong = ['setup', ...replace('slug', 'De Lepel'), '--email', 'nobody'];
    checkRefusal(
      t,
      await kundig(...wrong),
      'command-invalid',
      /--slug must be lower-case.*; --email must be an e-mail address$/,
    );
    checkRefusal(
      t,
      await kundig('setup', ...replace('issuer', 'Traject BV')),
      'command-invalid',
      /can not hold 'traject'$/,
    );
    checkRefusal(
      t,
      await kundig('setup', ...replace('admin', 'x'.repeat(101))),
      'command-invalid',
      /--admin must be at most 100/,
    );
    checkRefusal(t, await kundig('list-staff'), 'command-invalid', /there is no issuer yet/);
  });

  await t.test('setup makes the first issuer, once', async (t) => {
    const done = await kundig('setup', ...names, '--email', 'badges@example.org');
    t.match(done, { code: 0, stderr: '' });
    t.match(done.stdout, `The issuer stands at ${origin}/issuers/lepel\n`);
    t.match(done.stdout, /^Sign in as admin \(works once, until \S+Z\): http\S+\/inloggen\/\S+$/m);
    t.match(done.stdout, /^API token of the admin, shown this once: kundig_\S+$/m);
    checkRefusal(t, await kundig('setup', ...names), 'already-set-up');
    server = startKundig(t.parent as Test, { env });
    await server.waitUntilReady();
    t.notMatch(server.stdout(), /There is no issuer|inloggen/);
    const admin = findPrinted(done.stdout, /(kundig_\S+)/);
    t.match(await call('/badge-classes', admin), { items: Array });
    const signedIn = await fetch(findPrinted(done.stdout, /(http\S+\/inloggen\/\S+)/), {
      method: 'POST',
      redirect: 'manual',
    });
    t.equal(signedIn.status, 303);
    const profile = await fetch(`${origin}/issuers/lepel`, { headers: { accept: 'application/json' } });
    t.match(await profile.json(), { name: 'De Gouden Lepel', email: 'badges@example.org' });
  });

  await t.test('locations and staff are added by name', async (t) => {
    const location = await kundig('add-location', '--name', 'Het Anker');
    t.match(location, { code: 0, stderr: '', stdout: /^location [0-9a-f-]{36} Het Anker\n$/ });
    checkRefusal(
      t,
      await kundig('add-location', '--name', 'Het Anker'),
      'command-invalid',
      /there is already a location 'Het Anker'/,
    );
    const ruud = await kundig(
      'add-staff',
      '--name',
      'Ruud',
      '--role',
      'assessor',
      '--locations',
      'De Linde, Het Anker',
    );
    t.match(ruud, { code: 0, stderr: '', stdout: /^staff [0-9a-f-]{36} assessor Ruud\n$/ });
    checkRefusal(
      t,
      await kundig('add-staff', '--name', 'Els', '--role', 'boss'),
      'command-invalid',
      /--role must be one of assessor, manager, approver, admin, reader$/,
    );
    checkRefusal(
      t,
      await kundig('add-staff', '--name', 'Els', '--role', 'assessor', '--locations', 'De Lindeboom'),
      'command-invalid',
      /there is no location 'De Lindeboom'$/,
    );
    checkRefusal(
      t,
      await kundig('add-staff', '--name', 'Els', '--role', 'manager'),
      'command-invalid',
      /name one with --locations$/,
    );
    const meter = await kundig('add-staff', '--name', 'Meter', '--role', 'reader', '--system');
    t.match(meter, { code: 0, stdout: /reader Meter/ });
    const list = await kundig('list-staff');
    t.match(list, { code: 0, stderr: '' });
    t.same(list.stdout.replaceAll(/ [0-9a-f-]{36} /g, ' ').split('\n'), [
      'location De Linde',
      'location Het Anker',
      'staff admin Beheer',
      'staff assessor Ruud',
      'staff reader Meter',
      '',
    ]);
  });

  await t.test('a sign-in link and an API token are made for somebody on the list', async (t) => {
    const staff = findPrinted((await kundig('list-staff')).stdout, /^staff (\S+) assessor Ruud$/m);
    const link = await kundig('sign-in-link', '--staff', staff);
    t.match(link, { code: 0, stderr: '', stdout: /^http\S+\/inloggen\/\S+\nworks once, until \S+Z\n$/ });
    const { status } = await fetch(findPrinted(link.stdout, /^(\S+)/), {
      method: 'POST',
      redirect: 'manual',
    });
    t.equal(status, 303);
    const makeToken = async (label: string) => {
      const made = await kundig('api-token', '--staff', staff, '--label', label);
      t.match(made, { code: 0, stderr: '', stdout: /^kundig_[\w-]{43}\n$/ });
      return made.stdout.trim();
    };
    const [first, other, second] = [await makeToken('till'), await makeToken('app'), await makeToken('till')];
    t.match(await call('/participants', first), { code: 'not-authenticated' }, 'the same label: replaced');
    t.match(await call('/participants', other), { items: [] });
    t.match(await call('/participants', second), { items: [] });
    tokens.ruud = second;
    const nobody = '00000000-0000-4000-8000-000000000000';
    checkRefusal(
      t,
      await kundig('sign-in-link', '--staff', 'Ruud'),
      'command-invalid',
      "nobody of the staff has the id 'Ruud'",
    );
    checkRefusal(
      t,
      await kundig('api-token', '--staff', nobody, '--label', 'x'),
      'command-invalid',
      `has the id '${nobody}'`,
    );
  });

  await t.test('a new folder adds a badge class, while the server runs', async (t) => {
    const location = findPrinted((await kundig('list-staff')).stdout, /^location (\S+) De Linde$/m);
    const person = { givenName: 'Samira', familyName: 'Bensaid', locationId: location };
    tokens.participantId = (await call('/participants', tokens.ruud, person)).id;
    cpSync(join(templates, 'bar'), join(templates, 'koffie'), { recursive: true });
    editTemplate('koffie', (template) => {
      template.slug = 'koffie';
      template.name = { nl: 'Koffie zetten', en: 'Making coffee' };
    });
    const done = await kundig('load-badges');
    t.match(done, { code: 0, stderr: '' });
    t.match(done.stdout, /^koffie version 1: new$/m);
    t.match(done.stdout, /^bar version 1: unchanged$/m);
    const awarded = await award('koffie');
    t.match(awarded, { state: 'awarded', credential: { name: 'Koffie zetten' } });
    tokens.link = awarded.link;
    t.equal(await verify(tokens.link), 'valid');
  });

  await t.test('a changed folder adds a version, and a badge keeps the one it was judged on', async (t) => {
    const read = async () => (await fetch(tokens.link, { headers: { accept: 'application/json' } })).text();
    const before = await read();
    editTemplate('koffie', (template) => {
      template.name = { nl: 'Koffie en thee', en: 'Coffee and tea' };
      (template.description as { nl: string }).nl = 'Kan koffie en thee zetten zoals gasten het vragen.';
    });
    t.match((await kundig('load-badges')).stdout, /^koffie version 2: new-version$/m);
    t.match((await kundig('load-badges')).stdout, /^koffie version 2: unchanged$/m);
    t.equal(await read(), before, 'not a byte differs');
    t.match(before, '"Koffie zetten"');
    const readClass = async (version: number) =>
      (
        await fetch(`${origin}/achievements/koffie/${version}`, { headers: { accept: 'application/json' } })
      ).text();
    t.match(await readClass(1), 'Koffie zetten');
    t.match(await readClass(2), 'Koffie en thee');
    const page = await fetch(tokens.link, { headers: { accept: 'text/html' } });
    t.match(await page.text(), 'Koffie zetten');
    t.equal(await verify(tokens.link), 'valid');
  });

  await t.test(
    'a bad template is refused with file, field and reason, and nothing is half loaded',
    async (t) => {
      const database = openConnection(url, { pool: 1, prepare: false });
      t.teardown(() => database.end());
      const count = async () =>
        (await database`select count(*)::int as found from badge_class_versions`)[0]?.found;
      const before = await count();
      cpSync(join(templates, 'bar'), join(templates, 'aaa-first'), { recursive: true });
      editTemplate('aaa-first', (template) => {
        template.slug = 'aaa-first';
      });
      editTemplate('koffie', (template) => {
        template.policy = 'whenever';
        delete template.category;
      });
      mkdirSync(join(templates, 'leeg'));
      writeFileSync(join(templates, 'koffie', 'image.svg'), '<svg onload="alert(1)"/>');
      const refused = await kundig('load-badges');
      checkRefusal(t, refused, 'badge-template-invalid');
      t.match(refused.stderr, /koffie\/badge\.json policy /);
      t.match(refused.stderr, /koffie\/badge\.json category /);
      t.match(refused.stderr, /koffie\/image\.svg /);
      t.match(refused.stderr, /leeg\/badge\.json.* is missing/);
      t.equal(await count(), before, 'not even the good one that comes first');
      const again = startKundig(t, {
        env: { ...env, PORT: String(await findFreePort()), PUBLIC_URL: origin },
      });
      checkRefusal(t, await again.end(), 'badge-template-invalid');
      for (const name of ['leeg', 'koffie', 'aaa-first']) rmSync(join(templates, name), { recursive: true });
    },
  );

  await t.test('a badge class is retired and taken up again', async (t) => {
    const retired = await kundig('retire-badge', '--slug', 'bar');
    t.same(retired, { stdout: 'bar is no longer awarded\n', stderr: '', code: 0 });
    t.match(await award('bar'), { code: 'badge-class-retired' });
    const again = await kundig('retire-badge', '--slug', 'bar', '--again');
    t.same(again, { stdout: 'bar is awarded again\n', stderr: '', code: 0 });
    t.match(await award('bar'), { state: 'awarded' });
    checkRefusal(
      t,
      await kundig('retire-badge', '--slug', 'thee'),
      'command-invalid',
      "reason: there is no badge class 'thee'",
    );
  });

  await t.test('after a change of key old badges hold, and new ones carry the new key', async (t) => {
    const findKey = async (link: string) =>
      findPrinted(
        await (await fetch(link, { headers: { accept: 'application/json' } })).text(),
        /"verificationMethod":"[^"#]+#(z\w+)"/,
      );
    const oldKey = await findKey(tokens.link);
    const done = await kundig('rotate-key', '--issuer', 'lepel');
    t.match(done, { code: 0, stderr: '' });
    const newKey = findPrinted(done.stdout, /^signs with (z6Mk\w+) from now on$/m);
    t.not(newKey, oldKey);
    const { link } = await award('afwas');
    t.equal(await findKey(link), newKey, 'the server that runs signs with it at once');
    t.equal(await verify(link), 'valid');
    t.equal(await verify(tokens.link), 'valid');
    t.equal(await findKey(tokens.link), oldKey);
    const document = JSON.stringify(await (await fetch(`${origin}/issuers/lepel/did.json`)).json());
    for (const published of [oldKey, newKey]) t.match(document, `#${published}`);
    checkRefusal(
      t,
      await kundig('rotate-key', '--issuer', 'vork'),
      'command-invalid',
      "reason: there is no issuer 'vork'",
    );
  });

  await t.test('a command with other settings than the installation has is refused', async (t) => {
    const wrong = { ...env, KUNDIG_KEY: key.replace('M', 'N') };
    checkRefusal(t, await runCommand(t, ['list-staff'], { env: wrong }), 'sealing-key-wrong');
    const moved = { ...env, PUBLIC_URL: 'https://badges.example.org' };
    checkRefusal(t, await runCommand(t, ['list-staff'], { env: moved }), 'public-url-changed');
    const { DATABASE_URL: _, ...without } = { ...env, PORT: 'x' };
    checkRefusal(t, await runCommand(t, ['list-staff'], { env: without }), 'configuration-invalid');
  });
});

t.test('commands work on a trial, whether it runs or not', async (t) => {
  const folder = join(makeFolder(t), 'data');
  const port = await findFreePort();
  const env = { DATA_DIR: folder, PORT: String(port) };
  const server = startKundig(t, { env });
  await server.waitUntilReady();
  const running = await runCommand(t, ['list-staff'], { env });
  t.match(running, { code: 0, stderr: '', stdout: /assessor Ruud Verbeek/ });
  const staff = findPrinted(running.stdout, /^staff (\S+) assessor Ruud Verbeek$/m);
  const token = (await runCommand(t, ['api-token', '--staff', staff, '--label', 'x'], { env })).stdout.trim();
  const ask = (bearer: string) =>
    fetch(`http://localhost:${port}/v1/participants`, { headers: { authorization: `Bearer ${bearer}` } });
  t.equal((await ask(token)).status, 200, 'the server that runs knows it at once');
  t.equal((await ask(findPrinted(server.stdout(), /Ruud Verbeek: (kundig_\S+)/))).status, 200, 'and its own');
  checkRefusal(t, await runCommand(t, ['setup', ...setupWords], { env }), 'already-set-up');
  t.equal((await server.stop()).code, 0);
  const stopped = await runCommand(t, ['list-staff'], { env });
  t.same(stopped, running, 'the command starts PostgreSQL itself, and stops it');
  const again = startKundig(t, { env });
  await again.waitUntilReady();
  t.equal((await ask(token)).status, 200, 'a start replaces the keys of the demo only');
  t.equal((await again.stop()).code, 0);
});

const setupWords = ['--issuer', 'x', '--slug', 'x', '--location', 'x', '--admin', 'x'];

t.test('an installation set up in a data folder is no demo', async (t) => {
  const folder = join(makeFolder(t), 'data');
  const port = await findFreePort();
  const env = { DATA_DIR: folder, PORT: String(port) };
  t.match(await runCommand(t, ['setup', ...setupWords], { env }), { code: 0 });
  t.match(
    await runCommand(t, ['add-staff', '--name', 'A', '--role', 'assessor', '--locations', 'x'], { env }),
    {
      code: 0,
    },
  );
  const server = startKundig(t, { env });
  await server.waitUntilReady();
  t.equal(server.stdout(), `Kundig runs at http://localhost:${port}\n`, 'no keys are printed');
  t.equal((await server.stop()).code, 0);
});
