// Back to where one was after unlocking or signing in: one's own page, a page that one may see, and never elsewhere.
import t, { type Test } from 'tap';
import { setPin } from '../../src/domain/pins.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { parseReturnPath } from '../../src/web/return-paths.ts';
import { buildServer } from '../../src/web/server.ts';
import { openWorld, type StaffName } from '../world.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const pin = '2580';

async function openHouse(t: Test) {
  const world = await openWorld(t);
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const { services, staff, participants } = world;
  for (const name of ['ruud', 'els'] as const) await setPin(services, staff[name], pin);
  const signIn = async (visitor: Visitor, name: StaffName) => {
    await visitor.open((await createStaffSignInLink(services, staff[name].id)).link);
    return visitor.press('Ga verder');
  };
  return {
    ...{ world, app, signIn },
    samira: `/deelnemers/${participants.samira.id}`,
    visit: () => openVisitor(app),
    async openTablet() {
      const tablet = openVisitor(app);
      await signIn(tablet, 'ruud');
      await tablet.open('/ik');
      await tablet.press('Maak dit een gedeelde tablet');
      return tablet;
    },
  };
}

async function unlock(tablet: Visitor, name: RegExp) {
  if (!tablet.page.links.some(({ text }) => name.test(text))) await tablet.tap('Mijn naam staat er niet bij');
  await tablet.tap(name);
  tablet.write('pin', pin);
  return tablet.press('Open');
}

t.test('only pages of ours on which somebody works are come back to', async (t) => {
  const good = ['/week', '/beoordelen/groep/bar?wie=1&wie=2', '/mijn/codes', '/deelnemers?q=a%20b'];
  for (const path of good) t.equal(parseReturnPath(path), path);
  t.equal(parseReturnPath('/ik?melding=pin-bewaard'), '/ik', 'what happened there happened once');
  const bad = [
    ...[
      '//evil.example/week',
      '/\\evil.example/week',
      'https://evil.example/week',
      '/week\\..',
      '/%09/evil.example',
    ],
    ...[
      '/weekend',
      '/c/0123-4567-89AB',
      '/credentials/x',
      '/inloggen/x',
      '/uitloggen',
      '/',
      '',
      '/week\n',
      '/we ek',
    ],
    ...[
      '/mijn/gegevens.zip',
      '/beoordelen/meenemen',
      '/week/../c/x',
      '/vergrendelen',
      `/week?${'a'.repeat(400)}`,
    ],
    ...[undefined, null, 7, ['/week']],
  ];
  for (const path of bad) t.equal(parseReturnPath(path), undefined, String(path));
});

t.test('who unlocks goes on where they were; a colleague does not look at somebody unasked', async (t) => {
  const { samira, openTablet } = await openHouse(t);
  const tablet = await openTablet();
  await unlock(tablet, /Ruud/);
  t.equal(tablet.page.url, '/');
  await tablet.open(samira);
  await tablet.press('Vergrendel');
  t.notMatch(tablet.page.html, /deelnemers|Samira/, 'the lock does not tell where he was');
  await unlock(tablet, /Ruud/);
  t.equal(tablet.page.url, samira);
  await tablet.press('Vergrendel');
  await unlock(tablet, /Els/);
  t.equal(tablet.page.url, '/', 'Samira would be told that Els looked');
  await tablet.open('/week');
  await tablet.press('Vergrendel');
  await unlock(tablet, /Ruud/);
  t.equal(tablet.page.url, '/week');
  await tablet.press('Vergrendel');
  await tablet.open('/');
  await unlock(tablet, /Ruud/);
  t.equal(tablet.page.url, '/week', 'looking at the lock again changes nothing');
  await tablet.press('Vergrendel', { naar: '//evil.example/week' });
  await unlock(tablet, /Ruud/);
  t.equal(tablet.page.url, '/');
});

t.test('the answer to a form is not come back to, nor what a PIN does not open', async (t) => {
  const { openTablet, visit, signIn, world } = await openHouse(t);
  const tablet = await openTablet();
  await unlock(tablet, /Ruud/);
  await tablet.open('/deelnemers');
  await tablet.press('Toevoegen');
  t.equal(tablet.page.status, 400);
  await tablet.press('Vergrendel');
  await unlock(tablet, /Ruud/);
  t.equal(tablet.page.url, '/');
  await tablet.press('Vergrendel');
  for (const path of ['/ik', '/team', '/mijn', '/plekken']) {
    await tablet.open(path);
    t.equal(tablet.page.url, '/post');
    await unlock(tablet, /Ruud/);
    t.equal(tablet.page.url, '/', path);
    await tablet.press('Vergrendel');
  }

  const phone = visit();
  await phone.open('/team');
  t.equal(phone.page.status, 401);
  await signIn(phone, 'ruud');
  t.equal(phone.page.url, '/', 'the team is not for him');
  world.clock.move(60);
  t.equal((await phone.open('/team')).status, 403, 'and when he asks himself he is told so');
});

t.test('on a phone of their own people come back to what they asked for, once', async (t) => {
  const { samira, visit, signIn, world } = await openHouse(t);
  const phone = visit();
  await phone.open(samira);
  t.equal(phone.page.status, 401);
  await phone.tap('Inloggen');
  t.equal(phone.page.url, '/inloggen');
  await signIn(phone, 'ruud');
  t.equal(phone.page.url, samira);
  await phone.press('Uitloggen');
  await signIn(phone, 'ruud');
  t.equal(phone.page.url, '/', 'who signed out begins anew');

  const holder = visit();
  await holder.open('/mijn/codes');
  const { link } = await createParticipantSignInLink(
    world.services,
    world.staff.ruud,
    world.participants.samira.id,
  );
  await holder.open(link);
  await holder.press('Ga verder');
  t.equal(holder.page.url, '/mijn/codes');
  const other = visit();
  await other.open(samira);
  const again = await createParticipantSignInLink(
    world.services,
    world.staff.ruud,
    world.participants.samira.id,
  );
  await other.open(again.link);
  await other.press('Ga verder');
  t.equal(other.page.url, '/mijn', 'a page of staff leads a participant to their own');
});
