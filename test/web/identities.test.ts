// Signing in at the provider of an organisation, against a real one in this process: who gets in, who does not and is
// told whom to ask, and what can go wrong on the way there and back.
import { generateKeyPairSync } from 'node:crypto';
import t, { type Test } from 'tap';
import { callbackPath } from '../../src/domain/identities.ts';
import { setPin } from '../../src/domain/pins.ts';
import { endPost, listPosts } from '../../src/domain/posts.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { updateStaffMember } from '../../src/domain/staff.ts';
import { listAuditLines } from '../../src/store/audit.ts';
import { buildServer } from '../../src/web/server.ts';
import { openWorld, type StaffName, worldUrl } from '../world.ts';
import { openProvider, type ProviderOptions } from './provider.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const findProblems = (lines: string[]): unknown[] => lines.map((line) => JSON.parse(line).problem);

const redirectUri = `${worldUrl}${callbackPath}`;
const ruud = { sub: 'r-1', email: 'Ruud@Work.example' };

async function openHouse(t: Test, options: Partial<ProviderOptions> = {}) {
  const world = await openWorld(t);
  const provider = await openProvider(t, { redirectUri, ...options });
  const services = { ...world.services, identityProvider: provider.identityProvider };
  const lines: string[] = [];
  const log = { level: 'info', stream: { write: (line: string) => void lines.push(line) } };
  const app = buildServer({ services, log });
  t.teardown(() => app.close());
  const set = (name: StaffName, changes: Parameters<typeof updateStaffMember>[2]['changes']) =>
    updateStaffMember(services, world.staff.beheer, { staffId: world.staff[name].id, changes });
  await set('ruud', { email: 'ruud@work.example' });
  provider.person = ruud;
  /** Taps the button; gives the address at the provider. */
  const leave = async (visitor: Visitor): Promise<string> => {
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({
      url: '/inloggen/organisatie',
      headers: { cookie, accept: 'text/html' },
    });
    for (const { name, value } of answer.cookies) visitor.cookies.set(name, value);
    t.equal(answer.statusCode, 303, answer.payload);
    return String(answer.headers.location);
  };
  const signIn = async (visitor: Visitor) => visitor.open(await provider.follow(await leave(visitor)));
  return { world, services, provider, app, lines, set, leave, signIn, visit: () => openVisitor(app) };
}

t.test(
  'whoever was added gets in, strongly, and is known by more than an address from then on',
  async (t) => {
    const { world, services, provider, visit, leave, signIn, set, lines } = await openHouse(t);
    const visitor = visit();
    const entry = await visitor.open('/inloggen');
    const first = entry.links.find(({ href }) => href === '/inloggen/organisatie');
    t.equal(first?.text, 'Log in met je werkaccount');
    t.ok(entry.text.indexOf('werkaccount') < entry.text.indexOf('code'), 'it is offered first');

    const address = new URL(await leave(visitor));
    const asked = Object.fromEntries(address.searchParams);
    t.match(asked, {
      response_type: 'code',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      code_challenge: /^[\w-]{43}$/,
      state: /^[\w-]{43}$/,
      nonce: /^[\w-]{43}$/,
      prompt: 'login',
    });
    const page = await signIn(visitor);
    t.equal(page.url, '/');
    t.match(page.text, 'Dag Ruud');
    await setPin(services, world.staff.ruud, '2580');
    t.match((await visitor.open('/ik')).text, 'Maak dit een gedeelde tablet', 'it is strong');
    const byLink = visit();
    await byLink.open((await createStaffSignInLink(services, world.staff.ruud.id)).link);
    await byLink.press('Ga verder');
    t.match((await byLink.open('/ik')).text, 'Je bent er met een inloglink.', 'and what a link is less than');
    const acts = await listAuditLines(services.db, `staff:${world.staff.ruud.id}`);
    t.match(
      acts.filter(({ act }) => act === 'signed-in' || act === 'identity-linked'),
      [{ act: 'identity-linked' }, { act: 'signed-in', facts: { means: 'identity' } }],
    );

    provider.person = { sub: 'r-1', email: 'another@work.example' };
    t.match((await signIn(visit())).text, 'Dag Ruud', 'known by sub, whatever their address is now');
    provider.person = { sub: 'x-9', email: 'ruud@work.example' };
    t.equal((await signIn(visit())).status, 403, 'an address that was given to another is no way in');
    await set('ruud', { email: 'r.verbeek@work.example' });
    provider.person = { sub: 'r-1', email: 'another@work.example' };
    t.equal((await signIn(visit())).status, 403, 'with another address the link is made anew');
    provider.person = { sub: 'x-9', email: 'r.verbeek@work.example' };
    t.match((await signIn(visit())).text, 'Dag Ruud');

    const secrets = /eyJ|code=|state=|[\w-]{43}/;
    t.notMatch(lines.join(''), secrets, 'no token, code or state in the log');
    t.notMatch(
      provider.asked.filter((line) => !line.includes('/auth')).join(''),
      /eyJ|token=/,
      'nor in an address',
    );
  },
);

t.test('who was not added is told whom to ask; leaving and a new role end it', async (t) => {
  const { provider, visit, signIn, set, lines } = await openHouse(t);
  const strangers = [
    { sub: 's-1', email: 'stranger@work.example' },
    { sub: 's-2' },
    { sub: 's-3', email: 'ruud@work.example', email_verified: false },
    { sub: 's-4', email: 'ruud@work.example\u0000' },
  ];
  for (const person of strangers) {
    provider.person = person;
    const page = await signIn(visit());
    t.equal(page.status, 403, JSON.stringify(person));
    t.match(page.text, /kennen wij hier nog niet.*Vraag je leidinggevende of de beheerder/);
    t.match(page.text, 'Log in met een passkey', 'the other ways stand there');
  }
  t.ok(findProblems(lines).includes('staff-unknown'));
  t.notMatch(lines.join(''), 'work.example', 'whose account it is is told to them, and not to the log');
  provider.person = strangers[0]!;
  t.match((await signIn(visit())).text, 'Dit adres heb je nu: stranger@work.example');

  provider.person = ruud;
  const visitor = visit();
  await signIn(visitor);
  await set('ruud', { role: 'reader' });
  t.notMatch((await visitor.open('/')).text, 'Dag Ruud', 'signed out');
  t.equal((await signIn(visit())).status, 403, 'and no longer known');
  await set('ruud', { role: 'reader', email: 'ruud@work.example' });
  t.match((await signIn(visit())).text, 'Dag Ruud');
  await set('ruud', { isActive: false });
  t.equal((await signIn(visit())).status, 403);
});

t.test('two people with one address at two issuers: neither gets in by it', async (t) => {
  const { world, services, visit, signIn } = await openHouse(t);
  const { vreemd } = world.staff;
  const changes = { email: 'ruud@work.example' };
  await updateStaffMember(services, vreemd, { staffId: vreemd.id, changes });
  t.equal((await signIn(visit())).status, 403);
});

t.test('what does not come back as it went is refused', async (t) => {
  const { world, provider, visit, leave, app, lines } = await openHouse(t);
  const refused = (page: { status: number; text: string }, why: string) => {
    t.equal(page.status, 401, why);
    t.match(page.text, /Inloggen is niet gelukt.*Log in met je werkaccount/, why);
  };
  const visitor = visit();
  const callback = await provider.follow(await leave(visitor));
  refused(await visit().open(callback), 'in another browser');
  refused(await visitor.open(callback), 'which used it up');

  const one = await provider.follow(await leave(visitor));
  const wrong = new URL(one);
  wrong.searchParams.set('state', 'x'.repeat(43));
  refused(await visitor.open(wrong.href), 'a state that nobody made');
  wrong.searchParams.delete('state');
  refused(await visitor.open(wrong.href), 'none');
  t.match((await visitor.open(one)).text, 'Dag Ruud', 'the right one still works');
  refused(await visitor.open(one), 'once');

  const tabs = visit();
  const [left, right] = [await leave(tabs), await leave(tabs)];
  const [later, earlier] = [await provider.follow(right), await provider.follow(left)];
  t.match((await tabs.open(earlier)).text, 'Dag Ruud', 'two tabs do not get in each other’s way');
  t.match((await tabs.open(later)).text, 'Dag Ruud');
  const mixed = new URL(await provider.follow(await leave(tabs)));
  const other = new URL(await provider.follow(await leave(tabs)));
  mixed.searchParams.set('code', other.searchParams.get('code') ?? '');
  refused(await tabs.open(mixed.href), 'the code of another attempt');
  const elsewhere = new URL(await provider.follow(await leave(tabs)));
  elsewhere.searchParams.set('iss', 'https://other.example');
  refused(await tabs.open(elsewhere.href), 'another provider');

  const late = await provider.follow(await leave(visitor));
  world.clock.move(901);
  refused(await visitor.open(late), 'too late');
  t.equal((await app.inject({ url: callbackPath })).statusCode, 401);
  t.match(lines.join(''), '"reason":"OAUTH_INVALID_RESPONSE"');
});

t.test('who stops at the provider, and a provider that is away, find the other ways in', async (t) => {
  const { provider, visit, leave, signIn, lines } = await openHouse(t);
  provider.person = null;
  const stopped = await signIn(visit());
  t.equal(stopped.status, 401);
  t.match(stopped.text, /Je bent nog niet ingelogd.*is gestopt/);
  t.notMatch(lines.join(''), 'Ruud stopped', 'what the provider says in words is not logged');

  provider.person = ruud;
  const visitor = visit();
  const callback = await provider.follow(await leave(visitor));
  await provider.stop();
  for (const page of [await visitor.open(callback), await visit().open('/inloggen')]) {
    t.match(page.text, /Log in met een passkey/);
  }
  t.equal((await visitor.open(callback)).status, 401, 'a code that was tried is not tried again');
});

t.test('the service starts without its provider, and finds it when it is there', async (t) => {
  const { provider, app, visit, lines } = await openHouse(t);
  await provider.stop();
  await app.ready();
  const page = await visit().open('/inloggen/organisatie');
  t.equal(page.status, 503);
  t.match(page.text, /Inloggen met je werkaccount lukt nu niet.*passkey/);
  t.ok(findProblems(lines).includes('identity-provider-unavailable'));
  t.match(lines.join(''), '"reason":"ECONNREFUSED"', 'the operator sees why');
});

t.test('only who is known surely enough, and now', async (t) => {
  const { provider, visit, signIn } = await openHouse(t, { client: { acr: ['substantial', 'high'] } });
  provider.person = { ...ruud, acr: 'low' };
  t.equal((await signIn(visit())).status, 401, 'too low');
  provider.person = ruud;
  t.equal((await signIn(visit())).status, 401, 'not said');
  provider.person = { ...ruud, acr: 'substantial' };
  t.match((await signIn(visit())).text, 'Dag Ruud');
});

t.test('clocks may differ by half a minute and no more', async (t) => {
  // With a secret: the provider judges the time in what a key signs, and this is about ours.
  const client = { proof: { secret: 'a-secret' } };
  const close = await openHouse(t, { client, aheadSeconds: 80 });
  t.match((await close.signIn(close.visit())).text, 'Dag Ruud', 'an ID token lasts a minute');
  const far = await openHouse(t, { client, aheadSeconds: 100 });
  t.equal((await far.signIn(far.visit())).status, 401);
  t.match(far.lines.join(''), '"reason":"OAUTH_JWT_TIMESTAMP_CHECK_FAILED"');
});

t.test('the service shows who it is by a key of three kinds, or a secret; and not by another', async (t) => {
  const keys = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    generateKeyPairSync('ed25519').privateKey,
  ];
  for (const proof of [...keys.map((key) => ({ key })), { secret: 'a-secret/with:signs' }]) {
    const house = await openHouse(t, { client: { proof } });
    t.match((await house.signIn(house.visit())).text, 'Dag Ruud');
    t.notMatch(house.provider.asked.join(), 'a-secret');
  }
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const house = await openHouse(t, { registered: { jwks: { keys: [other] } } });
  t.equal((await house.signIn(house.visit())).status, 401);
  t.match(house.lines.join(''), '"reason":"invalid_client"');
});

t.test('on a shared tablet it is a strong sign-in of that tablet, until its shift ends', async (t) => {
  const { world, services, visit, signIn, leave, provider } = await openHouse(t);
  const { staff } = world;
  await setPin(services, staff.ruud, '2580');
  const tablet = visit();
  await signIn(tablet);
  await tablet.open('/ik');
  await tablet.press('Maak dit een gedeelde tablet');
  t.equal(tablet.page.url, '/post', 'it opens a shift as a passkey does');
  await signIn(tablet);
  t.match(tablet.page.text, 'Dag Ruud');
  world.clock.move(181);
  t.match((await tablet.open('/')).text, 'Wie ben jij?', 'and locks when nobody touches it');
  const callback = await provider.follow(await leave(tablet));
  const [post] = await listPosts(services, staff.beheer);
  await endPost(services, staff.beheer, post ?? { id: '' });
  t.equal(
    (await tablet.open(callback)).status,
    401,
    'not when the shift is over: this is no device of theirs',
  );
});

t.test('without a provider there is nothing of it', async (t) => {
  const world = await openWorld(t);
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const visitor = openVisitor(app);
  t.notMatch((await visitor.open('/inloggen')).text, 'werkaccount');
  t.equal((await visitor.open('/inloggen/organisatie')).status, 404);
  t.equal((await visitor.open(`${callbackPath}?code=1&state=2`)).status, 404);
  const { link } = await createStaffSignInLink(world.services, world.staff.ruud.id);
  t.equal((await visitor.open(link)).status, 200, 'links work as ever');
});
