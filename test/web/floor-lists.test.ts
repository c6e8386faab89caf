// What the floor prints and looks back on: the list of a week, sheets of paper with their code, the reminder to look
// together, and the sheet for a talk. By pages and API alike.
import t, { type Test } from 'tap';
import { findQuietPeople } from '../../src/domain/reminders.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { awardBadge, type ParticipantName, type StaffName } from '../world.ts';
import {
  buildAssessment,
  buildClass,
  type Client,
  defineClass,
  type Json,
  openClient,
} from './api-client.ts';
import { openVisitor, seenPages, type Visitor } from './visitor.ts';

type House = Client & { signIn(name: StaffName | ParticipantName): Promise<Visitor> };

async function openHouse(t: Test): Promise<House> {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  return {
    ...client,
    async signIn(name) {
      const { link } =
        name in staff
          ? await createStaffSignInLink(services, staff[name as StaffName].id)
          : await createParticipantSignInLink(
              services,
              staff.beheer,
              participants[name as ParticipantName].id,
            );
      const visitor = openVisitor(client.app);
      await visitor.open(link);
      await visitor.press('Ga verder');
      return visitor;
    },
  };
}

const see = async (house: House, as: StaffName, seen: Parameters<typeof buildAssessment>[1]) =>
  (await house.post(as, '/v1/assessments', await buildAssessment(house, seen))).json;

t.test('the list of a week holds what was seen, by whom and for whom, and nothing else', async (t) => {
  const house = await openHouse(t);
  // Monday and Sunday of the week, and the days around it.
  house.world.clock.set('2026-11-30T10:00:00.000Z');
  const days = ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'] as const;
  const keys = ['sorteren', 'afwasmachine', 'uit-jezelf', 'opbergen'] as const;
  for (const [index, observedOn] of days.entries()) {
    const results = { [keys[index] ?? '']: 'with-help' };
    await see(house, index === 2 ? 'els' : 'ruud', {
      of: 'samira',
      badgeClass: 'afwas',
      observedOn,
      results,
    });
  }
  await see(house, 'ruud', {
    of: 'samira',
    badgeClass: 'afwas',
    observedOn: '2026-11-24',
    results: { afwasmachine: 'teaches' },
  });
  const undone = await see(house, 'ruud', {
    of: 'kees',
    badgeClass: 'bar',
    observedOn: '2026-11-24',
    results: { drankjes: 'teaches' },
  });
  await house.post('ruud', `/v1/assessments/${undone.id}/undos`);
  await see(house, 'fatima', {
    of: 'noor',
    badgeClass: 'bar',
    observedOn: '2026-11-24',
    results: { drankjes: 'teaches' },
  });

  const { json } = await house.get('marloes', '/v1/weeks/2026-W48');
  t.match(json, {
    week: '2026-W48',
    from: '2026-11-23',
    to: '2026-11-29',
    location: { name: 'Eethuis De Linde' },
  });
  t.same(
    json.people.map(({ givenName, awarded, seen }: Json) => ({ givenName, awarded, seen })),
    [
      {
        givenName: 'Samira',
        awarded: [],
        seen: [
          {
            badgeClass: 'afwas',
            results: { afwasmachine: 'teaches', 'uit-jezelf': 'with-help' },
            seenBy: ['Els', 'Ruud'],
            days: ['2026-11-23', '2026-11-24', '2026-11-29'],
          },
        ],
      },
    ],
  );
  const ruud = await house.signIn('ruud');
  const page = await ruud.open('/week?week=2026-W48');
  t.match(page.text, /maandag 23 november tot en met zondag 29 november/);
  t.match(page.text, /Samira B\. Afwassen en opruimen Gezien door Els, Ruud/);
  t.notMatch(page.text, /Kees|Noor|van 4|nog niet/, 'nobody is missed or compared');
  t.match((await ruud.tap('De week ervoor')).url, /2026-W47/);
  t.match((await ruud.tap('De week erna')).url, /2026-W48/);
  await ruud.tap('De week erna');
  t.notOk(
    ruud.page.links.some(({ text }) => text === 'De week erna'),
    'there is no next week yet',
  );
});

t.test('a badge is in the list of the week in which it came', async (t) => {
  const house = await openHouse(t);
  // On the floor it is Monday already.
  house.world.clock.set('2026-11-22T23:30:00.000Z');
  await see(house, 'ruud', { of: 'samira', badgeClass: 'bar', observedOn: '2026-11-22' });
  const awarded = async (week: string) =>
    (await house.get('ruud', `/v1/weeks/${week}`)).json.people.flatMap((person: Json) => person.awarded);
  t.same(await awarded('2026-W48'), ['bar']);
  t.same(await awarded('2026-W47'), []);
  const ruud = await house.signIn('ruud');
  t.match((await ruud.open('/week')).text, /Samira B\. Achter de bar nieuwe badge/);
  await see(house, 'ruud', { of: 'kees', badgeClass: 'bar', observedOn: '2026-11-23' });
  await ruud.open('/week');
  t.match(ruud.page.text, /Kees W\. Achter de bar nieuwe badge Gezien door Ruud/, 'once, with what was seen');
});

t.test('a week that is none, and a place of others, are refused', async (t) => {
  const house = await openHouse(t);
  for (const week of ['2026-W00', '2026-W54', '2025-W53', '2026W10', 'nu']) {
    t.same((await house.get('ruud', `/v1/weeks/${week}`)).json.invalidParams?.[0]?.name, 'week', week);
  }
  const url = `/v1/weeks/2026-W47?locationId=${house.world.locations.anker}`;
  t.equal((await house.get('ruud', url)).json.invalidParams[0].name, 'locationId');
});

t.test('a sheet of paper has a line for each criterion and leads back to the form', async (t) => {
  const house = await openHouse(t);
  const { samira } = house.world.participants;
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${samira.id}`);
  await ruud.tap('Een blad om te printen');
  const sheet = await ruud.tap('Achter de bar');
  t.match(sheet.text, /Voor: Samira Bensaid/);
  t.equal(sheet.html.match(/class="p-box"/g)?.length, 15, 'five criteria, three levels');
  t.match(sheet.html, /<svg class="k-qr"/);
  const form = await ruud.open(`/beoordelen/${samira.id}/bar`);
  t.match(form.text, /Andere dag/, 'where its code leads');

  const blank = await ruud.open('/bladen/afwas');
  t.notMatch(blank.text, /Samira|Kees/);
  await see(house, 'ruud', { of: 'kees', badgeClass: 'bar', results: { drankjes: 'with-help' } });
  t.match((await ruud.tap('Met de namen van nu')).text, /Kees W\./);
  const entry = await ruud.open('/bladen/afwas/invoeren');
  t.equal(
    entry.links.find(({ text }) => text.includes('Samira'))?.href,
    `/beoordelen/${samira.id}/afwas?stap=gezien`,
  );
  t.match((await ruud.open('/bladen/op-tijd-komen')).text, /Dagen gezien/);
  for (const path of [
    '/bladen/keukenassistent',
    '/bladen/nergens',
    `/bladen/bar?wie=${house.world.participants.noor.id}`,
  ]) {
    t.equal((await ruud.open(path)).status, 404, path);
  }
  t.equal((await (await house.signIn('joke')).open('/bladen')).status, 403);
});

t.test('what comes from paper is marked as entered later', async (t) => {
  const house = await openHouse(t);
  const { json } = await house.post('ruud', '/v1/assessments', {
    ...(await buildAssessment(house, { of: 'samira', badgeClass: 'bar' })),
    observedOn: '2026-11-15',
  });
  t.equal(json.enteredLater, true);
});

t.test('after six weeks it is time to look together, once, until something is seen', async (t) => {
  const house = await openHouse(t);
  const { clock, services, participants } = house.world;
  const list = async (as: StaffName = 'ruud') =>
    (await house.get(as, '/v1/reminders')).json.items.map(({ givenName }: Json) => givenName).sort();
  const pass = async (days: number) => {
    clock.move(days * 86_400);
    await findQuietPeople(services);
    await findQuietPeople(services);
    await runDueJobs(services);
  };
  await see(house, 'ruud', { of: 'kees', badgeClass: 'afwas', results: { sorteren: 'with-help' } });
  await pass(41);
  t.same(await list(), [], 'not a day before');
  await pass(1);
  t.same(await list(), ['Kees', 'Samira']);
  t.same(await list('fatima'), ['Noor']);
  await pass(3);
  t.same(await list(), ['Kees', 'Samira'], 'once');

  const ruud = await house.signIn('ruud');
  const start = await ruud.open('/');
  t.match(start.text, /Tijd om samen te kijken Neem vandaag even de tijd/);
  t.notMatch(start.text, /6 weken|niets gezien|geen badge/, 'it names nothing that is lacking');
  await see(house, 'ruud', {
    of: 'samira',
    badgeClass: 'afwas',
    observedOn: '2027-01-02',
    results: { sorteren: 'with-help' },
  });
  t.same(await list(), ['Kees'], 'it goes when something is seen');
  t.match((await ruud.open('/')).text, /Tijd om samen te kijken met Kees/);
  const undone = await see(house, 'ruud', {
    of: 'kees',
    badgeClass: 'afwas',
    observedOn: '2027-01-02',
    results: { opbergen: 'with-help' },
  });
  t.same(await list(), []);
  await house.post('ruud', `/v1/assessments/${undone.id}/undos`);
  t.same(await list(), ['Kees'], 'and is back after an undo');
  await pass(42);
  t.same(await list(), ['Kees', 'Samira'], 'the weeks begin to count anew');
  t.equal(participants.samira.givenName, 'Samira');
});

t.test('each place says after how many weeks, or never; a closed one reminds nobody', async (t) => {
  const house = await openHouse(t);
  const { clock, services, locations } = house.world;
  const url = `/v1/locations/${locations.linde}`;
  const change = (body: object) => house.ask(url, { method: 'PATCH', as: 'marloes', body });
  const list = async () => (await house.get('ruud', '/v1/reminders')).json.items.length;
  t.equal((await house.get('marloes', url)).json.reminderWeeks, 6);
  t.equal((await change({ reminderWeeks: 2 })).json.reminderWeeks, 2);
  for (const reminderWeeks of [0, 53, 1.5]) t.equal((await change({ reminderWeeks })).status, 400);
  clock.move(14 * 86_400);
  await findQuietPeople(services);
  await runDueJobs(services);
  t.equal(await list(), 2);
  await change({ reminderWeeks: null });
  t.equal(await list(), 0, 'never');
  await change({ reminderWeeks: 2 });
  t.equal(await list(), 2);
  await change({ isOpen: false });
  t.equal(await list(), 0, 'closed');
  await change({ isOpen: true });

  const marloes = await house.signIn('marloes');
  await marloes.open(`/plekken/${locations.linde}`);
  marloes.write('reminderWeeks', '');
  await marloes.press('Bewaren');
  t.equal((await house.get('marloes', url)).json.reminderWeeks, null);
  marloes.write('reminderWeeks', 'zes');
  await marloes.press('Bewaren');
  t.match(marloes.page.text, /Vul een getal in van 1 tot en met 52/);
});

t.test('the sheet for a talk has both sides, and for others only badges and the next step', async (t) => {
  const house = await openHouse(t);
  const url = `/v1/participants/${house.world.participants.samira.id}`;
  await awardBadge(house.world, { to: 'samira', badgeClass: 'bar' });
  await see(house, 'ruud', { of: 'samira', badgeClass: 'afwas', results: { sorteren: 'with-help' } });
  await house.ask(`${url}/self-assessments/afwas`, {
    method: 'PUT',
    as: 'ruud',
    body: { results: { sorteren: 'teaches' } },
  });
  await house.post('ruud', `${url}/small-steps`, { sentence: 'kept-calm' });
  const samira = await house.signIn('samira');
  await samira.open('/mijn');
  const both = await samira.tap('Blad voor een gesprek');
  t.match(
    both.text,
    /Gespreksblad van Samira .* Achter de bar .* rustig .* Naast elkaar|Gespreksblad van Samira/,
  );
  for (const part of [
    /Achter de bar november 2026/,
    /Je bleef rustig/,
    /ik doe het voor met hulp/,
    /Dit wil ik leren/,
  ]) {
    t.match(both.text, part);
  }
  const others = await samira.tap('Voor een gesprek met anderen');
  t.match(others.text, /Achter de bar november 2026/);
  t.notMatch(others.text, /rustig|met hulp|doe het voor|Dit wil ik leren/);
  const ruud = await house.signIn('ruud');
  t.match(
    (await ruud.open(`/deelnemers/${house.world.participants.samira.id}/gespreksblad`)).text,
    /Gespreksblad van Samira/,
  );
  for (const name of ['joke', 'beheer'] as const) {
    const visitor = await house.signIn(name);
    t.equal(
      (await visitor.open(`/deelnemers/${house.world.participants.samira.id}/gespreksblad`)).status,
      403,
    );
  }
});

t.test('before somebody goes, what is met is given; only the month is kept', async (t) => {
  const house = await openHouse(t);
  const { samira } = house.world.participants;
  const url = `/v1/participants/${samira.id}/completion`;
  // Met at first only by a lower bar that came later: the class now asks one day where it asked two.
  const awardRule = { type: 'every-criterion', level: 'independent', days: 2 } as const;
  const slug = await defineClass(house, { slug: 'twee-dagen', awardRule });
  await see(house, 'ruud', { of: 'samira', badgeClass: slug });
  const { template, imageSvg } = await buildClass(house, { slug, awardRule: { ...awardRule, days: 1 } });
  await house.post('beheer', `/v1/badge-classes/${slug}/versions`, { template, imageSvg });
  const held = await see(house, 'ruud', { of: 'samira', badgeClass: 'bar', hold: true });
  const second = await defineClass(house, { slug: 'met-twee', policy: 'second-assessor' });
  const { approval } = await see(house, 'ruud', { of: 'samira', badgeClass: second });
  const states = async () =>
    Object.fromEntries(
      (await house.get('ruud', url)).json.met.map(({ badgeClass, state }: Json) => [badgeClass, state]),
    );
  t.same(await states(), { 'twee-dagen': 'ready', bar: 'held', 'met-twee': 'waiting' });

  const marloes = await house.signIn('marloes');
  await marloes.open(`/deelnemers/${samira.id}`);
  t.match(marloes.page.text, /Wacht nog .* Wacht op een tweede werkbegeleider\. Wacht sinds vandaag/);
  await marloes.tap('Afronden');
  t.ok(
    marloes.page.links.some(({ href }) => href === `/beoordelingen/${held.id}`),
    'and the talk is one tap away',
  );
  t.match((await marloes.press('Geef deze badge')).text, /De badges zijn gegeven/);
  t.same(await states(), { bar: 'held', 'met-twee': 'waiting' });
  await house.post('els', `/v1/approvals/${approval.id}/decisions`, {
    decision: 'send-back',
    reason: 'see-again',
  });
  t.same(await states(), { bar: 'held', 'met-twee': 'look-again' });
  const again = await house.post('ruud', `${url}/awards`);
  t.same(again.json.met.length, 2, 'what was sent back waits for something new to be seen');

  await marloes.open(`/deelnemers/${samira.id}/afronden`);
  t.match((await marloes.press('Samira is hier klaar')).text, /Samira is hier klaar sinds november 2026/);
  t.match((await house.get('ruud', url)).json, { finishedMonth: '2026-11' });
  house.world.clock.move(60 * 86_400);
  await findQuietPeople(house.world.services);
  await runDueJobs(house.world.services);
  const reminded = (await house.get('ruud', '/v1/reminders')).json.items.map(
    ({ givenName }: Json) => givenName,
  );
  t.same(reminded, ['Kees'], 'who is done here is not reminded of');
  t.match(
    (await (await house.signIn('samira')).open('/mijn')).text,
    /twee-dagen|Jij hebt 1 badge/,
    'and keeps the page',
  );
  const later = await house.signIn('marloes');
  await later.open(`/deelnemers/${samira.id}/afronden`);
  await later.press('Samira is weer hier');
  t.equal((await house.get('ruud', url)).json.finishedMonth, null);
});

t.test('who finished is no tile of the floor, and is found for what was seen before', async (t) => {
  const house = await openHouse(t);
  const { samira, kees } = house.world.participants;
  await see(house, 'ruud', { of: 'samira', badgeClass: 'afwas' });
  await see(house, 'ruud', { of: 'kees', badgeClass: 'afwas' });
  const ruud = await house.signIn('ruud');
  t.notMatch((await ruud.open('/beoordelen')).text, 'Wie klaar is', 'nobody is');
  const done = { isFinished: true };
  await house.ask(`/v1/participants/${samira.id}/completion`, { method: 'PUT', as: 'ruud', body: done });
  for (const path of [
    '/',
    '/beoordelen',
    '/beoordelen/groep',
    '/beoordelen/meenemen',
    '/bladen/afwas?namen=ja',
  ]) {
    const { html } = await ruud.open(path);
    t.match(html, 'Kees', path);
    t.notMatch(html, 'Samira', path);
  }
  t.match((await ruud.open('/deelnemers')).text, 'Samira', 'she stands among everybody');
  await ruud.open('/beoordelen');
  await ruud.tap('Wie klaar is');
  t.match(ruud.page.text, 'kun je nog geven');
  t.notMatch(ruud.page.text, 'Kees');
  await ruud.tap(/Samira/);
  t.equal(ruud.page.url, `/beoordelen/${samira.id}`);
  const late = await see(house, 'ruud', { of: 'samira', badgeClass: 'bar', observedOn: '2026-11-10' });
  t.equal(late.state, 'awarded', 'R22, R50');
  const list = async (query: string) =>
    (await house.get('ruud', `/v1/participants${query}`)).json.items.map(({ id }: Json) => id);
  t.same(await list('?standing=finished'), [samira.id]);
  t.same(await list('?standing=present'), [kees.id]);
  t.same((await list('')).toSorted(), [samira.id, kees.id].toSorted());
  t.equal((await house.get('ruud', '/v1/participants?standing=gone')).status, 400);
});

t.test('what was sent back is told to the floor, until it was looked at again', async (t) => {
  const house = await openHouse(t);
  const slug = await defineClass(house, { slug: 'met-twee', policy: 'second-assessor' });
  const { approval } = await see(house, 'ruud', { of: 'samira', badgeClass: slug });
  const samira = await house.signIn('samira');
  t.match((await samira.open('/mijn')).text, /Alles is er\. Iemand kijkt nog\./, 'it does not wait silently');
  const mine = `/v1/approvals?participantId=${house.world.participants.samira.id}`;
  t.equal((await house.get('ruud', mine)).json.items.length, 1);
  t.same(
    (await house.get('ruud', `/v1/approvals?participantId=${house.world.participants.kees.id}`)).json.items,
    [],
  );
  t.same((await house.get('ruud', '/v1/approvals?participantId=x')).json.items, []);
  await house.post('els', `/v1/approvals/${approval.id}/decisions`, {
    decision: 'send-back',
    reason: 'see-again',
  });
  t.notMatch((await samira.open('/mijn')).text, /Iemand kijkt nog/);
  const ruud = await house.signIn('ruud');
  t.match((await ruud.open('/wachtrij')).text, /Teruggestuurd .* Samira .* Kijk nog een keer mee\./);
  t.match((await ruud.tap('Kijk opnieuw')).text, /Wat heb je Samira zien doen\?/);
  house.world.clock.move(3600);
  await see(house, 'ruud', { of: 'samira', badgeClass: slug, level: 'teaches' });
  t.notMatch((await ruud.open('/wachtrij')).text, /Teruggestuurd/);
});

t.test('two people with one first name are told apart where something of theirs waits', async (t) => {
  const house = await openHouse(t);
  const { samira, kees } = house.world.participants;
  const url = `/v1/participants/${kees.id}`;
  const body = { givenName: 'Samira', familyName: 'Bakker' };
  await house.ask(url, { method: 'PATCH', as: 'ruud', body });
  const slug = await defineClass(house, { slug: 'met-twee', policy: 'second-assessor' });
  for (const person of ['samira', 'kees'] as const) {
    house.world.clock.move(60);
    await see(house, 'ruud', { of: person, badgeClass: slug });
    const { credentialId } = await awardBadge(house.world, { to: person, badgeClass: 'bar' });
    await house.post('ruud', `/v1/credentials/${credentialId}/revocations`, { reason: 'wrong-person' });
    const claim = `/v1/participants/${house.world.participants[person].id}/claims/afwas`;
    t.equal((await house.ask(claim, { method: 'PUT', as: 'ruud', body: { isClaimed: true } })).status, 200);
  }
  const marloes = await house.signIn('marloes');
  const { text } = await marloes.open('/wachtrij');
  for (const name of ['Samira Bensaid', 'Samira Bakker']) {
    t.equal(text.split(`· ${name} Wacht`).length, 3, `the badge and the withdrawal of ${name}`);
    t.equal(text.split(`Bekijk ${name}`).length, 3, `and the way to look at ${name}`);
  }
  for (const path of ['/', '/kan-ik-al']) {
    t.match((await marloes.open(path)).text, /Samira Bensaid Afwas.*Samira Bakker Afwas/, path);
  }
  const { items } = (await house.get('marloes', '/v1/approvals?state=waiting')).json;
  t.equal(new Set(items.map((item: Json) => item.participantId)).size, 2, 'over the API by their ids');
  await house.ask(url, { method: 'PATCH', as: 'ruud', body: { givenName: 'Kees' } });
  t.match(
    (await marloes.open('/wachtrij')).text,
    /Bekijk Samira B\. .*Bekijk Kees B\. /,
    'no more than is needed',
  );
  t.notMatch(marloes.page.text, samira.familyName);
});

t.test('no page of these says too much', async (t) => {
  t.ok(seenPages.length > 20);
  const tooMuch = /niet behaald|undefined|\[object/;
  t.same(
    seenPages
      .filter(({ text }) => findForbiddenWords(text).length > 0 || tooMuch.test(text))
      .map(({ url }) => url),
    [],
  );
});

t.test('who sees that it is enough gives the badge with one more tap', async (t) => {
  const house = await openHouse(t);
  const awardRule = { type: 'every-criterion', level: 'independent', days: 2 } as const;
  const slug = await defineClass(house, { slug: 'twee-keer', awardRule });
  const { id } = await see(house, 'ruud', { of: 'samira', badgeClass: slug });
  const els = await house.signIn('els');
  t.notMatch((await els.open(`/beoordelingen/${id}`)).text, 'Toch nu al geven', 'not who did not see it');
  const ruud = await house.signIn('ruud');
  t.match((await ruud.open(`/beoordelingen/${id}`)).text, /Toch nu al geven\?.*Een collega zag het ook/);
  await ruud.press('Een collega zag het ook');
  t.equal(ruud.page.url, `/beoordelingen/${id}`);
  t.match(ruud.page.html, /k-award/, 'the badge fills the screen, with its code');
  t.match(ruud.page.html, /k-code/);
  t.notMatch(ruud.page.text, 'collega zag');
});
