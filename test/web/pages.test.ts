// Every journey of the main job as people make it: through pages and forms, without scripts, on the whole app and a
// real database. What each page may never hold is checked of all pages together, at the end.
import t, { type Test } from 'tap';
import {
  defineBadgeClassVersion,
  loadBadgeClass,
  loadBadgeImage,
  retireBadgeClass,
} from '../../src/domain/badge-classes.ts';
import { createParticipant } from '../../src/domain/participants.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { holderLanguages, isHolderLanguage } from '../../src/text/languages.ts';
import { buildServer } from '../../src/web/server.ts';
import {
  awardBadge,
  openWorld,
  type ParticipantName,
  type StaffName,
  type World,
  type WorldOptions,
} from '../world.ts';
import { openVisitor, seenPages, type Visitor } from './visitor.ts';

type House = {
  world: World;
  visit(language?: string): Visitor;
  /** A visitor who signed in by a one-time link. */
  signIn(name: StaffName | ParticipantName, language?: string): Promise<Visitor>;
};

async function openHouse(t: Test, options: WorldOptions = {}): Promise<House> {
  const world = await openWorld(t, options);
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const { services, staff, participants } = world;
  const visit = (language?: string) => openVisitor(app, language);
  return {
    world,
    visit,
    async signIn(name, language = 'nl') {
      const { link } =
        name in staff
          ? await createStaffSignInLink(services, staff[name as StaffName].id)
          : await createParticipantSignInLink(
              services,
              staff.beheer,
              participants[name as ParticipantName].id,
            );
      const visitor = visit(language);
      await visitor.open(link);
      await visitor.press(isHolderLanguage(language) ? holderLanguages[language].texts.signIn.button : '');
      visitor.reset();
      return visitor;
    },
  };
}

/** Taps this level for the first `count` criteria on the sheet, or all. */
function tapCriteria(visitor: Visitor, level: string, count = 99): void {
  const names = visitor.page.forms
    .flatMap(({ fields }) => fields)
    .filter(({ name, value }) => name.startsWith('results.') && value === level)
    .map(({ name }) => name);
  for (const name of names.slice(0, count)) visitor.choose(name, level);
}

async function assess(
  visitor: Visitor,
  house: House,
  what: { who: ParticipantName; badgeClass: string; level?: string; count?: number; answer?: string },
) {
  await visitor.open(`/beoordelen/${house.world.participants[what.who].id}/${what.badgeClass}`);
  tapCriteria(visitor, what.level ?? 'independent', what.count);
  // Where all of it was seen before, the question stands on the same screen.
  if (!visitor.page.text.includes('Klopt dit,')) await visitor.press('Verder');
  return visitor.press(what.answer ?? 'Ja, klopt');
}

t.test(
  'an assessor goes from the sign-in link to a badge on the screen in twelve taps, typing nothing',
  async (t) => {
    const { world, visit } = await openHouse(t);
    const { link } = await createStaffSignInLink(world.services, world.staff.ruud.id);
    const ruud = visit();
    await ruud.open(link);
    t.match(ruud.page.text, /Dag Ruud Verbeek/);
    await visit().open(link);
    await ruud.press('Ga verder');
    t.equal(ruud.page.url, '/', 'a preview of the link did not use it up');
    t.match(ruud.page.text, /Dag Ruud .*Wie liet iets zien\?/);
    await ruud.tap('Samira B.');
    await ruud.tap('Bediening');
    tapCriteria(ruud, 'independent');
    await ruud.press('Verder');
    t.match(ruud.page.text, /Klopt dit, Samira\?.*Dit is gezien op woensdag 18 november\./);
    t.match(ruud.page.text, /Je groet gasten als ze binnenkomen/);
    await ruud.press('Ja, klopt');
    t.match(ruud.page.url, /^\/beoordelingen\//);
    t.match(ruud.page.text, /Gefeliciteerd, Samira! Je hebt de badge Bediening\./);
    t.ok(ruud.counts.taps <= 12, `${ruud.counts.taps} taps for five criteria, signing in included`);
    t.equal(ruud.counts.typed, 0);
    t.match(ruud.page.html, /<svg class="k-qr" role="img" aria-label="QR-code met de link"/);
    const credential = ruud.page.links.find(({ href }) => href.startsWith('/credentials/'));
    const employer = visit();
    await employer.open(credential?.href ?? '');
    t.match(employer.page.text, /^.*Geldig Deze badge is echt\. Hij geldt nu\./);

    await visit().open(link);
    const late = visit();
    await late.open(link);
    t.equal(late.page.status, 401);
    t.match(late.page.text, /Deze link werkt niet meer/);

    await ruud.press('Ongedaan maken');
    t.match(ruud.page.text, /Ongedaan gemaakt/);
    await employer.open(credential?.href ?? '');
    t.equal(employer.page.status, 404);
    await ruud.press('Uitloggen');
    await ruud.open('/beoordelen');
    t.equal(ruud.page.status, 401);
  },
);

t.test('the form shows those of the last days first, and what was seen before', async (t) => {
  const house = await openHouse(t);
  const ruud = await house.signIn('ruud');
  await assess(ruud, house, { who: 'samira', badgeClass: 'plannen', level: 'with-help', count: 2 });
  t.match(ruud.page.text, /Goed bezig, Samira!.*Het is bewaard\..*De volgende stap Laat dit zien:/);
  t.notMatch(ruud.page.text, /Deelnemers/, 'it is still in their hands: no menu');
  t.notMatch(ruud.page.text, /0 van/, 'nothing is counted that is not there');
  await ruud.tap('Volgende persoon');
  t.match(ruud.page.text, /Wie\? Vandaag gezien SB Samira B\. Iedereen KW Kees W\. Meer mensen tegelijk/);
  await ruud.tap('Samira B.');
  t.match(ruud.page.text, /Laatst gebruikt Plannen op weg In de keuken/);
  await ruud.tap('Plannen');
  t.match(ruud.page.text, /Eerder gezien: met hulp/);
  tapCriteria(ruud, 'independent', 3);
  await ruud.press('Verder');
  await ruud.press('Ja, klopt');
  t.match(ruud.page.text, /3 van 4/);
  await ruud.open(`/deelnemers/${house.world.participants.samira.id}`);
  t.match(ruud.page.text, /Onderweg Plannen 3 van 4/);
  const els = await house.signIn('els');
  await els.open('/beoordelen');
  t.match(els.page.text, /Vandaag gezien SB Samira B\./, 'seen today by a colleague of the same location');
  await els.tap('Samira B.');
  t.match(els.page.text, /Op deze werkplek Plannen 3 van 4/, 'what a colleague used at this workplace');
  house.world.clock.move(2 * 24 * 3600);
  const later = await house.signIn('els');
  await later.open('/beoordelen');
  t.match(later.page.text, /Wie\? Laatst gezien SB Samira B\. Iedereen KW/);
});

t.test('a form that is sent twice, or opened again, gives one badge', async (t) => {
  const house = await openHouse(t);
  const ruud = await house.signIn('ruud');
  await assess(ruud, house, { who: 'kees', badgeClass: 'afwas' });
  const first = ruud.page.url;
  await assess(ruud, house, { who: 'kees', badgeClass: 'afwas' });
  t.equal(ruud.page.url, first);
  await ruud.open(`/beoordelen/${house.world.participants.kees.id}`);
  t.match(ruud.page.text, /Afwassen en opruimen gehaald/);
  const els = await house.signIn('els');
  await assess(els, house, { who: 'kees', badgeClass: 'afwas' });
  t.match(els.page.text, /Kees had deze badge al/);
  t.notMatch(els.page.text, /Deelnemers/, 'it is still in their hands: no menu');
  await els.tap('Bekijk de badge');
  t.match(els.page.text, /Afwassen en opruimen/);
});

t.test('what is wrong is said at the top, with every choice kept', async (t) => {
  const house = await openHouse(t);
  const ruud = await house.signIn('ruud');
  const sheet = `/beoordelen/${house.world.participants.samira.id}/op-tijd-komen`;
  await ruud.open(sheet);
  await ruud.press('Verder');
  t.equal(ruud.page.status, 400);
  t.match(ruud.page.text, /Kijk dit nog even na Tik bij minstens één punt aan .* Kies hoeveel dagen/);
  tapCriteria(ruud, 'teaches', 2);
  ruud.choose('days', '4');
  ruud.choose('day', 'other');
  ruud.write('date', '2026-10-01');
  await ruud.press('Verder');
  t.equal(ruud.page.status, 400);
  t.match(ruud.page.text, /Kies een dag: vandaag of tot 30 dagen terug/);
  const kept = ruud.page.forms.flatMap(({ fields }) => fields).filter(({ checked }) => checked);
  t.strictSame(
    kept.filter(({ value }) => value !== '').map(({ value }) => value),
    ['teaches', 'teaches', 'other', '4'],
  );
  ruud.choose('day', 'yesterday');
  await ruud.press('Verder');
  t.match(ruud.page.text, /Dit is gezien op dinsdag 17 november\. 4 dagen in deze week\./);
  t.notMatch(ruud.page.text, /Deelnemers/, 'a screen that is turned around has no menu');
  await ruud.press('Iets veranderen');
  const changed = ruud.page.forms.flatMap(({ fields }) => fields).filter(({ checked }) => checked);
  t.ok(changed.some(({ value }) => value === 'yesterday'));
  t.ok(changed.some(({ value }) => value === '4'));
  await ruud.press('Verder');
  await ruud.press('Ja, klopt');
  t.match(ruud.page.text, /Goed bezig, Samira!/);

  for (const [name, value, expected] of [
    ['date', '2026-11-19', /Kies een dag/],
    ['date', '2026-02-31', /Kies een dag/],
    ['days', '9', /Kies hoeveel dagen/],
    ['days', 'x', /Kies hoeveel dagen/],
    ['results.op-tijd-terug', 'perfect', /Tik bij minstens één punt/],
    ['results.onbekend', 'independent', /Tik bij minstens één punt/],
  ] as const) {
    await ruud.open(sheet);
    tapCriteria(ruud, 'independent', 1);
    ruud.choose('days', '1');
    await ruud.press('Verder');
    await ruud.press('Ja, klopt', { [name]: value });
    t.equal(ruud.page.status, 400, `${name}=${value}`);
    t.match(ruud.page.text, expected, `${name}=${value}`);
  }
});

t.test('"even praten" keeps what was seen and holds the badge until both agree', async (t) => {
  const house = await openHouse(t);
  const ruud = await house.signIn('ruud');
  await assess(ruud, house, { who: 'samira', badgeClass: 'receptie', answer: 'Even praten' });
  t.match(ruud.page.text, /Eerst even praten Wat is gezien, is bewaard\. Er komt nog geen badge\./);
  t.notMatch(ruud.page.text, /Deelnemers/, 'it is still in their hands: no menu');
  await ruud.press('Ja, het klopt nu');
  t.match(ruud.page.text, /Gefeliciteerd, Samira! Je hebt de badge Receptie\./);
});

t.test('a second supervisor approves, or sends back with a reason; nobody approves their own', async (t) => {
  const house = await openHouse(t);
  const { services, staff } = house.world;
  const { template, version } = await loadBadgeClass(services, 'plannen');
  const imageSvg = await loadBadgeImage(services, 'plannen', version);
  const careful = { ...template, policy: 'second-assessor' };
  await defineBadgeClassVersion(services, staff.beheer, { slug: 'plannen', template: careful, imageSvg });
  const ruud = await house.signIn('ruud');
  await assess(ruud, house, { who: 'samira', badgeClass: 'plannen' });
  t.match(
    ruud.page.text,
    /Alles is gezien, Samira! Een tweede werkbegeleider kijkt nog mee\..*sinds vandaag/,
  );
  t.notMatch(ruud.page.text, /Deelnemers/, 'it is still in their hands: no menu');
  await ruud.open('/wachtrij');
  await ruud.press('Goedkeuren');
  t.equal(ruud.page.status, 409);
  t.match(ruud.page.text, /Iemand anders moet ook kijken/);
  house.world.clock.move(3 * 24 * 3600);
  const els = await house.signIn('els');
  t.match(els.page.text, /Er wacht 1 ding op jou\. Het oudste wacht sinds 3 dagen geleden\./);
  await els.tap('Bekijk de lijst');
  t.match(els.page.text, /Plannen · Samira B\. Wacht sinds 3 dagen geleden Te lang/);
  await els.press('Terugsturen');
  t.equal(els.page.status, 400, 'without a reason nothing happens');
  t.match(els.page.text, /Kies waarom je het terugstuurt\..*Plannen · Samira B\./);
  t.match(
    els.page.html,
    /<details id="terug-[^"]+" open><summary>Terugsturen.*id="reason-error"/s,
    'it is told where it is chosen',
  );
  els.choose('reason', 'see-again');
  await els.press('Terugsturen');
  t.match(els.page.text, /Gelukt Teruggestuurd/);
  await assess(els, house, { who: 'samira', badgeClass: 'plannen', count: 1 });
  await els.open('/wachtrij');
  await els.press('Goedkeuren');
  t.equal(els.page.status, 409, 'Els has seen something herself now');
  const marloes = await house.signIn('marloes');
  await marloes.open('/wachtrij');
  await marloes.press('Goedkeuren');
  t.match(marloes.page.text, /Gelukt Goedgekeurd\. De badge is gegeven\..*Er wacht niets/);
});

t.test('a superbadge is proposed, approved, and stands first under a code', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  for (const badgeClass of ['snijtechnieken', 'hygiene-in-de-keuken', 'afwas', 'lunch-en-broodjes', 'bar']) {
    await awardBadge(world, { to: 'samira', badgeClass });
  }
  await runDueJobs(world.services);
  const samira = await house.signIn('samira');
  t.match(samira.page.text, /Superbadges.*Keukenassistent Alles is er\. Iemand kijkt nog\./);
  t.match(samira.page.text, /Gastvrouw of gastheer nog 4 te gaan/);
  const ruud = await house.signIn('ruud');
  await ruud.open('/wachtrij');
  t.match(ruud.page.text, /Keukenassistent · Samira.*Wacht op de goedkeurder\./);
  t.notOk(ruud.page.forms.some(({ buttons }) => buttons.some(({ text }) => text === 'Goedkeuren')));
  const joke = await house.signIn('joke');
  await joke.open('/wachtrij');
  await joke.tap('Bekijk Samira B.');
  t.match(joke.page.text, /Samira Bensaid Badges/);
  t.notMatch(joke.page.text, /Onderweg|Cv-codes|Geef Samira|Inlogkaart/, 'an approver sees badges only');
  await joke.open('/wachtrij');
  await joke.press('Goedkeuren');
  await samira.open('/mijn/codes');
  samira.choose('displayName', 'first');
  await samira.press('Maak de code');
  const code =
    /[0-9A-Z]{4} - [0-9A-Z]{4} - [0-9A-Z]{4}/.exec(samira.page.text)?.[0].replaceAll(' ', '') ?? '';
  const employer = house.visit();
  await employer.open(`/c/${code}`);
  t.match(
    employer.page.text,
    /De badges van Samira Alles is geldig .* Superbadge Keukenassistent .* Bekijk de 4 badges eronder .* Achter de bar/,
  );
  await employer.tap('Wat is er gezien?');
  t.match(
    employer.page.text,
    /Superbadge Keukenassistent .* Gezien in 4 badges.* Bekijk de 4 badges eronder/,
  );
  await employer.tap('Snijtechnieken');
  t.match(employer.page.text, /Badge Snijtechnieken/);
  const english = house.visit('en');
  await english.open(`/c/${code}`);
  t.match(english.page.text, /The badges of Samira Everything is valid .* Superbadge Kitchen assistant/);
  await english.tap('What was seen?');
  t.match(english.page.text, /See the 4 badges under it .* Cutting techniques/);
  t.notMatch(english.page.text, /uitgereikt|Snijtechnieken|november/);
});

t.test('participants are added by name alone, and no name can do anything on a page', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const ruud = await house.signIn('ruud');
  await ruud.open('/deelnemers');
  const evil = `<script>alert(1)</script>"' onmouseover='x`;
  ruud.write('givenName', '');
  ruud.write('familyName', 'x'.repeat(101));
  await ruud.press('Toevoegen');
  t.equal(ruud.page.status, 400);
  t.match(ruud.page.text, /Vul de voornaam in, op één regel\. Vul de achternaam in/);
  ruud.write('givenName', evil);
  ruud.write('familyName', '</title><img src=x onerror=alert(2)>');
  await ruud.press('Toevoegen');
  t.match(ruud.page.url, /^\/deelnemers\//);
  const base = ruud.page.url;
  t.ok(ruud.page.text.includes(evil), 'it is shown as it was typed');
  await ruud.tap('Geef');
  await ruud.tap('Afwassen en opruimen');
  tapCriteria(ruud, 'independent');
  await ruud.press('Verder');
  await ruud.press('Ja, klopt');
  await ruud.tap('Maak een cv-code');
  ruud.choose('displayName', 'full');
  await ruud.press('Maak de code');
  const employer = house.visit();
  await employer.open(ruud.page.links.find(({ href }) => href.startsWith('/c/'))?.href ?? '');
  t.ok(employer.page.text.includes(evil));
  t.notOk(employer.page.title.includes('script'), 'no name in the title of a page');
  await ruud.open(`${base}/inlogkaart`);
  await ruud.press('Maak een inlogkaart');
  for (const path of ['/', '/beoordelen', '/deelnemers']) await ruud.open(path);
  for (const page of seenPages)
    t.notMatch(page.html, /<script(?! type="module" src="\/assets\/)|<img src=x|onmouseover='|<\/title><img/);

  const beheer = await house.signIn('beheer');
  await beheer.open('/deelnemers');
  beheer.write('givenName', 'Jo');
  beheer.write('familyName', 'Li');
  await beheer.press('Toevoegen');
  t.equal(beheer.page.status, 400);
  t.match(beheer.page.text, /Kies de plek waar deze persoon werkt/);
  beheer.choose('locationId', world.locations.anker);
  await beheer.press('Toevoegen');
  t.match(beheer.page.text, /Jo Li/);
  await beheer.open('/deelnemers');
  beheer.write('givenName', 'Jo');
  beheer.write('familyName', 'Li');
  await beheer.press('Toevoegen', { locationId: 'nergens' });
  t.equal(beheer.page.status, 400);
  // A double tap, or a colleague at the same moment: one is added, the other is asked.
  const taps = await Promise.all(
    [ruud, await house.signIn('els')].map(async (floor) => {
      await floor.open('/deelnemers');
      floor.write('givenName', 'Vera');
      floor.write('familyName', 'Moor');
      return floor;
    }),
  );
  await Promise.all(taps.map((floor) => floor.press('Toevoegen')));
  t.same(taps.map(({ page }) => page.status).toSorted(), [200, 400]);
  const asked = taps.find(({ page }) => page.status === 400) ?? ruud;
  t.match(asked.page.text, /Deze naam is er al\. .*Dit is iemand anders met dezelfde naam/);
  t.match(asked.page.html, /value="Vera".*value="Moor"/s, 'what was typed stands there');
  asked.write('familyName', 'MOOR');
  await asked.press('Toevoegen');
  t.equal(asked.page.status, 400, 'no answer is no yes');
  asked.choose('isOther', 'yes');
  await asked.press('Toevoegen');
  t.match(asked.page.url, /^\/deelnemers\/./);
  const fatima = await house.signIn('fatima');
  await fatima.open('/deelnemers');
  t.match(fatima.page.text, /Jo L\./);
});

t.test('two people with one short name are told apart, and long lists go on', async (t) => {
  const house = await openHouse(t);
  const { services, staff } = house.world;
  await createParticipant(services, staff.ruud, { givenName: 'Samira', familyName: 'Bakir' });
  for (let index = 0; index < 60; index++) {
    const familyName = `Nummer${index}`;
    await createParticipant(services, staff.ruud, {
      givenName: `Aa${String(index).padStart(2, '0')}`,
      familyName,
    });
  }
  const ruud = await house.signIn('ruud');
  for (const [path, more] of [
    ['/beoordelen', 'Meer mensen'],
    ['/deelnemers', 'Meer deelnemers'],
    ['/bladen/bar/invoeren', 'Meer mensen'],
  ] as const) {
    await ruud.open(path);
    t.ok(
      ruud.page.links.some(({ text }) => text === more),
      `${path} is long`,
    );
    for (let turns = 0; turns < 4 && ruud.page.links.some(({ text }) => text === more); turns++) {
      await ruud.tap(more);
    }
    t.match(ruud.page.text, /Samira Bakir .* Samira Bensaid|Samira Bensaid .* Samira Bakir/, path);
  }
  await ruud.open('/beoordelen?cursor=onzin');
  t.equal(ruud.page.status, 400);
});

t.test('a participant signs in with a card and decides who sees what', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const second = await awardBadge(world, { to: 'samira', badgeClass: 'communicatie' });
  const other = await awardBadge(world, { to: 'kees', badgeClass: 'afwas' });
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${world.participants.samira.id}/inlogkaart`);
  await ruud.press('Maak een inlogkaart');
  t.match(ruud.page.text, /Inlogkaart voor Samira .* tot en met woensdag 2 december/);
  const sms = ruud.page.links.find(({ href }) => href.startsWith('sms:'))?.href ?? '';
  const link = /https:\/\/badges\.example\.org(\/inloggen\/[\w-]+)/.exec(decodeURIComponent(sms))?.[1] ?? '';
  const samira = house.visit();
  await samira.open(link);
  await samira.press('Ga verder');
  t.equal(samira.page.url, '/mijn');
  t.match(samira.page.text, /Dag Samira .* Je doet de afwas\./, 'with its A1 explanation');
  t.match(samira.page.text, /Wie ziet wat\?/);
  await samira.open('/');
  t.equal(samira.page.url, '/mijn');
  for (const path of [
    '/beoordelen',
    '/deelnemers',
    '/wachtrij',
    `/deelnemers/${world.participants.kees.id}`,
    `/deelnemers/${world.participants.samira.id}/codes`,
  ]) {
    await samira.open(path);
    t.equal(samira.page.status, 403, path);
  }
  await samira.open(`/mijn/badges/${other.credentialId}`);
  t.equal(samira.page.status, 404, 'a badge of somebody else');

  await samira.open('/mijn/codes');
  await samira.press('Maak de code');
  t.equal(samira.page.status, 400);
  t.match(samira.page.text, /Kies welke naam erbij staat/);
  samira.choose('displayName', 'initials');
  await samira.press('Maak de code', { credentialIds: other.credentialId });
  t.equal(samira.page.status, 400, 'not with a badge of somebody else');
  await samira.open('/mijn/codes');
  samira.choose('displayName', 'initials');
  await samira.press('Maak de code');
  const shareUrl = samira.page.url;
  const code = samira.page.links.find(({ href }) => href.startsWith('/c/'))?.href ?? '';
  const employer = house.visit();
  await employer.open(code);
  t.match(employer.page.text, /De badges van S\.B\. .*Afwassen en opruimen.*Communicatie/);
  t.notMatch(employer.page.html, /Samira|Bensaid/);

  await samira.open(`/mijn/badges/${credentialId}`);
  await samira.press('Zet dicht');
  t.match(samira.page.text, /Gelukt De badge is dicht\./);
  await employer.open(code);
  t.notMatch(employer.page.text, /Afwassen/);
  await employer.open(`/credentials/${credentialId}`);
  t.equal(employer.page.status, 404);
  await samira.press('Zet open');
  await employer.open(code);
  t.match(employer.page.text, /Afwassen/);

  await samira.open(shareUrl);
  await samira.press('Maak een nieuwe code');
  t.match(samira.page.text, /Er is een nieuwe code/);
  await employer.open(code);
  t.equal(employer.page.status, 404, 'the old code is dead');
  await samira.press('Zet de code dicht');
  t.match(samira.page.text, /Gelukt De code is dicht/);
  await samira.open(shareUrl);
  t.match(samira.page.text, /Deze code is dicht/);

  await samira.open(`/mijn/badges/${credentialId}/weg`);
  t.match(samira.page.text, /Je kunt dit niet terugdraaien.*Nee, ik houd de badge/);
  await samira.press('Ja, trek de badge in');
  t.match(samira.page.text, /Gelukt De badge is ingetrokken.*Ingetrokken badges Afwassen en opruimen/);
  await employer.open(`/credentials/${credentialId}`);
  t.equal(employer.page.status, 404, 'withdrawn by its owner, it is gone');
  await samira.open(`/mijn/badges/${second.credentialId}`);
  t.match(samira.page.text, /Deze badge is open/);
});

t.test('a withdrawal is asked for by one and confirmed by another', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const kept = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const share = await createShare(world.services, world.staff.ruud, {
    participantId: world.participants.samira.id,
    credentialIds: [credentialId, kept.credentialId],
    displayName: 'none',
  });
  const ruud = await house.signIn('ruud');
  const page = `/deelnemers/${world.participants.samira.id}/badges/${credentialId}`;
  await ruud.open(page);
  await ruud.tap('Klopt deze badge niet?');
  await ruud.press('Vraag om in te trekken');
  t.equal(ruud.page.status, 400);
  t.match(ruud.page.text, /Kies een reden/);
  ruud.choose('reason', 'mistake');
  await ruud.press('Vraag om in te trekken');
  t.match(ruud.page.text, /Het verzoek staat in de lijst/);
  const employer = house.visit();
  await employer.open(`/credentials/${credentialId}`);
  t.match(employer.page.text, /Geldig/, 'nothing public changes until somebody confirms');
  const marloes = await house.signIn('marloes');
  t.match(marloes.page.text, /Er wacht 1 ding op jou/);
  await marloes.tap('Bekijk de lijst');
  t.match(marloes.page.text, /Achter de bar · Samira .* Per ongeluk gegeven/);
  await marloes.press('Nee, blijft geldig');
  t.match(marloes.page.text, /De badge blijft geldig/);
  await ruud.open(`${page}/intrekken`);
  ruud.choose('reason', 'wrong-person');
  await ruud.press('Vraag om in te trekken');
  await marloes.open('/wachtrij');
  await marloes.press('Ja, trek in');
  t.match(marloes.page.text, /Gelukt De badge is ingetrokken/);
  await employer.open(`/credentials/${credentialId}`);
  t.match(employer.page.text, /Ingetrokken Deze badge is echt, maar hij geldt niet meer\./);
  t.match(employer.page.html, /k-verdict-not-in-force/, 'another shape and border, not colour alone');
  t.notMatch(employer.page.text, /Geldig|andere persoon|ongeluk/, 'the reason stays inside');
  await employer.open(share.link);
  t.match(employer.page.text, /^.* Badges Niet alles is geldig/);
  t.match(employer.page.text, /Achter de bar .* ingetrokken/);
  await marloes.open(`/deelnemers/${world.participants.samira.id}/badges/${kept.credentialId}/intrekken`);
  marloes.choose('reason', 'not-as-described');
  await marloes.press('Trek in');
  t.match(marloes.page.text, /Gelukt De badge is ingetrokken/, 'a manager does it alone');
});

t.test('the page of a badge answers an employer in order, in both languages, without a name', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId, document } = await awardBadge(world, { to: 'samira', badgeClass: 'snijtechnieken' });
  const employer = house.visit();
  await employer.open(`/credentials/${credentialId}`);
  t.match(
    employer.page.text,
    /Geldig Deze badge is echt\. Hij geldt nu\. Gemaakt door Stichting De Gouden Lepel\. Badge Snijtechnieken Kan groente .* Niveau Doet dit zelf\. Gezien 1 keer op 1 dag, tot en met november 2026 Beoordeeld op het werk, door de werkbegeleider Geldt sinds november 2026, zonder einddatum Vragen\? Vraag het de maker Geen diploma\. .* Dit is gezien op het werk zelf Je kiest het juiste mes/,
  );
  t.notMatch(employer.page.html, /Samira|Bensaid|2026-11-18|Ruud/);
  t.match(employer.page.headers, { 'x-robots-tag': /noindex/, 'referrer-policy': 'no-referrer' });
  const english = house.visit('en');
  await english.open(`/credentials/${credentialId}`);
  t.match(
    english.page.text,
    /Valid .*Cutting techniques Can cut vegetables .*Seen once on 1 day, up to November 2026 Assessed at work, by the supervisor .*You choose the right knife/,
  );
  const file = employer.page.links.find(({ text }) => text === 'Bewaar als bestand');
  const answer = await employer.open(file?.href ?? '');
  t.equal(answer.html, document, 'the file is the signed bytes');
  t.match(answer.headers, { 'content-disposition': 'attachment; filename="badge.json"' });
  await employer.open(`/credentials/${credentialId}`);
  await employer.tap('Controleer alles opnieuw');
  t.match(
    employer.page.text,
    /Geldig .*Niveau .*Echtheid Klopt .*Bekende maker\? Klopt Wij kennen deze maker\./,
  );
  await employer.open(`/credentials/${credentialId}`);
  await employer.tap('Stichting De Gouden Lepel');
  t.match(employer.page.text, /Maker van badges Stichting De Gouden Lepel/);
  await employer.tap('Bekijk alle badges');
  t.match(employer.page.text, /Welke badges zijn er\? .*In de keuken.*Superbadges/);
  t.notOk(employer.page.headers['x-robots-tag'], 'only the catalogue may be found by search engines');
  await employer.tap('Keukenassistent');
  t.match(employer.page.text, /Deze badges horen erbij .*en minstens 1 van deze: .*Lunch en broodjes/);
  await employer.tap('Snijtechnieken');
  t.match(employer.page.text, /Ook handig voor .*Telt mee voor Keukenassistent/);
});

t.test('an old version of a badge says so, and a retired one too', async (t) => {
  const house = await openHouse(t);
  const { services, staff, participants } = house.world;
  const { template } = await loadBadgeClass(services, 'bar');
  const imageSvg = await loadBadgeImage(services, 'bar', 1);
  const changed = { ...template, usefulFor: [] };
  await defineBadgeClassVersion(services, staff.beheer, { slug: 'bar', template: changed, imageSvg });
  const anybody = house.visit();
  await anybody.open('/achievements/bar/1');
  await anybody.tap('Bekijk de nieuwe versie');
  t.equal(anybody.page.url, '/achievements/bar/2');
  await retireBadgeClass(services, staff.beheer, { slug: 'bar', retired: true });
  await anybody.open('/achievements/bar/2');
  t.match(anybody.page.text, /Deze badge wordt niet meer gegeven/);
  const ruud = await house.signIn('ruud');
  await ruud.open(`/beoordelen/${participants.samira.id}/bar`);
  t.equal(ruud.page.status, 409);
  await ruud.open(`/beoordelen/${participants.samira.id}`);
  t.notMatch(ruud.page.text, /Achter de bar/);
  for (const slug of ['keukenassistent', 'onbekend']) {
    await ruud.open(`/beoordelen/${participants.samira.id}/${slug}`);
    t.equal(ruud.page.status, 404, slug);
  }
});

t.test('unknown, closed and mistyped codes are one answer, and so are links', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const participantId = world.participants.samira.id;
  const share = await createShare(world.services, world.staff.ruud, {
    participantId,
    credentialIds: [credentialId],
    displayName: 'full',
  });
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${participantId}/codes/${share.id}`);
  await ruud.press('Zet de code dicht');
  await ruud.open(`/deelnemers/${participantId}/badges/${credentialId}`);
  await ruud.press('Zet dicht');
  const answers = [];
  for (const path of [
    `/c/${share.code}`,
    '/c/0000-0000-0000',
    '/c/AAAA-AAAA-AAAZ',
    '/c/x',
    `/credentials/${credentialId}`,
    `/credentials/${'0'.repeat(26)}`,
    '/credentials/x',
    `/credentials/${credentialId}/badge.json`,
  ]) {
    const { status, html } = await house.visit().open(path);
    t.equal(status, 404, path);
    answers.push(html);
  }
  t.equal(new Set(answers).size, 1, 'the same bytes for all');
  const typed = [];
  for (const subject of [share.code, '0000-0000-0000', `/credentials/${credentialId}`]) {
    const visitor = house.visit();
    await visitor.open('/controleer');
    visitor.write('subject', subject.startsWith('/') ? `https://badges.example.org${subject}` : subject);
    const { status, text } = await visitor.press('Controleer');
    t.equal(status, 404, subject);
    typed.push(text);
  }
  t.equal(new Set(typed).size, 1);
});

t.test('anybody checks a code, a link or the badge itself', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId, document, link } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const second = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const { code, link: shareLink } = await createShare(world.services, world.staff.ruud, {
    participantId: world.participants.samira.id,
    credentialIds: [credentialId, second.credentialId],
    displayName: 'full',
  });
  const employer = house.visit();
  const check = async (name: string, value: string) => {
    await employer.open('/controleer');
    employer.write(name, value);
    const form = employer.page.forms.find(({ fields }) => fields.some((field) => field.name === name));
    const index = employer.page.forms.indexOf(form!);
    employer.page.forms.splice(0, index);
    return employer.press('Controleer');
  };
  for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), shareLink, shareLink.slice(8)]) {
    const page = await check('subject', typed);
    t.match(page.text, /Geldig Deze badge is echt.*Afwassen en opruimen: Geldig/, typed);
    t.match(page.text, /Achter de bar: Geldig/, typed);
    t.notMatch(page.text, /Samira/);
  }
  await employer.tap('Bekijk alle badges van deze code');
  t.match(employer.page.text, /De badges van Samira Bensaid/);
  const mistyped = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
  const wrong = await check('subject', mistyped);
  t.equal(wrong.status, 400);
  t.match(wrong.text, /Bijna goed\. Eén teken klopt niet\./);
  t.ok(wrong.html.includes(`value="${mistyped}"`), 'what was typed is still there');
  t.match((await check('subject', link)).text, /Geldig .*Badge Achter de bar Kan .*Bekijk wat is gezien/);
  t.match((await check('content', document)).text, /Geldig/);
  const forged = await check('content', document.replaceAll('"Achter de bar"', '"Achter de kassa"'));
  t.match(forged.text, /Niet echt Deze badge is veranderd.*Dit staat erin, maar het kan verzonnen zijn/);
  t.notMatch(forged.html, /Bekijk wat is gezien/);
  const { proof, ...unsigned } = JSON.parse(document);
  const [good] = [proof].flat();
  const bent = { ...good, created: '2020-01-01T00:00:00Z' };
  const set = await check('content', JSON.stringify({ ...unsigned, proof: [good, bent] }));
  t.match(
    set.text,
    /Niet echt .*Echtheid Klopt niet .* Klopt: .* Klopt niet: /,
    'a forged proof beside a good one is said',
  );
  t.match((await check('content', '{"a":1}')).text, /Niet echt .*Dit is geen badge die wij kunnen lezen/);
  t.match((await check('content', '<script>alert(1)</script>')).text, /Niet echt/);
  t.match((await check('subject', 'https://elders.example/badge')).text, /Deze link kunnen wij niet openen/);
  world.documents.set('https://elders.example/badge', document);
  t.match((await check('subject', 'elders.example/badge')).text, /Geldig/);
  await employer.open('/controleer');
  t.match((await employer.press('Controleer')).text, /Vul een code of een link in/);
  t.match((await employer.open(`/controleer?code=${code}`)).text, /Geldig/);
  t.match((await employer.open(`/controleer?link=${encodeURIComponent(link)}`)).text, /Geldig/);
  t.equal((await employer.open('/controleer?link=a&link=b')).status, 200, 'nonsense gives the empty form');
  const start = house.visit();
  await start.open('/');
  start.write('subject', code);
  t.match((await start.press('Controleer')).text, /Geldig/);
});

t.test('codes can not be guessed by trying many', async (t) => {
  const rateLimits = {
    codesPerMinute: 3,
    codesTotalPerMinute: 100,
    verificationsPerMinute: 100,
    signInsPerMinute: 2,
  };
  const house = await openHouse(t, { settings: { rateLimits } });
  const guesser = house.visit();
  const statuses = [];
  for (const path of ['/c/0000-0000-0000', '/controleer?code=0000-0000-0000', '/c/x', '/c/0000-0000-0000']) {
    statuses.push((await guesser.open(path)).status);
  }
  t.strictSame(statuses, [404, 404, 404, 429]);
  t.match(guesser.page.text, /Even wachten/);
  const links = [];
  for (let turn = 0; turn < 3; turn++) links.push((await guesser.open(`/inloggen/${'x'.repeat(43)}`)).status);
  t.strictSame(links, [401, 401, 429]);
});

t.test('nobody gets in where they do not belong', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const { samira, kees } = world.participants;
  const ruud = await house.signIn('ruud');
  await assess(ruud, house, { who: 'samira', badgeClass: 'receptie', count: 1 });
  const result = ruud.page.url;
  const inside = [
    '/beoordelen',
    `/beoordelen/${samira.id}`,
    `/beoordelen/${samira.id}/bar`,
    result,
    '/deelnemers',
    `/deelnemers/${samira.id}`,
    `/deelnemers/${samira.id}/codes`,
    `/deelnemers/${samira.id}/inlogkaart`,
    `/deelnemers/${samira.id}/badges/${credentialId}`,
    `/deelnemers/${samira.id}/badges/${credentialId}/intrekken`,
    '/wachtrij',
    '/mijn',
    '/mijn/codes',
    `/mijn/badges/${credentialId}`,
    `/mijn/badges/${credentialId}/weg`,
  ];
  for (const path of inside) {
    const { status, text } = await house.visit().open(path);
    t.equal(status, 401, path);
    t.match(text, /Log eerst in/);
  }
  const fatima = await house.signIn('fatima');
  const vreemd = await house.signIn('vreemd');
  for (const path of inside.filter((path) => path.includes(samira.id) || path === result)) {
    t.equal((await fatima.open(path)).status, 404, `another location: ${path}`);
    t.not((await vreemd.open(path)).status, 200, `another issuer: ${path}`);
  }
  await fatima.open('/deelnemers');
  t.notMatch(fatima.page.text, /Samira|Kees/);
  await ruud.open(`/deelnemers/${kees.id}/badges/${credentialId}`);
  t.equal(ruud.page.status, 404, 'the badge of one under the name of another');
  const joke = await house.signIn('joke');
  for (const path of [
    '/beoordelen',
    `/deelnemers/${samira.id}/codes`,
    `/deelnemers/${samira.id}/inlogkaart`,
  ]) {
    t.equal((await joke.open(path)).status, 403, path);
  }
  await ruud.open(`/beoordelen/${samira.id}/geen-badge`);
  t.equal(ruud.page.status, 404);
  await ruud.open('/beoordelingen/onzin');
  t.equal(ruud.page.status, 404);
});

t.test('a form of another session, or of another site, changes nothing', async (t) => {
  const house = await openHouse(t);
  const { samira } = house.world.participants;
  const ruud = await house.signIn('ruud');
  for (const formKey of ['x', undefined]) {
    await ruud.open(`/beoordelen/${samira.id}/bar`);
    tapCriteria(ruud, 'independent');
    await ruud.press('Verder');
    await ruud.press('Ja, klopt', { formKey });
    t.equal(ruud.page.status, 403);
    t.match(ruud.page.text, /Dit formulier is niet meer geldig/);
  }
  await ruud.open(`/deelnemers/${samira.id}`);
  t.match(ruud.page.text, /Samira heeft nog geen badges/);
});

t.test('every journey can be made in English', async (t) => {
  const house = await openHouse(t);
  const ruud = await house.signIn('ruud', 'en');
  t.match(ruud.page.text, /Hello Ruud Who showed something\?/);
  await ruud.tap('Samira B.');
  await ruud.tap('Dishwashing and tidying up');
  tapCriteria(ruud, 'teaches');
  await ruud.press('Next');
  t.match(ruud.page.text, /Is this right, Samira\? .*Wednesday,? (November 18|18 November)/);
  await ruud.press('Yes, it is');
  t.match(ruud.page.text, /Well done, Samira! You have the badge Dishwashing and tidying up\./);
  await ruud.tap('Make a CV code');
  ruud.choose('displayName', 'none');
  await ruud.press('Make the code');
  const samira = await house.signIn('samira', 'en');
  t.match(samira.page.text, /Hello Samira .*Dishwashing and tidying up/);
  for (const path of [
    '/uitleg',
    '/badges',
    '/controleer',
    '/inloggen',
    '/mijn/codes',
    '/achievements/op-tijd-komen/1',
  ]) {
    t.equal((await samira.open(path)).status, 200, path);
  }
  await samira.open('/mijn');
  await samira.open('/mijn?taal=nl');
  t.match(samira.page.text, /Dag Samira/);
});

t.test('a participant sees what they have, one next step, and superbadges as a path', async (t) => {
  const house = await openHouse(t);
  const samira = await house.signIn('samira');
  t.match(
    samira.page.text,
    /Dag Samira Je hebt nog geen badges\. Op je werk kun je laten zien wat je kunt\./,
  );
  t.notMatch(
    samira.page.text,
    /Jouw badges|volgende stap|Superbadges|cv/,
    'and nothing of what is not there',
  );
  await awardBadge(house.world, { to: 'samira', badgeClass: 'afwas' });
  house.world.clock.move(60);
  await awardBadge(house.world, { to: 'samira', badgeClass: 'snijtechnieken' });
  await assess(await house.signIn('ruud'), house, { who: 'samira', badgeClass: 'bar', count: 2 });
  await samira.open('/mijn');
  t.match(
    samira.page.text,
    /Jij hebt 2 badges\. .*Jouw nieuwste badge Snijtechnieken november 2026 .*Afwassen en opruimen/,
  );
  t.match(samira.page.text, /Jouw volgende stap Laat dit zien: \S.* Voor deze badge: Achter de bar 2 van 5/);
  const [, path = ''] = /m-path">(.*?)<\/article>/s.exec(samira.page.html) ?? [];
  t.match(path, /Keukenassistent.*nog 2 te gaan.*Afwassen en opruimen: heb je.*Dit helpt:/s);
  t.equal(path.match(/class="m-stone"/g)?.length, 2, 'a stone for each badge on the way');
  t.equal(path.match(/m-ring/g)?.length, 2, 'a ring for each that is to come');
});

t.test('a participant reads Arabic, staff and employers read Dutch', async (t) => {
  const house = await openHouse(t);
  await awardBadge(house.world, { to: 'samira', badgeClass: 'afwas' });
  const ruud = await house.signIn('ruud');
  const samira = await house.signIn('samira', 'ar');
  t.match(samira.page.html, /^<!doctype html>\n<html lang="ar" dir="rtl">/);
  t.match(samira.page.text, /مرحبًا Samira .*نوفمبر 2026/);
  t.match(samira.page.html, /<h3>غسل الصحون والترتيب<\/h3>/, 'the words of a badge too');
  t.match(
    samira.page.links.filter(({ href }) => href.startsWith('?taal=')).map(({ text }) => text),
    ['Nederlands', 'English'],
    'each language by its own name',
  );
  await samira.tap('شاهد وشارك');
  await samira.press('أغلقها');
  t.match(samira.page.text, /تمّ الشارة مغلقة/, 'what happened is told too');
  await samira.press('افتحها');
  await samira.open('/mijn/codes');
  t.match(samira.page.text, /أي شارات يستطيع الآخر أن يراها؟/);
  await samira.open('/mijn/nergens');
  t.match(samira.page.text, /لا يوجد شيء هنا/, 'a problem that a participant can meet');
  await samira.open('/uitleg');
  t.match(samira.page.html, /<html lang="ar" dir="rtl">/, 'what a badge is, is told to who may get one');
  for (const path of ['/badges', '/controleer', '/uitleg/werkgever']) {
    await samira.open(path);
    t.match(samira.page.html, /<html lang="nl" dir="ltr">/, `${path} has no Arabic`);
  }
  await ruud.open('/inloggen?taal=ar');
  t.match(ruud.page.html, /<html lang="nl" dir="ltr">/, 'staff keep a language in which everything is told');
  await ruud.open('/?taal=nl');
});

t.test(
  'the foot of a page names who can help this reader, and a stranger is sent to no supervisor',
  async (t) => {
    const { signIn, visit } = await openHouse(t);
    const stranger = visit();
    for (const path of ['/controleer', '/badges']) {
      t.notMatch((await stranger.open(path)).text, /Hulp nodig\?/, path);
    }
    t.match((await stranger.open('/inloggen')).text, 'Hulp nodig? Vraag het aan je werkbegeleider.');
    t.match(
      (await (await signIn('kees')).open('/mijn')).text,
      'Hulp nodig? Vraag het aan je werkbegeleider.',
    );
    t.match((await (await signIn('ruud')).open('/')).text, 'Hulp nodig? Vraag het aan je beheerder.');
  },
);

t.test('no page holds what a page may never hold', async (t) => {
  const pages = seenPages.filter(({ headers }) => String(headers['content-type']).startsWith('text/html'));
  t.ok(pages.length > 250, `${pages.length} pages were seen`);
  const faults = new Set<string>();
  for (const { url, html, text, title, status } of pages) {
    const where = url.replace(/[0-9a-z]{26}|[0-9a-f-]{36}|[\w-]{43}/g, '*');
    const check = (isRight: boolean, what: string) => isRight || faults.add(`${where}: ${what}`);
    check(/^<!doctype html>\n<html lang="((nl|en)" dir="ltr|ar" dir="rtl)">/.test(html), 'no language');
    check(Buffer.byteLength(html) < 60_000, `${Buffer.byteLength(html)} bytes`);
    // Scripts of our own, and data for programs, in which nothing can end the element.
    const ownScripts =
      /<script type="module" src="\/assets\/[\w.-]+"><\/script>|<script type="application\/ld\+json">[^<]*<\/script>/g;
    check(
      !/<script|<style|\sstyle=|\son[a-z]+="|javascript:/i.test(html.replace(ownScripts, '')),
      'a script or style in the page',
    );
    check(
      !/\s(?:src|href)="(?:https?:)?\/\/(?!data\.europa\.eu|badges\.example\.org|wa\.me\/\?|www\.linkedin\.com\/profile\/add\?)/.test(
        html,
      ),
      'something from elsewhere',
    );
    check(/<h1[ >]/.test(html) && html.match(/<h1[ >]/g)?.length === 1, 'not one heading');
    check(!/undefined|\[object|NaN/.test(text), 'a hole in a sentence');
    check(
      (html.match(/<img[^>]*>/g) ?? []).every((tag) => /\salt="/.test(tag)),
      'an image without alt',
    );
    check(status < 500, `status ${status}`);
    const readable = `${title} ${text.replace(/https?:\/\/\S+/g, ' ')} ${(html.match(/\s(?:alt|title|content|aria-label)="[^"]*"/g) ?? []).join(' ')}`;
    check(findForbiddenWords(readable).length === 0, findForbiddenWords(readable).join());
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    check(new Set(ids).size === ids.length, 'one id twice');
  }
  t.strictSame([...faults], []);
});
