// The journeys of the supervisor, the participant and the employer, in a real browser on a screen of 360 px: each by
// finger with scripts, by finger without scripts, and by keyboard alone. How many taps each may cost stands in the table.
// An award is timed, on a network as slow as a kitchen's.
// Without network: offline.test.ts. Every page by itself: pages-care.test.ts. Which browser: ../browser.ts.
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import t, { type Test } from 'tap';
import { addSeconds, findDay } from '../../src/base/clock.ts';
import { recordAssessment } from '../../src/domain/assessments.ts';
import { defineBadgeClassVersion, loadBadgeClass, loadBadgeImage } from '../../src/domain/badge-classes.ts';
import { createShare } from '../../src/domain/shares.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { awardBadge, buildResults, type ParticipantName, type StaffName, type World } from '../world.ts';
import { openPerson, type Person, readShown } from './person.ts';
import { openSite, type Site } from './site.ts';

t.setTimeout(600_000);

const phone = { viewport: { width: 360, height: 740 }, locale: 'nl-NL' };

type Way = { name: string; hand: 'finger' | 'keys'; javaScriptEnabled: boolean };
const ways: Way[] = [
  { name: 'by finger', hand: 'finger', javaScriptEnabled: true },
  { name: 'by finger, without scripts', hand: 'finger', javaScriptEnabled: false },
  { name: 'by keyboard', hand: 'keys', javaScriptEnabled: true },
];

type House = Site & {
  t: Test;
  /** Somebody on a device of their own, signed in where a name is given. */
  enter(name?: StaffName | ParticipantName): Promise<Person>;
  /** With scripts a page takes a tap off somebody's hands here and there. */
  isScripted: boolean;
  /** Everybody who came in. */
  people: Person[];
};

type Journey = {
  name: string;
  /** From the first page to what it was for. */
  mostTaps: number;
  /** Fields that are typed in. */
  mostTyped: number;
  /** Gives what it cost whom it is about. */
  make(house: House): Promise<Counts>;
};

const findCode = (text: string) =>
  /[0-9A-Z]{4} ?- ?[0-9A-Z]{4} ?- ?[0-9A-Z]{4}/.exec(text)?.[0].replaceAll(' ', '') ?? '';
type Counts = Person['counts'];
/** What it cost until now. */
const count = ({ counts }: Person): Counts => ({ ...counts });

/** All of a badge that asks two days was seen of Samira yesterday. */
async function seeOnce({ services, staff, participants }: World): Promise<void> {
  const { template, version } = await loadBadgeClass(services, 'plannen');
  const imageSvg = await loadBadgeImage(services, 'plannen', version);
  const awardRule = { type: 'every-criterion', level: 'independent', days: 2 };
  await defineBadgeClassVersion(services, staff.beheer, {
    slug: 'plannen',
    template: { ...template, awardRule },
    imageSvg,
  });
  await recordAssessment(services, staff.ruud, {
    participantId: participants.samira.id,
    badgeClass: 'plannen',
    observedOn: findDay(addSeconds(services.clock.now(), -24 * 3600)),
    results: await buildResults(services, 'plannen'),
  });
}

const journeys: Journey[] = [
  {
    name: 'a supervisor awards, from the sign-in link to the badge on the screen, and takes it back',
    mostTaps: 12,
    mostTyped: 0,
    async make({ enter, findLink }) {
      const ruud = await enter();
      await ruud.open(await findLink('ruud'));
      await ruud.go('Ga verder');
      await ruud.go('Samira B.');
      await ruud.go('Bediening');
      await ruud.chooseAll('independent');
      await ruud.go('Verder');
      await ruud.sees('Klopt dit, Samira?');
      await ruud.go('Ja, klopt');
      await ruud.sees('Je hebt de badge Bediening.');
      const counts = count(ruud);
      await ruud.go('Ongedaan maken');
      await ruud.sees('Ongedaan gemaakt');
      return counts;
    },
  },
  {
    name: 'two people at once, of whom one wants to talk first and agrees later',
    mostTaps: 16,
    mostTyped: 0,
    async make({ enter, world: { participants } }) {
      const els = await enter('els');
      await els.go('Badge geven');
      await els.go('Meer mensen tegelijk');
      await els.choose('wie', participants.samira.id);
      await els.choose('wie', participants.kees.id);
      await els.go('Verder');
      await els.go('Communicatie');
      await els.chooseAll('independent');
      await els.go('Verder');
      await els.choose(`answer.${participants.kees.id}`, 'talk');
      await els.go('Bewaar voor 2 mensen');
      await els.sees(/Kees W\. praat eerst nog even.*Samira B\. heeft de badge gekregen/);
      await els.go('praat eerst nog even');
      await els.go('Ja, het klopt nu');
      await els.sees('Gefeliciteerd, Kees!');
      return count(els);
    },
  },
  {
    name: 'what was all seen before is awarded in one screen',
    mostTaps: 4,
    mostTyped: 0,
    async make({ world, enter }) {
      await seeOnce(world);
      const ruud = await enter('ruud');
      await ruud.go('Samira B.');
      await ruud.go('Plannen');
      await ruud.sees('Klopt dit, Samira?');
      await ruud.go('Ja, klopt');
      await ruud.sees('Je hebt de badge Plannen.');
      return count(ruud);
    },
  },
  {
    name: 'a participant says "dit kan ik al", and the floor looks straight away',
    mostTaps: 3,
    mostTyped: 0,
    async make({ enter }) {
      const samira = await enter('samira');
      await samira.go('Bekijk de badges');
      await samira.go('Afwas');
      await samira.go('Dit kan ik al');
      await samira.sees('Je werkbegeleider weet het');
      const ruud = await enter('ruud');
      await ruud.go('Kijk nu');
      await ruud.sees('Wat heb je Samira zien doen?');
      await ruud.chooseAll('with-help');
      await ruud.go('Verder');
      await ruud.go('Ja, klopt');
      await ruud.sees('Goed bezig, Samira!');
      return count(samira);
    },
  },
  {
    name: 'a participant comes in with the code of a card, shares badges, and closes the code for everybody',
    mostTaps: 8,
    mostTyped: 1,
    async make({ t, world, base, enter }) {
      await awardBadge(world, { to: 'kees', badgeClass: 'snijtechnieken' });
      const ruud = await enter('ruud');
      await ruud.open(`${base}/deelnemers/${world.participants.kees.id}/inlogkaart`);
      await ruud.go('Maak een inlogkaart');
      const card = findCode(await readShown(ruud.page));

      const kees = await enter();
      await kees.open(`${base}/inloggen`);
      await kees.write('code', card);
      await kees.go('Verder');
      await kees.sees('Dag Kees');
      await kees.go('Maak een code');
      await kees.choose('displayName', 'first');
      await kees.go('Maak de code');
      const code = findCode(await readShown(kees.page));
      const employer = await enter();
      await employer.open(`${base}/c/${code}`);
      await employer.sees('De badges van Kees');
      await kees.go('Zet de code dicht');
      await kees.sees('De code is dicht');
      const closed = Date.now();
      await employer.page.reload();
      await employer.sees('Hier is niets');
      t.ok(Date.now() - closed < 5000, 'closed for everybody within 5 seconds');
      return count(kees);
    },
  },
  {
    name: 'a participant says it themselves, beside what the supervisor saw',
    mostTaps: 10,
    mostTyped: 0,
    async make({ base, enter }) {
      const kees = await enter('kees');
      await kees.open(`${base}/mijn/kan-ik-al/bar`);
      await kees.chooseAll('with-help');
      await kees.go('Bewaar');
      await kees.sees('Bewaard');
      return count(kees);
    },
  },
  {
    name: 'a participant asks to be forgotten, and thinks again',
    mostTaps: 4,
    mostTyped: 0,
    async make({ base, enter }) {
      const kees = await enter('kees');
      await kees.open(`${base}/mijn/gegevens`);
      await kees.go('Ik wil dat alles weg is');
      await kees.go('Ja, vraag om alles te wissen');
      await kees.sees('Iemand van je werk gaat dat doen.');
      await kees.go('Ik wil het toch niet');
      await kees.sees('De vraag is ingetrokken.');
      return count(kees);
    },
  },
  {
    name: 'an employer checks a code that was mistyped at first, compares the name, and asks a question',
    mostTaps: 8,
    mostTyped: 5,
    async make({ t, world, base, enter }) {
      const { services, staff, participants } = world;
      const { credentialId } = await awardBadge(world, { to: 'noor', badgeClass: 'bar' });
      const { code } = await createShare(services, staff.fatima, {
        participantId: participants.noor.id,
        credentialIds: [credentialId],
        displayName: 'none',
      });
      const noor = await enter('noor');
      await noor.open(`${base}/mijn/vragen`);
      await noor.go('Zet vragen aan');
      const employer = await enter();
      await employer.open(`${base}/`);
      await employer.write('subject', `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
      await employer.go('Controleer');
      await employer.sees('Bijna goed. Eén teken klopt niet.');
      await employer.write('subject', code.toLowerCase());
      await employer.go('Controleer');
      await employer.sees(/Geldig Deze badge is echt/);
      await employer.go('Bekijk alle badges van deze code');
      await employer.write('name', 'noor jansen');
      await employer.go('Vergelijk de naam');
      await employer.sees('Deze naam hoort bij de badge.');
      await employer.go('Vraag de begeleider');
      await employer.write('question', 'Kan deze persoon zelf de bar afsluiten?');
      await employer.write('asker', 'Anna van De Zon');
      await employer.go('Verstuur de vraag');
      await employer.sees('Je vraag is verstuurd.');
      const fatima = await enter('fatima');
      await fatima.go('Bekijk de vragen');
      await fatima.go('Lees en antwoord');
      await fatima.write('answer', 'Ja, elke vrijdag.');
      await fatima.go('Verstuur het antwoord');
      await employer.page.reload();
      await employer.sees('Ja, elke vrijdag.');
      t.notMatch(await employer.page.content(), /Fatima|Aydin/);
      return count(employer);
    },
  },
  {
    name: 'an employer checks a file',
    mostTaps: 1,
    mostTyped: 0,
    async make({ world, base, enter, isScripted }) {
      const { document } = await awardBadge(world, { to: 'noor', badgeClass: 'bar' });
      const employer = await enter();
      await employer.open(`${base}/controleer`);
      // The window in which a file is chosen is the system's own.
      const file = { name: 'badge.json', mimeType: 'application/json', buffer: Buffer.from(document) };
      await employer.page.setInputFiles('input[type=file]', file);
      if (!isScripted) await employer.go('Controleer', '[data-drop]');
      await employer.sees(/Geldig Deze badge is echt.*Achter de bar/);
      return count(employer);
    },
  },
  {
    name: 'a manager adds somebody and makes their card',
    mostTaps: 5,
    mostTyped: 2,
    async make({ enter }) {
      const marloes = await enter('marloes');
      await marloes.go('Deelnemers');
      await marloes.write('givenName', 'Ayse');
      await marloes.write('familyName', 'Can');
      await marloes.go('Toevoegen');
      await marloes.sees('Ayse Can');
      await marloes.go('Maak een inlogkaart');
      await marloes.go('Maak een inlogkaart');
      await marloes.sees('Inlogkaart voor Ayse');
      return count(marloes);
    },
  },
  {
    name: 'a withdrawal is asked for by one and confirmed by another',
    mostTaps: 4,
    mostTyped: 0,
    async make({ world, base, enter }) {
      const { credentialId } = await awardBadge(world, { to: 'kees', badgeClass: 'receptie' });
      const ruud = await enter('ruud');
      await ruud.open(`${base}/deelnemers/${world.participants.kees.id}/badges/${credentialId}`);
      await ruud.go('Klopt deze badge niet?');
      await ruud.choose('reason', 'mistake');
      await ruud.go('Vraag om in te trekken');
      await ruud.sees('Het verzoek staat in de lijst');
      const marloes = await enter('marloes');
      await marloes.go('Bekijk de lijst');
      await marloes.go('Ja, trek in');
      await marloes.sees('De badge is ingetrokken');
      const employer = await enter();
      await employer.open(`${base}/credentials/${credentialId}`);
      await employer.sees('Ingetrokken Deze badge is echt, maar hij geldt niet meer.');
      return count(ruud);
    },
  },
  {
    name: 'a shared tablet is opened with a PIN, used and locked',
    mostTaps: 6,
    mostTyped: 3,
    async make({ base, enter }) {
      const tablet = await enter('ruud');
      await tablet.open(`${base}/ik`);
      await tablet.write('pin', '2580');
      await tablet.write('again', '2580');
      await tablet.go('Bewaar de pincode');
      await tablet.go('Maak dit een gedeelde tablet');
      await tablet.go('Ruud Verbeek');
      await tablet.write('pin', '2580');
      await tablet.go('Open');
      await tablet.sees('Dag Ruud');
      await tablet.go('Vergrendel');
      await tablet.sees('Wie ben jij?');
      return count(tablet);
    },
  },
];

function openHouse(t: Test, { site, browser, way }: { site: Site; browser: Browser; way: Way }): House {
  const { hand, javaScriptEnabled } = way;
  const contexts: BrowserContext[] = [];
  t.teardown(() => Promise.all(contexts.map((context) => context.close())));
  const people: Person[] = [];
  return {
    ...site,
    ...{ t, people, isScripted: javaScriptEnabled },
    async enter(name) {
      const context = await browser.newContext({ ...phone, javaScriptEnabled, hasTouch: hand === 'finger' });
      contexts.push(context);
      const person = openPerson(await context.newPage(), hand);
      people.push(person);
      if (name !== undefined) {
        await person.open(await site.findLink(name));
        await person.go('Ga verder');
        Object.assign(person.counts, { taps: 0, typed: 0, keys: 0 });
      }
      return person;
    },
  };
}

/** Seconds that people take besides the machine: added to what is measured, so that the test need not sit them out. */
const pauses = {
  /** Finds the person among the tiles, and then the badge. */
  choice: 3,
  /** Reads a criterion and thinks of what was seen. */
  criterion: 3,
  /** The screen is turned; the participant reads or listens, and answers. */
  question: 10,
};

/** A telephone in a kitchen: half a megabit, and 400 ms there and back (what WebPageTest calls slow 3G). */
const slowNetwork = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

t.test('an award takes less than a minute on a slow network', { skip: skipWithoutBrowser }, async (t) => {
  const site = await openSite(t);
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const context = await browser.newContext({ ...phone, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slowNetwork);
  const ruud = openPerson(page, 'finger');
  await ruud.open(await site.findLink('ruud'));
  await ruud.go('Ga verder');
  // The shift has begun; nothing of the form is on the telephone yet.
  await session.send('Network.clearBrowserCache');
  Object.assign(ruud.counts, { taps: 0 });
  const began = performance.now();
  await ruud.open(`${site.base}/`);
  await ruud.go('Samira B.');
  await ruud.go('Bediening');
  const criteria = await page.locator('.k-levels').count();
  await ruud.chooseAll('independent');
  await ruud.go('Verder');
  await ruud.sees('Klopt dit, Samira?');
  await ruud.go('Ja, klopt');
  await ruud.sees('Je hebt de badge Bediening.');
  await page.waitForFunction("document.querySelector('.k-award img').naturalWidth > 0");
  const measured = (performance.now() - began) / 1000;
  const paused = 2 * pauses.choice + criteria * pauses.criterion + pauses.question;
  t.equal(criteria, 5);
  t.ok(measured > 2, `the network was slow: ${measured} s`);
  t.ok(measured + paused < 60, `${measured.toFixed(1)} s of machine and ${paused} s of people`);
  t.ok(ruud.counts.taps <= 12, `${ruud.counts.taps} taps`);
  t.comment(`an award: ${measured.toFixed(1)} s of machine, ${paused} s of people, ${ruud.counts.taps} taps`);
});

t.test('journeys', { skip: skipWithoutBrowser }, async (t) => {
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  for (const way of ways) {
    await t.test(way.name, async (t) => {
      const site = await openSite(t);
      for (const { name, mostTaps, mostTyped, make } of journeys) {
        await t.test(name, async (t) => {
          const house = openHouse(t, { site, browser, way });
          const { taps, typed, keys } = await make(house);
          t.ok(taps <= mostTaps, `${taps} taps, ${keys} keys`);
          t.ok(typed <= mostTyped, `${typed} fields typed in`);
          t.strictSame([...new Set(house.people.flatMap(({ faults }) => faults))], []);
        });
      }
    });
  }
});
