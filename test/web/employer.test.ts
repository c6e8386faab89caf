// What an employer meets: one page that answers in a fixed order and few words, by code, link or file; whether the name on
// the cv belongs to the badge. Through pages and API, on the whole app.
import t, { type Test } from 'tap';
import { setCredentialOpen } from '../../src/domain/credential-views.ts';
import { isSameName } from '../../src/domain/name-matches.ts';
import { createShare, type DisplayName } from '../../src/domain/shares.ts';
import type { App } from '../../src/web/route-module.ts';
import { buildServer } from '../../src/web/server.ts';
import { awardBadge, type World } from '../world.ts';
import { awardEverything, type Client, openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

type House = Client & { visit(language?: string): Visitor };

async function openHouse(t: Test, options: Parameters<typeof openClient>[1] = {}): Promise<House> {
  const client = await openClient(t, options);
  return { ...client, visit: (language) => openVisitor(client.app, language) };
}

const share = (
  { services, staff, participants }: World,
  credentialIds: string[],
  displayName: DisplayName = 'full',
) => createShare(services, staff.ruud, { participantId: participants.samira.id, credentialIds, displayName });

/** What stands from the verdict to the line that it is no diploma. */
function takeAnswer(text: string, [from, to]: [string, string]): string {
  return text.slice(text.indexOf(from), text.indexOf(to) + to.length);
}

const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** The questions of an employer in the order in which they come up, each by a word of its answer. */
const orders = {
  nl: ['Geldig', 'Kan ', 'Niveau', 'Gezien', 'Beoordeeld', 'Geldt sinds', 'Vragen?', 'Geen diploma'],
  en: ['Valid', 'Can ', 'Level', 'Seen', 'Assessed', 'Counts since', 'Questions?', 'Not a diploma'],
};

t.test('by code, link and file one answer in one order and about sixty words', async (t) => {
  const house = await openHouse(t);
  const { credentialId, link, document } = await awardBadge(house.world, {
    to: 'samira',
    badgeClass: 'bediening',
  });
  const { code } = await share(house.world, [credentialId]);
  for (const language of ['nl', 'en'] as const) {
    const visitor = house.visit(language);
    const order = orders[language];
    const looks: [string, () => Promise<unknown>][] = [
      ['link', () => visitor.open(`/credentials/${credentialId}`)],
      ['code', () => visitor.open(`/c/${code}`)],
      ['check by link', () => visitor.open(`/controleer?link=${encodeURIComponent(link)}`)],
      [
        'check by content',
        async () => {
          await visitor.open('/controleer');
          visitor.write('content', document);
          visitor.page.forms.splice(
            0,
            visitor.page.forms.findIndex(({ fields }) => fields.some(({ name }) => name === 'content')),
          );
          return visitor.press(language === 'nl' ? 'Controleer' : 'Check');
        },
      ],
    ];
    for (const [name, look] of looks) {
      await look();
      const answer = takeAnswer(visitor.page.text, [order[0]!, order.at(-1)!]);
      const places = order.map((word) => answer.indexOf(word));
      t.strictSame(
        places,
        places.toSorted((a, b) => a - b),
        `${name} ${language}: in order`,
      );
      t.notOk(places.includes(-1), `${name} ${language}: all of it: ${answer}`);
      const words = countWords(answer);
      t.ok(words >= 45 && words <= 75, `${name} ${language}: ${words} words`);
    }
  }
});

t.test('a superbadge comes first, its badges one tap away', async (t) => {
  const house = await openHouse(t);
  await awardEverything(house);
  const { items } = (
    await house.get('ruud', `/v1/participants/${house.world.participants.samira.id}/credentials?limit=100`)
  ).json;
  const wanted = [
    'keukenassistent',
    'snijtechnieken',
    'hygiene-in-de-keuken',
    'afwas',
    'lunch-en-broodjes',
    'bar',
  ];
  const chosen = items.filter(({ badgeClass }: { badgeClass: string }) => wanted.includes(badgeClass));
  t.equal(chosen.length, 6);
  const { code } = await share(
    house.world,
    chosen.map(({ id }: { id: string }) => id),
    'first',
  );
  const visitor = house.visit();
  await visitor.open(`/c/${code}`);
  const { html, text } = visitor.page;
  t.match(
    text,
    /De badges van Samira Alles is geldig .* Superbadge Keukenassistent Kan .*Niveau Doet dit zelf\. Gezien in 4 badges, tot en met \w+ 2026 Beoordeeld op het werk, per badge/,
  );
  t.match(html, /<details class="k-card k-parts"><summary>Bekijk de 4 badges eronder<\/summary>/);
  t.ok(text.indexOf('Keukenassistent') < text.indexOf('Achter de bar'));
  t.equal(html.match(/Snijtechnieken/g)?.length, 1, 'each badge stands there once');
  t.match(text, /Gezien in 4 badges/, 'a fifth, outside the share, is not counted');
  const own = items.find(({ badgeClass }: { badgeClass: string }) => badgeClass === 'keukenassistent');
  await visitor.open(`/credentials/${own.id}`);
  const answer = takeAnswer(visitor.page.text, ['Geldig', 'Geen diploma']);
  t.ok(countWords(answer) >= 45 && countWords(answer) <= 75, `${countWords(answer)} words: ${answer}`);
  t.match(visitor.page.html, /<details class="k-card k-parts">/);
  const bare = await share(
    house.world,
    chosen.filter(({ id }: { id: string }) => id !== own.id).map(({ id }: { id: string }) => id),
  );
  await visitor.open(`/c/${bare.code}`);
  t.match(
    visitor.page.text,
    /Superbadge Keukenassistent .*Niveau Doet dit zelf\. Gezien in 4 badges.*Geldt Alle badges hiervoor zijn er\./,
  );
});

t.test('a name is the same in whatever way it is spaced, composed or capitalised', async (t) => {
  const zoe = { givenName: 'Zoë', familyName: "d'Ancona de Wit" };
  for (const typed of [
    "Zoë d'Ancona de Wit",
    "  zoe\u0308   D'ANCONA de\u00a0wit ",
    'ZOË d\u2019Ancona de Wit',
  ]) {
    t.ok(isSameName(typed, zoe), typed);
  }
  for (const typed of ['', 'Zoë', "Zoe d'Ancona de Wit", "d'Ancona de Wit Zoë", "Zoë d'Ancona de Wit 2"]) {
    t.notOk(isSameName(typed, zoe), typed);
  }
});

t.test('a name is the same in every script, as a cv and as a phone write it', async (t) => {
  const names: [stored: string, ...typed: string[]][] = [
    ['Işıl Yılmaz', 'IŞIL YILMAZ', 'ışıl yılmaz', 'işil yilmaz'],
    ['İlker Demir', 'ilker demir', 'İLKER DEMİR', 'I\u0307lker Demir'],
    ['Anna Groß', 'ANNA GROSS', 'anna groß'],
    ['Νίκος Παππάς', 'ΝΊΚΟΣ ΠΑΠΠΆΣ'],
    ['سميرة بن سعيد', '\u200fسميرة بن سعيد\u200f'],
    ['ሰላም ተስፋይ', ' ሰላም  ተስፋይ '],
    ['Anne-Marie Smit', 'anne\u2011marie smit', 'Anne\u2013Marie Smit', 'An\u00adne-Ma\u200brie Smit'],
  ];
  for (const [stored, ...typed] of names) {
    const [givenName = '', familyName = ''] = stored.split(/ (.*)/);
    for (const one of [stored, ...typed]) t.ok(isSameName(one, { givenName, familyName }), one);
  }
  const others: [stored: string, typed: string][] = [
    ['Anna Smit', 'Аnna Smit'],
    ['Anna Smit', 'Ana Smit'],
    ['Işıl Yılmaz', 'Isil Yilmaz'],
    ['سميرة سعيد', 'سمير سعيد'],
  ];
  for (const [stored, typed] of others) {
    const [givenName = '', familyName = ''] = stored.split(' ');
    t.notOk(isSameName(typed, { givenName, familyName }), `${typed} is not ${stored}`);
  }
});

t.test('whether the name on the cv belongs to the badge: yes or no, and nothing of it is kept', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const { code } = await share(world, [credentialId], 'none');
  const employer = house.visit();
  for (const path of [`/c/${code}`, `/credentials/${credentialId}`]) {
    await employer.open(path);
    t.match(employer.page.text, /Wij bewaren de naam niet\./);
    t.notMatch(employer.page.html, /Samira|Bensaid/, 'no name is given away');
    employer.write('name', ' samira  BENSAID ');
    await employer.press('Vergelijk de naam');
    t.match(employer.page.text, /Gelukt Deze naam hoort bij de badge\./, path);
    t.notMatch(employer.page.url, /samira/i, 'not in the address');
    t.notMatch(employer.page.html, /Bensaid/i, 'and not shown back');
    employer.write('name', 'Samira <b>Jansen</b>');
    await employer.press('Vergelijk de naam');
    t.match(employer.page.text, /Deze naam hoort niet bij de badge\./, path);
    t.match(employer.page.html, /value="Samira &lt;b&gt;Jansen&lt;\/b&gt;"/, 'to be mended');
    employer.write('name', '  ');
    await employer.press('Vergelijk de naam');
    t.match(employer.page.text, /Typ een voornaam en een achternaam\./);
    await employer.open(`${path}/naam`);
    t.match(employer.page.text, /Geldig/, 'a reload leads back to the badge');
  }
  const ask = (url: string, name: string) => house.ask(url, { method: 'POST', body: { name } });
  for (const url of [`/v1/shares/${code}/name-matches`, `/v1/credentials/${credentialId}/name-matches`]) {
    t.strictSame((await ask(url, 'Samira Bensaid')).json, { matches: true });
    t.strictSame((await ask(url, 'Kees de Wit')).json, { matches: false }, 'another participant');
    t.match(await ask(url, ''), { status: 400 });
    t.match(await ask(url, 'x'.repeat(251)), { status: 400 });
  }
});

t.test('names can not be guessed by trying many, from however many addresses', async (t) => {
  const house = await openHouse(t, { settings: { trustProxy: true } });
  const { credentialId } = await awardBadge(house.world, { to: 'samira', badgeClass: 'bar' });
  const { code } = await share(house.world, [credentialId]);
  const spellings = [code, code.toLowerCase(), code.replaceAll('-', '')];
  const statuses: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    const answer = await house.ask(`/v1/shares/${spellings[turn % 3]}/name-matches`, {
      method: 'POST',
      headers: { 'x-forwarded-for': `192.0.2.${turn}` },
      body: { name: `Naam ${turn}` },
    });
    statuses.push(answer.status);
  }
  t.strictSame(statuses, [...Array(10).fill(200), 429]);
  const page = await house.ask(`/c/${code}/naam`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'name=Samira+Bensaid',
  });
  t.equal(page.status, 429, 'pages and API count together');
  const other = await house.ask(`/v1/credentials/${credentialId}/name-matches`, {
    method: 'POST',
    body: { name: 'Samira Bensaid' },
  });
  t.equal(other.status, 200, 'another thing is not held up');
});

t.test('nobody makes room for more guesses by asking about others', async (t) => {
  const { services } = (await openHouse(t)).world;
  const rateLimits = { ...services.settings.rateLimits, codesTotalPerMinute: 600 };
  const counts: number[] = [];
  const register = (app: App) =>
    app.get('/guesses', async (request) => {
      const guess = (target: string) =>
        app.countTarget(request, 'names', target).then(
          () => 1,
          () => 0,
        );
      const guesses = async (count: number, findTarget: (index: number) => string) => {
        let allowed = 0;
        for (let index = 0; index < count; index += 1) allowed += await guess(findTarget(index));
        counts.push(allowed);
      };
      await guesses(11, () => 'share:one');
      await guesses(6000, (index) => `share:${index}`);
      await guesses(11, () => 'share:one');
      return {};
    });
  const routes = { api: [], pages: [], public: [{ noun: 'guesses', register }] };
  const app = buildServer({
    services: { ...services, settings: { ...services.settings, rateLimits } },
    routes,
  });
  t.teardown(() => app.close());
  await app.inject('/guesses');
  t.strictSame(counts, [10, 6000, 0]);
});

t.test('of what is closed or unknown no name can be asked, and both answer alike', async (t) => {
  const house = await openHouse(t);
  const { credentialId } = await awardBadge(house.world, { to: 'samira', badgeClass: 'bar' });
  const { code, id } = await share(house.world, [credentialId]);
  await house.post('ruud', `/v1/participants/${house.world.participants.samira.id}/shares/${id}/closures`);
  const { services, staff } = house.world;
  await setCredentialOpen(services, staff.ruud, { credentialId, isOpen: false });
  const answers = new Set<string>();
  const urls = [
    `/v1/shares/${code}/name-matches`,
    '/v1/shares/0000-0000-0000/name-matches',
    '/v1/shares/x/name-matches',
    `/v1/credentials/${credentialId}/name-matches`,
    `/v1/credentials/${'0'.repeat(26)}/name-matches`,
    '/v1/credentials/x/name-matches',
  ];
  for (const url of urls) {
    const answer = await house.ask(url, { method: 'POST', body: { name: 'Samira Bensaid' } });
    t.equal(answer.status, 404, url);
    const { instance: _instance, ...body } = answer.json;
    answers.add(JSON.stringify(body));
  }
  t.equal(answers.size, 1);
});
