// The shared tablet: who opens it, what its lock shows, what a PIN opens, and what ends it. Without scripts, on the
// whole app; the scripts are in browser-posts.test.ts.
import t, { type Test } from 'tap';
import { updateLocation } from '../../src/domain/locations.ts';
import { findLookSubject, loadLooks, storeLooks } from '../../src/domain/looks.ts';
import { isPinGood, setPin } from '../../src/domain/pins.ts';
import { listPosts, openPost, signInByPin } from '../../src/domain/posts.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { removePasskeys, updateStaffMember } from '../../src/domain/staff.ts';
import { listAuditLines } from '../../src/store/audit.ts';
import { insertPasskey } from '../../src/store/passkeys.ts';
import { buildServer } from '../../src/web/server.ts';
import { awardBadge, openWorld, type StaffName, type World } from '../world.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const pin = '2580';

type Route = { method: string; url: string };

t.setTimeout(120_000);

async function openHouse(t: Test) {
  const world = await openWorld(t);
  const routes: Route[] = [];
  const app = buildServer({ services: world.services, onRoute: (route) => routes.push(route) });
  t.teardown(() => app.close());
  const { services, staff } = world;
  for (const name of ['ruud', 'els', 'marloes'] as const) await setPin(services, staff[name], pin);
  const signIn = async (visitor: Visitor, name: StaffName) => {
    await visitor.open((await createStaffSignInLink(services, staff[name].id)).link);
    return visitor.press('Ga verder');
  };
  return {
    world,
    routes,
    signIn,
    visit: () => openVisitor(app),
    /** A tablet at De Linde, opened by Ruud and locked. */
    async openTablet() {
      const tablet = openVisitor(app);
      await signIn(tablet, 'ruud');
      await tablet.open('/ik');
      await tablet.press('Maak dit een gedeelde tablet');
      return tablet;
    },
  };
}

async function unlock(tablet: Visitor, name: string | RegExp, typed = pin) {
  await tablet.open('/');
  await tablet.tap(name);
  tablet.write('pin', typed);
  return tablet.press('Open');
}

t.test('one strong sign-in makes a tablet; colleagues take turns with a PIN', async (t) => {
  const { world, openTablet } = await openHouse(t);
  const tablet = await openTablet();
  t.match(tablet.page.url, '/post', 'it is locked at once');
  t.match(tablet.page.text, 'Tablet van Eethuis De Linde');
  t.match(tablet.page.text, 'Ruud Verbeek');
  t.notMatch(tablet.page.text, /Els|Fatima|Samira|Kees/, 'only who joined this shift');
  await unlock(tablet, 'Ruud Verbeek');
  t.match(tablet.page.text, 'Dag Ruud');
  t.ok(tablet.page.forms.some(({ buttons }) => buttons.some(({ text }) => text === 'Vergrendel')));
  const stale = tablet.page.forms.find(({ action }) => action === '/vergrendelen')?.fields[0]?.value ?? '';

  await tablet.press('Vergrendel');
  await tablet.tap('Mijn naam staat er niet bij');
  t.match(tablet.page.text, 'Els Bakker');
  t.notMatch(tablet.page.text, 'Fatima', 'who works elsewhere can not join');
  await tablet.tap('Els Bakker');
  tablet.write('pin', pin);
  await tablet.press('Open');
  t.match(tablet.page.text, 'Dag Els');
  await tablet.press('Vergrendel', { formKey: stale });
  t.equal(tablet.page.status, 403, 'a form of Ruud is not sent in the name of Els');
  await tablet.open('/');
  await tablet.press('Vergrendel');
  t.match(tablet.page.text, /Els Bakker.*Ruud Verbeek/, 'both have a tile now');
  const acts = (await listAuditLines(world.services.db, `staff:${world.staff.els.id}`)).map(({ act }) => act);
  t.ok(acts.includes('signed-in'));
});

t.test('a link opens no shift for who has a passkey, until a manager takes that away', async (t) => {
  const { world, visit, signIn } = await openHouse(t);
  const { services, staff } = world;
  const tablet = visit();
  await signIn(tablet, 'ruud');
  await tablet.open('/ik');
  const stale = tablet.page;
  await insertPasskey(services.db, {
    credentialId: 'of-ruud',
    staffId: staff.ruud.id,
    publicKey: '',
    counter: 0,
    transports: [],
    createdAt: services.clock.now(),
    usedAt: null,
  });
  t.match((await tablet.open('/ik')).text, /Gedeelde tablet .*Je bent er met een inloglink\./);
  t.notOk(tablet.page.forms.some(({ action }) => action === '/ik/tablet'));
  tablet.page = stale;
  await tablet.press('Maak dit een gedeelde tablet');
  t.equal(tablet.page.status, 403);
  t.match(tablet.page.text, 'Dit kan niet met een inloglink');
  t.same(await listPosts(services, staff.marloes), []);
  const place = { locationId: world.locations.linde };
  const byLink = { ...staff.ruud, isByLink: true };
  await t.rejects(openPost(services, byLink, place), { code: 'own-key-needed' });
  await openPost(services, staff.ruud, place);
  t.equal((await listPosts(services, staff.marloes)).length, 1, 'the passkey itself opens one');
  await removePasskeys(services, staff.marloes, staff.ruud.id);
  await tablet.open('/ik');
  await tablet.press('Maak dit een gedeelde tablet');
  t.match(tablet.page.url, '/post');
});

t.test('what is looked at on a shared tablet is no look of a stranger', async (t) => {
  const { world, openTablet, visit } = await openHouse(t);
  const { services } = world;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const badge = `/credentials/${credentialId}`;
  const countLooks = async () => {
    await storeLooks(services);
    const wish = {
      participantId: world.participants.samira.id,
      subjects: [findLookSubject({ credentialId })],
    };
    return [...(await loadLooks(services, world.staff.ruud, wish)).values()].map(({ total }) => total);
  };
  const tablet = await openTablet();
  await tablet.open(badge);
  await unlock(tablet, 'Ruud Verbeek');
  await tablet.open(badge);
  t.same(await countLooks(), []);
  await visit().open(badge);
  t.same(await countLooks(), [1], 'a stranger counts');
});

t.test('left alone the tablet locks, and what was sent after that is not done', async (t) => {
  const { world, openTablet } = await openHouse(t);
  const tablet = await openTablet();
  await unlock(tablet, 'Ruud Verbeek');
  await tablet.open('/deelnemers');
  world.clock.move(170);
  t.match((await tablet.open('/deelnemers')).text, 'Samira', 'it was touched in time');
  tablet.write('givenName', 'Nieuw');
  tablet.write('familyName', 'Persoon');
  world.clock.move(181);
  await tablet.press('Toevoegen');
  t.match(tablet.page.text, 'Wie ben jij?');
  t.notMatch(tablet.page.text, /Samira|Nieuw/);
  world.clock.set('2026-11-18T12:00:00.000Z');
  await unlock(tablet, 'Ruud Verbeek');
  t.notMatch((await tablet.open('/deelnemers')).text, 'Nieuw');
});

t.test(
  'a wrong PIN is counted, rests after five and is dead after ten, until its owner sets a new one',
  async (t) => {
    const { world, openTablet, signIn, visit } = await openHouse(t);
    const { services, staff } = world;
    const tablet = await openTablet();
    const tryOften = async (times: number) => {
      for (let turn = 0; turn < times; turn++) await unlock(tablet, 'Ruud Verbeek', '0852');
    };
    await tryOften(4);
    t.match(tablet.page.text, 'Dit is niet de goede pincode');
    t.equal(tablet.page.status, 401);
    await unlock(tablet, 'Ruud Verbeek');
    t.match(tablet.page.text, 'Dag Ruud', 'the right one starts the count anew');
    await tablet.press('Vergrendel');
    await tryOften(5);
    t.equal(tablet.page.status, 403);
    t.match(tablet.page.text, 'zit op slot');
    await unlock(tablet, 'Ruud Verbeek');
    t.match(tablet.page.text, 'zit op slot', 'nor does the right one open it');
    world.clock.move(601);
    await tryOften(5);
    world.clock.move(3600);
    await unlock(tablet, 'Ruud Verbeek');
    t.match(tablet.page.text, 'zit op slot', 'after ten no waiting helps');

    const marloes = visit();
    await signIn(marloes, 'marloes');
    await marloes.open(`/team/${staff.ruud.id}`);
    t.match(marloes.page.text, 'De pincode zit op slot');
    await marloes.press('Haal de pincode weg');
    t.notMatch((await tablet.open('/post')).text, 'Ruud', 'without a PIN there is no tile');
    await setPin(services, staff.ruud, '9173');
    await unlock(tablet, 'Ruud Verbeek', '9173');
    t.match(tablet.page.text, 'Dag Ruud');
    const acts = (await listAuditLines(services.db, `staff:${staff.ruud.id}`)).map(({ act }) => act);
    for (const act of ['pin-set', 'pin-locked', 'pin-removed']) t.ok(acts.includes(act as never), act);
  },
);

t.test('many who guess at once are counted one by one', async (t) => {
  const { world, openTablet } = await openHouse(t);
  const tablet = await openTablet();
  const cookie = [...tablet.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      app.inject({
        method: 'POST',
        url: `/post/${world.staff.ruud.id}`,
        headers: { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
        payload: `pin=11${turn}7`,
      }),
    ),
  );
  t.same(answers.map(({ statusCode }) => statusCode).toSorted(), [401, 401, 401, 401, 403, 403, 403, 403]);
});

t.test('programs are told by a code', async (t) => {
  const { world, openTablet } = await openHouse(t);
  const { services, staff } = world;
  const post = {
    id: 'x',
    issuerId: 'x',
    locationName: 'x',
    locationId: world.locations.linde,
    expiresAt: new Date(),
  };
  const tablet = await openTablet();
  const found = (await listPosts(services, staff.marloes))[0];
  t.match(found, { locationId: world.locations.linde, openedBy: { name: 'Ruud Verbeek' } });
  const attempt = { staffId: staff.ruud.id, pin: '0852' };
  const real = { ...post, id: found?.id ?? '' };
  await t.rejects(signInByPin(services, real, attempt), { code: 'pin-wrong' });
  for (let turn = 0; turn < 3; turn++) await t.rejects(signInByPin(services, real, attempt));
  await t.rejects(signInByPin(services, real, attempt), { code: 'pin-locked' });
  await t.rejects(signInByPin(services, real, { ...attempt, staffId: staff.fatima.id }), {
    code: 'not-found',
  });
  await t.rejects(setPin(services, { ...staff.ruud, isByPin: true }, pin), { code: 'strong-sign-in-needed' });
  await t.rejects(setPin(services, staff.joke, pin), { code: 'forbidden' });
  t.match(tablet.page.url, '/post');
});

t.test('which PINs are good enough', async (t) => {
  for (const good of ['2580', '1357', '902143', '11234']) t.ok(isPinGood(good), good);
  for (const bad of ['', '123', '1234567', '0000', '1234', '4321', '456789', '12a4', '12 4'])
    t.notOk(isPinGood(bad), bad);
});

t.test('the owner chooses a PIN; the form says what is wrong with it', async (t) => {
  const { signIn, visit } = await openHouse(t);
  const els = visit();
  await signIn(els, 'els');
  await els.tap('Account');
  els.write('pin', '1234');
  els.write('again', '1235');
  await els.press('Bewaar de pincode');
  t.match(els.page.text, 'Niet op een rij');
  t.match(els.page.text, 'niet gelijk');
  t.notMatch(els.page.html, 'value="1234"', 'and does not send it back');
  els.write('pin', '135790');
  els.write('again', '135790');
  await els.press('Bewaar de pincode');
  t.match(els.page.text, 'Je pincode is bewaard.');
});

/** Every page that can be asked for, with the ids of Samira. */
async function listAddresses(world: World, routes: Route[]): Promise<string[]> {
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const participantId = world.participants.samira.id;
  const { id: shareId } = await createShare(world.services, world.staff.ruud, {
    participantId,
    credentialIds: [credentialId],
    displayName: 'full',
  });
  const values: Record<string, string> = {
    participantId,
    credentialId,
    shareId,
    id: participantId,
    badgeClass: 'afwas',
    slug: 'afwas',
    staffId: world.staff.ruud.id,
    locationId: world.locations.linde,
  };
  const pages = routes.filter(
    ({ method, url }) => method === 'GET' && !/^\/(v1|assets|credentials|c)\b/.test(url),
  );
  return [
    ...new Set(pages.map(({ url }) => url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'x'))),
  ];
}

t.test('a locked tablet shows nobody but colleagues, whatever is asked of it', async (t) => {
  const { world, routes, openTablet } = await openHouse(t);
  const tablet = await openTablet();
  const addresses = await listAddresses(world, routes);
  t.ok(addresses.length > 20);
  for (const address of addresses) {
    const page = await tablet.open(address);
    t.notMatch(page.html, /Samira|Bensaid|Kees|de Wit|Noor/, address);
    t.notMatch(page.text, /Onderweg|van de \d+ gezien/, `${address} tells no progress`);
  }
});

t.test('with a PIN: the work on the floor of this location, and nothing that asks for more', async (t) => {
  const { world, routes, openTablet } = await openHouse(t);
  const { anker } = world.locations;
  await updateStaffMember(world.services, world.staff.beheer, {
    staffId: world.staff.marloes.id,
    changes: { locationIds: [world.locations.linde, anker] },
  });
  const tablet = await openTablet();
  await tablet.tap('Mijn naam staat er niet bij');
  await tablet.tap('Marloes Kok');
  tablet.write('pin', pin);
  await tablet.press('Open');
  t.notMatch(tablet.page.text, /Goedkeuren|Team|Account/, 'no way to what a PIN does not open');
  for (const address of await listAddresses(world, routes)) {
    t.notMatch((await tablet.open(address)).html, 'Noor', `${address}: nobody of her other location`);
  }
  for (const address of ['/wachtrij', '/team', '/plekken', `/team/${world.staff.els.id}`, '/ik']) {
    const page = await tablet.open(address);
    t.equal(page.status, 403, address);
    t.match(page.text, 'Dit kan niet met een pincode');
  }
  const samira = `/deelnemers/${world.participants.samira.id}`;
  t.match((await tablet.open(samira)).text, 'Samira Bensaid');
  for (const page of ['gegevens', 'gegevens/wissen']) {
    t.notMatch(
      (await tablet.open(`${samira}/${page}`)).html,
      'gegevens.zip',
      'no file that stays on a tablet',
    );
    t.equal(tablet.page.status, 200, page);
  }
  t.equal((await tablet.open(`${samira}/gegevens.zip`)).status, 403);
  t.equal((await tablet.open(`/deelnemers/${world.participants.noor.id}`)).status, 404);
});

t.test(
  'the end of the shift signs everybody out, and so do its time, a closed location and a manager',
  async (t) => {
    const { world, openTablet } = await openHouse(t);
    const { services, staff, locations, clock } = world;
    const ended = async (tablet: Visitor, words: string) => {
      await tablet.open('/');
      t.match(tablet.page.text, 'Heb je een code of een link gekregen?', words);
      t.equal((await tablet.open('/deelnemers')).status, 401, words);
    };
    const first = await openTablet();
    await unlock(first, 'Ruud Verbeek');
    await first.press('Stop voor vandaag');
    t.notOk([...first.cookies.keys()].some((name) => name.includes('post')));
    await ended(first, 'stopped');

    const second = await openTablet();
    await unlock(second, 'Ruud Verbeek');
    clock.move(10 * 3600 + 1);
    await ended(second, 'the hours of a shift are over');

    const third = await openTablet();
    await unlock(third, 'Ruud Verbeek');
    await updateLocation(services, staff.beheer, { locationId: locations.linde, changes: { isOpen: false } });
    await ended(third, 'closed');
    await updateLocation(services, staff.beheer, { locationId: locations.linde, changes: { isOpen: true } });

    const fourth = await openTablet();
    await unlock(fourth, 'Ruud Verbeek');
    await updateStaffMember(services, staff.beheer, {
      staffId: staff.ruud.id,
      changes: { locationIds: [locations.anker] },
    });
    t.match((await fourth.open('/deelnemers')).text, 'Tablet van', 'who no longer works here is out');
  },
);

t.test('a manager signs a lost tablet out from afar', async (t) => {
  const { openTablet, signIn, visit } = await openHouse(t);
  const tablet = await openTablet();
  await unlock(tablet, 'Ruud Verbeek');
  const marloes = visit();
  await signIn(marloes, 'marloes');
  await marloes.open('/team');
  t.match(marloes.page.text, 'Eethuis De Linde, ingelogd door Ruud Verbeek om 11:00');
  await marloes.press('Log deze tablet uit');
  t.match(marloes.page.text, 'De tablet is uitgelogd.');
  t.equal((await tablet.open('/deelnemers')).status, 401);
});

t.test('a strong session on the tablet locks like any other', async (t) => {
  const { world, openTablet, signIn } = await openHouse(t);
  const tablet = await openTablet();
  await signIn(tablet, 'marloes');
  t.match((await tablet.open('/team')).text, 'Els Bakker');
  world.clock.move(181);
  t.match((await tablet.open('/team')).text, 'Wie ben jij?');
  const elsewhere = openVisitor(buildServer({ services: world.services }));
  await signIn(tablet, 'marloes');
  const [name, value] = [...tablet.cookies].find(([name]) => name.endsWith('kundig')) ?? ['', ''];
  elsewhere.cookies.set(name, value);
  t.equal((await elsewhere.open('/team')).status, 401, 'and is bound to the tablet');
});
