// The team and the locations through pages and forms, without scripts.
import t, { type Test } from 'tap';
import { defineBadgeClassVersion, loadBadgeClass, loadBadgeImage } from '../../src/domain/badge-classes.ts';
import { listClassUses } from '../../src/domain/recents.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { undoAssessment } from '../../src/domain/undo.ts';
import { buildServer } from '../../src/web/server.ts';
import { awardBadge, openWorld, type StaffName, type WorldOptions } from '../world.ts';
import { badPicture, newBadge, picture } from './new-badge.ts';
import { openVisitor } from './visitor.ts';

async function openHouse(t: Test, options: WorldOptions = {}) {
  const world = await openWorld(t, options);
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  return {
    world,
    visit: () => openVisitor(app),
    async signIn(name: StaffName) {
      const visitor = openVisitor(app);
      await visitor.open((await createStaffSignInLink(world.services, world.staff[name].id)).link);
      await visitor.press('Ga verder');
      return visitor;
    },
  };
}

t.test('a manager adds a colleague, who signs in with the link from the screen', async (t) => {
  const { visit, signIn } = await openHouse(t);
  const marloes = await signIn('marloes');
  await marloes.tap('Team');
  t.notMatch(marloes.page.text, /Fatima|Beheer/, 'shows who works here');
  await marloes.press('Toevoegen');
  t.equal(marloes.page.status, 400);
  t.match(marloes.page.text, 'Vul een naam in');
  marloes.write('name', 'Ayse Can');
  await marloes.press('Toevoegen');
  t.equal(marloes.page.title.split(' · ')[0], 'Ayse Can');
  await marloes.press('Maak een inloglink');
  const link = /\/inloggen\/[\w-]+/.exec(marloes.page.text)?.[0] ?? '';
  const ayse = visit();
  await ayse.open(link);
  await ayse.press('Ga verder');
  t.match(ayse.page.text, 'Dag Ayse');
  t.notMatch(ayse.page.text, 'Team');
  t.equal((await ayse.open('/team')).status, 403);

  await marloes.tap('Terug');
  await marloes.press('Sluit af');
  t.match(marloes.page.text, 'kan nu niet inloggen');
  t.equal((await ayse.open('/deelnemers')).status, 401, 'out at once');
  await marloes.press('Laat weer toe');
  t.match(marloes.page.text, 'Geef een inloglink');
});

t.test('an admin gives roles; a mistake comes back with what was typed', async (t) => {
  const { signIn, world } = await openHouse(t);
  const beheer = await signIn('beheer');
  await beheer.open('/team');
  beheer.write('name', 'Bram Smit');
  beheer.choose('role', 'manager');
  await beheer.press('Toevoegen');
  t.match(beheer.page.text, 'Kies minstens één plek');
  const field = beheer.page.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'name');
  t.equal(field?.value, 'Bram Smit');
  beheer.choose('locationIds', world.locations.anker);
  beheer.write('email', 'bram');
  await beheer.press('Toevoegen');
  t.match(beheer.page.text, 'Vul een e-mailadres in');
  beheer.write('email', 'Bram@example.org');
  await beheer.press('Toevoegen');
  t.equal(beheer.page.status, 200);
  t.match(beheer.page.html, /name="email"[^>]*value="bram@example.org"/);
  beheer.choose('role', 'approver');
  await beheer.press('Bewaren');
  t.match(beheer.page.text, 'Bewaard.');
  await beheer.open(`/team/${world.staff.beheer.id}`);
  t.notMatch(beheer.page.text, 'Werkt hier niet meer?', 'nobody closes their own account');
});

t.test('closing a location shows who is still there and moves them', async (t) => {
  const { signIn, world } = await openHouse(t);
  const { linde, anker } = world.locations;
  const beheer = await signIn('beheer');
  await beheer.open('/team');
  await beheer.tap('Bekijk de plekken');
  await beheer.tap('Eethuis De Linde');
  t.match(beheer.page.text, 'Er zijn nog 2 deelnemers. Verhuis hen eerst.');
  await beheer.press('Verhuis');
  t.match(beheer.page.text, 'Kies wie er verhuist.');
  t.match(beheer.page.text, 'Kies naar welke plek.');
  beheer.choose('participantIds', world.participants.samira.id);
  beheer.choose('to', anker);
  await beheer.press('Verhuis');
  t.match(beheer.page.text, 'Er is nog 1 deelnemer.');
  await beheer.press('Sluit toch');
  t.match(beheer.page.text, 'Hier worden geen badges meer gegeven.');
  t.match(beheer.page.text, 'Kees de Wit', 'and who is there can still be moved');
  const ruud = await signIn('ruud');
  t.equal((await ruud.open(`/deelnemers/${world.participants.samira.id}`)).status, 404);
  await ruud.open(`/plekken/${linde}`);
  t.equal(ruud.page.status, 403);
  await beheer.press('Open deze plek weer');
  t.match(beheer.page.text, 'De plek is weer open.');
  await beheer.open('/plekken');
  beheer.write('name', 'Eethuis De Linde');
  await beheer.press('Toevoegen');
  t.match(beheer.page.text, 'Kies een andere naam');
  beheer.write('name', 'Bistro Noord');
  await beheer.press('Toevoegen');
  t.match(beheer.page.title, 'Bistro Noord');
});

t.test('an admin stops with a badge after reading what that does, and takes it up again', async (t) => {
  const { signIn, world } = await openHouse(t);
  const { services, staff } = world;
  await awardBadge(world, { to: 'samira', badgeClass: 'snijtechnieken' });
  const { id } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  await undoAssessment(services, staff.ruud, id);
  const beheer = await signIn('beheer');
  await beheer.open('/team');
  await beheer.tap('Bekijk de badges');
  t.match(beheer.page.text, /Snijtechnieken Wordt gegeven · op 1 plek gebruikt in 90 dagen/);
  t.match(
    beheer.page.text,
    /Achter de bar Wordt gegeven · op 0 plekken gebruikt/,
    'what was undone is no use',
  );
  t.notMatch(beheer.page.text, /deelnemer|Samira/);
  const { id: badgeClassId } = await loadBadgeClass(services, 'snijtechnieken');
  t.same(await listClassUses(services, staff.beheer), [
    { badgeClassId, slug: 'snijtechnieken', locations: 1 },
  ]);
  t.same(await listClassUses(services, staff.vreemd), [], 'of another issuer nothing is counted');
  await beheer.tap('Snijtechnieken');
  t.match(beheer.page.text, /Wie hem heeft, houdt hem\. .* Hij telt mee voor Keukenassistent\./);
  await beheer.press('Stop met deze badge');
  t.match(beheer.page.text, /Deze badge wordt niet meer gegeven\. .* Wordt niet meer gegeven · op 1 plek/);
  t.equal((await loadBadgeClass(services, 'snijtechnieken')).retired, true);
  await beheer.tap('Alle badges');
  t.match(beheer.page.text, /Gestopt Snijtechnieken Wordt niet meer gegeven/);
  const marloes = await signIn('marloes');
  t.equal((await marloes.open('/team/badges')).status, 403, 'a manager');
  t.equal((await marloes.open('/team/badges/bar')).status, 403);
  t.notMatch((await marloes.open('/team')).text, 'Badges beheren');
  await beheer.tap('Snijtechnieken');
  await beheer.press('Geef deze badge weer');
  t.match(beheer.page.text, 'Deze badge wordt weer gegeven.');
  t.equal((await loadBadgeClass(services, 'snijtechnieken')).retired, false);
  t.equal((await beheer.open('/team/badges/thee')).status, 404);
});

const look = 'Kijk hoe het wordt';

t.test(
  'an admin makes a badge: what is amiss is told in place, and nothing is there before yes',
  async (t) => {
    const { signIn, world } = await openHouse(t);
    const { services } = world;
    const beheer = await signIn('beheer');
    const findValue = (wanted: string) =>
      beheer.page.forms.flatMap(({ fields }) => fields).find(({ name }) => name === wanted)?.value;
    await beheer.open('/team/badges');
    await beheer.tap('Maak een nieuwe badge');
    for (const [name, value] of Object.entries(newBadge)) beheer.write(name, value);
    beheer.write('name.nl', 'Bijstand');
    beheer.write('criteria.1.en', '');
    beheer.write('usefulFor.en', 'shop work');
    await beheer.press(look);
    t.equal(beheer.page.status, 400);
    for (const fault of [
      'Naam op de badge, in het Nederlands: Laat dit weg: bijstand.',
      'Punt 2, in het Engels: Schrijf 3 tot 6',
      'Ook handig voor dit werk, in het Engels: Schrijf in beide talen evenveel',
      'Waar hoort de badge bij? Kies waar',
      'Plaatje: Kies een vierkant SVG-bestand',
    ])
      t.match(beheer.page.text, fault);
    t.match(beheer.page.html, /id="criteria\.1\.en"[^>]*aria-invalid="true"/);
    t.equal(findValue('criteria.0.nl'), 'Je maalt de bonen.', 'what was typed is still there');

    beheer.write('name.nl', 'Koffie zetten');
    beheer.write('criteria.1.en', 'You make café crème.');
    beheer.write('usefulFor.en', 'work in a coffee bar\nshop work');
    beheer.choose('category', 'gasten');
    await beheer.press(look, { imageSvg: badPicture });
    t.match(beheer.page.text, 'Plaatje: Kies een vierkant');
    t.equal(findValue('imageSvg'), undefined, 'a picture that is no good is not kept');
    await beheer.press(look, { imageSvg: picture });
    t.match(beheer.page.text, /Klopt deze badge\? .* Het adres verandert nooit meer\./);
    t.match(beheer.page.text, '/achievements/koffie-zetten/1');
    t.match(beheer.page.html, `src="data:image/svg+xml;base64,${picture}"`);
    await t.rejects(loadBadgeClass(services, 'koffie-zetten'), { code: 'not-found' }, 'nothing is made yet');
    await beheer.press('Iets veranderen');
    t.equal(
      findValue('criteria.4.en'),
      'You clear up.',
      'nothing is lost on the way back, the picture neither',
    );
    beheer.write('awardRule.days', '3');
    await beheer.press(look);
    const twice = [beheer.page, await beheer.press('Maak deze badge')];
    t.match(beheer.page.text, /De badge is er\. .* Koffie zetten/);
    const { template, retired } = await loadBadgeClass(services, 'koffie-zetten');
    t.match(
      { ...template, retired },
      {
        retired: false,
        kind: 'badge',
        uitleg: { nl: 'Je zet koffie. Je schenkt hem in.' },
        criteria: [{ key: 'je-maalt-de-bonen' }, { key: 'je-zet-cafe-creme' }, { key: 'je-ruimt-op' }],
        awardRule: { type: 'every-criterion', level: 'independent', days: 3 },
        policy: 'direct',
        usefulFor: [{}, { nl: 'winkelwerk', en: 'shop work' }],
        alignments: [{ targetFramework: 'ESCO', targetCode: 'beeaddc7-fe69-4b97-a286-0bd595432eb9' }],
      },
    );
    beheer.page = twice[0] ?? beheer.page;
    await beheer.press('Maak deze badge');
    t.equal(beheer.page.status, 200, 'said twice it is made once');
    beheer.page = twice[0] ?? beheer.page;
    await beheer.press('Maak deze badge', { 'name.en': 'Coffee' });
    t.match(beheer.page.text, 'Adres van de badge: Er is al een badge met dit adres.');

    const marloes = await signIn('marloes');
    t.equal((await marloes.open('/team/nieuwe-badge')).status, 403, 'a manager');
  },
);

t.test('an admin makes a superbadge of badges that are needed, and of some of others', async (t) => {
  const { signIn, world } = await openHouse(t);
  const beheer = await signIn('beheer');
  await beheer.open('/team/badges');
  await beheer.tap('Maak een nieuwe superbadge');
  for (const [name, value] of Object.entries(newBadge))
    if (!/criteria|alignments|useful/.test(name)) beheer.write(name, value);
  await beheer.press(look, { imageSvg: picture });
  t.match(beheer.page.text, 'Welke badges horen erbij? Kies minstens één badge');
  for (const [slug, share] of Object.entries({ bar: 'all', receptie: 'some', bediening: 'some' }))
    beheer.write(`part.${slug}`, `badge ${share}`);
  beheer.write('part.keukenassistent', 'superbadge all');
  beheer.write('atLeast', '3');
  await beheer.press(look);
  t.match(beheer.page.text, 'Hoeveel van “een van deze”? Vul een getal in.');
  beheer.write('atLeast', '1');
  beheer.write('slug', 'horecakenner');
  await beheer.press(look);
  t.match(beheer.page.text, /Moet erbij Achter de bar, Keukenassistent Een van deze: 1 Bediening, Receptie/);
  await beheer.press('Maak deze badge');
  const { template } = await loadBadgeClass(world.services, 'horecakenner');
  t.strictSame(template.awardRule, {
    all: [
      { badge: 'bar' },
      { superbadge: 'keukenassistent' },
      { atLeast: 1, of: [{ badge: 'bediening' }, { badge: 'receptie' }] },
    ],
  });
  t.equal(template.policy, 'issuer-approval');
});

t.test('a new version begins with what the badge is, and keeps the keys of its points', async (t) => {
  const { signIn, world } = await openHouse(t);
  const { services, staff } = world;
  const beheer = await signIn('beheer');
  for (const slug of ['bar', 'op-tijd-komen', 'gastvrouw-gastheer']) {
    const before = await loadBadgeClass(services, slug);
    await beheer.open(`/team/badges/${slug}`);
    await beheer.tap('Pas deze badge aan');
    await beheer.press(look);
    t.match(beheer.page.text, `/achievements/${slug}/2`);
    await beheer.press('Maak deze versie', { 'name.en': 'Another name', slug: 'receptie' });
    t.equal(beheer.page.status, 400, 'the address stays');
    await beheer.press(look, { 'name.en': 'Another name', slug });
    await beheer.press('Maak deze versie');
    t.match(beheer.page.text, /De nieuwe versie is er\. .* Versie 2/);
    const { version, template } = await loadBadgeClass(services, slug);
    t.equal(version, 2);
    const name = { ...before.template.name, en: 'Another name' };
    const sortRule = (rule: object) =>
      JSON.stringify(rule)
        .split(/[[\]{},]+/)
        .toSorted();
    t.same(
      { ...template, awardRule: sortRule(template.awardRule) },
      { ...before.template, name, awardRule: sortRule(before.template.awardRule) },
      'nothing else changed',
    );
    t.equal(await loadBadgeImage(services, slug, 2), await loadBadgeImage(services, slug, 1));
  }
  const { template } = await loadBadgeClass(services, 'gastvrouw-gastheer');
  const awardRule = {
    all: [{ atLeast: 1, of: [{ all: [{ badge: 'bar' }, { badge: 'afwas' }] }, { badge: 'receptie' }] }],
  };
  const nested = { slug: template.slug, template: { ...template, awardRule } };
  const imageSvg = await loadBadgeImage(services, template.slug, 2);
  await defineBadgeClassVersion(services, staff.beheer, { ...nested, imageSvg });
  await beheer.open('/team/badges/gastvrouw-gastheer/versie');
  t.match(beheer.page.text, 'De regel van deze superbadge past niet op dit formulier.');
  const marloes = await signIn('marloes');
  t.equal((await marloes.open('/team/badges/bar/versie')).status, 403);
});
