// What anybody may find: the catalogue for people and for programs, the explanation per role, the poster. And that nothing about
// persons can be found by a search engine.
import t from 'tap';
import { retireBadgeClass } from '../../src/domain/badge-classes.ts';
import { createStaff } from '../../src/domain/setup.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { holderLanguageCodes, holderLanguages, isLanguage } from '../../src/text/languages.ts';
import { dataBlock, renderHtml } from '../../src/web/html.ts';
import { awardBadge, type StaffName, worldUrl } from '../world.ts';
import { openClient } from './api-client.ts';
import { openVisitor } from './visitor.ts';

const readData = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1] ?? 'null');

t.test('data for programs can not end its element', async (t) => {
  const text = renderHtml(dataBlock({ name: '</script><script>alert(1)</script><!--' }));
  t.equal(text.match(/</g)?.length, 2);
  t.strictSame(readData(text), { name: '</script><script>alert(1)</script><!--' });
});

t.test('every badge says in which other work it helps, and tells programs the same as people', async (t) => {
  const client = await openClient(t);
  const { items } = (await client.ask('/v1/badge-classes?limit=100')).json;
  t.equal(items.length, 19);
  for (const { slug, template } of items) {
    t.ok(template.usefulFor.length > 0, slug);
    for (const language of ['nl', 'en'] as const) {
      const visitor = openVisitor(client.app, language);
      const { html, text, headers } = await visitor.open(`/achievements/${slug}/1`);
      t.match(text, language === 'nl' ? /Ook handig voor/ : /Also useful for/, slug);
      t.ok(text.includes(template.usefulFor[0][language]), slug);
      t.match(readData(html), {
        '@type': 'EducationalOccupationalCredential',
        url: `${worldUrl}/achievements/${slug}/1`,
        name: template.name[language],
        description: template.description[language],
        inLanguage: language,
      });
      t.notOk(headers['x-robots-tag'], 'may be found');
      t.match(
        html,
        new RegExp(
          `<link rel="canonical" href="${worldUrl}/achievements/${slug}/1${language === 'nl' ? '' : '\\?taal=en'}">`,
        ),
      );
      t.match(html, /<link rel="alternate" hreflang="en"/);
    }
  }
});

t.test('search engines find the catalogue and nothing of persons', async (t) => {
  const client = await openClient(t);
  const { world } = client;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const wish = {
    participantId: world.participants.samira.id,
    credentialIds: [credentialId],
    displayName: 'full' as const,
  };
  const { code } = await createShare(world.services, world.staff.ruud, wish);
  const sitemap = await client.ask('/sitemap.xml');
  t.match(sitemap.headers['content-type'], /^application\/xml/);
  const found = [...sitemap.text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => String(url));
  t.ok(found.includes(`${worldUrl}/badges`));
  t.ok(found.includes(`${worldUrl}/uitleg/werkgever`));
  t.equal(found.length, 6 + 19);
  const robots = (await client.ask('/robots.txt')).text;
  t.match(robots, `Sitemap: ${worldUrl}/sitemap.xml`);
  const allowed = [...robots.matchAll(/^Allow: (.+)$/gm)].map(([, path]) => String(path));
  t.match(robots, /^Disallow: \/$/m);
  const html = { accept: 'text/html' };
  for (const url of found) {
    const answer = await client.ask(url.slice(worldUrl.length), { headers: html });
    t.equal(answer.status, 200, url);
    t.notOk(answer.headers['x-robots-tag'], url);
    t.ok(
      allowed.some((path) => url.slice(worldUrl.length).startsWith(path)),
      url,
    );
  }
  for (const path of [
    `/c/${code}`,
    `/c/${code}/vraag`,
    `/credentials/${credentialId}`,
    `/controleer?code=${code}`,
    '/antwoord/x',
    '/mijn',
    '/deelnemers',
    '/vragen',
    '/poster',
    '/v1/shares/x',
  ]) {
    const answer = await client.ask(path, { headers: html });
    t.match(answer.headers['x-robots-tag'], /noindex/, path);
    t.notOk(
      allowed.some((start) => path.startsWith(start)),
      path,
    );
    t.notMatch(answer.text, /ld\+json|rel="canonical"/, path);
  }
  await retireBadgeClass(world.services, world.staff.beheer, { slug: 'bar', retired: true });
  t.notMatch((await client.ask('/sitemap.xml')).text, /achievements\/bar\//);
  t.match((await client.ask('/achievements/bar/1', { headers: html })).headers['x-robots-tag'], /noindex/);
});

t.test(
  'the explanation has one screen for each role: three pictures, three sentences, and what to do next',
  async (t) => {
    const client = await openClient(t);
    for (const language of ['nl', 'en']) {
      const visitor = openVisitor(client.app, language);
      await visitor.open('/uitleg');
      const roles = visitor.page.links.filter(({ href }) => href.startsWith('/uitleg/'));
      t.equal(roles.length, 4);
      for (const { href } of roles) {
        const { html, text } = await visitor.open(href);
        const list = /<ol class="k-pictures">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '';
        t.equal(list.match(/<li><svg/g)?.length, 3, href);
        const words = list
          .replace(/<[^>]*>/g, ' ')
          .split(/\s+/)
          .filter((word) => /\p{L}/u.test(word)).length;
        t.ok(words >= 15 && words <= 60, `${href}: ${words} words`);
        t.match(html, /data-listen=/, 'can be read aloud');
        t.notMatch(text, /[A-Z]\w+ [A-Z]\w+ werkt/, 'names nobody');
      }
    }
    t.equal((await client.ask('/uitleg/directeur')).status, 404);
    t.equal((await client.ask('/uitleg/constructor')).status, 404);
  },
);

t.test(
  'who reads neither Dutch nor English is told at once, in a language that they choose by its name',
  async (t) => {
    const client = await openClient(t);
    for (const language of holderLanguageCodes) {
      const { name, texts } = holderLanguages[language];
      const visitor = openVisitor(client.app);
      const chooser = (await visitor.open('/uitleg')).links.find(({ text }) => text === name);
      t.equal(chooser?.href, language === 'nl' ? undefined : `?taal=${language}`);
      const { html, links } = await visitor.open(`/uitleg?taal=${language}`);
      t.match(html, `<html lang="${language}"`, language);
      if (!isLanguage(language)) {
        for (const step of [...texts.ownExplanation.steps, ...texts.ownExplanation.privacy])
          t.ok(html.includes(step));
        t.match(html, /<bdi lang="nl">Ik begeleid mensen<\/bdi>/, 'what is Dutch is marked as Dutch');
      }
      t.equal(html.match(/hreflang="[a-z]+" href="https/g)?.length, 8, 'search engines know them all');
      await visitor.open('/uitleg/deelnemer');
      t.match(visitor.page.text, texts.ownExplanation.name);
      t.ok(links.some(({ href }) => href === '/badges'));
    }
  },
);

t.test('floor staff make a poster of their place', async (t) => {
  const client = await openClient(t);
  const { services, staff } = client.world;
  t.equal((await client.ask('/poster')).status, 401);
  const signIn = async (name: StaffName) => {
    const visitor = openVisitor(client.app);
    await visitor.open((await createStaffSignInLink(services, staff[name].id)).link);
    await visitor.press('Ga verder');
    return visitor;
  };
  await awardBadge(client.world, { to: 'samira', badgeClass: 'afwas' });
  const ruud = await signIn('ruud');
  await ruud.open('/poster');
  const poster = () => ruud.page.text.slice(ruud.page.text.indexOf('Eethuis De Linde'));
  t.match(
    poster(),
    /Eethuis De Linde Laat hier zien wat je kunt .*Afwassen en opruimen .*Scan en lees hoe het werkt\. https:\/\/badges\.example\.org\/uitleg Een badge is geen diploma\./,
  );
  t.notMatch(poster(), /Receptie/, 'what is used here');
  t.notMatch(ruud.page.html, /Samira/);
  await ruud.open('/poster?badge=receptie&badge=bar&badge=onzin&qr=vloer&plek=elders');
  t.match(
    poster(),
    /Achter de bar .*Receptie.*scan en geef een badge\. https:\/\/badges\.example\.org\/beoordelen/,
  );
  t.notMatch(poster(), /Afwassen/);
  const none = await ruud.open('/poster?qr=uitleg');
  t.equal(none.status, 400);
  t.match(none.text, /Kies minstens één badge\./);
  t.notMatch(none.html, /k-poster"/, 'nothing to print');
  const boxes = [...none.html.matchAll(/name="badge" value="([^"]+)"/g)].map(([, slug]) => slug);
  const many = await ruud.open(`/poster?${boxes.map((slug) => `badge=${slug}`).join('&')}`);
  t.match(
    many.text,
    `Er passen 12 badges op de poster. Je koos er ${boxes.length}. De eerste 12 staan erop.`,
  );
  t.equal(many.html.split('k-tile-image').length - 1, 12);
  const fatima = await signIn('fatima');
  await fatima.open('/poster');
  t.notMatch(fatima.page.text, /De Linde/);
  t.equal(fatima.page.html.match(/type="checkbox"[^>]* checked/g)?.length, 12, 'no more than fit');
  t.notMatch(fatima.page.text, /Er passen/);
});

t.test('a poster holds what is used at its place, not at another of the same manager', async (t) => {
  const client = await openClient(t);
  const { services, locations, issuer } = client.world;
  const both = { role: 'manager' as const, locationIds: [locations.linde, locations.anker] };
  const manager = await createStaff(services, { issuerId: issuer.id, name: 'Wim', kind: 'person', ...both });
  await awardBadge(client.world, { to: 'samira', badgeClass: 'afwas' });
  await awardBadge(client.world, { to: 'noor', badgeClass: 'bar' });
  const visitor = openVisitor(client.app);
  await visitor.open((await createStaffSignInLink(services, manager.id)).link);
  await visitor.press('Ga verder');
  const ticked = () =>
    [...visitor.page.html.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value).slice(2);
  await visitor.open(`/poster?plek=${locations.linde}`);
  t.same(ticked(), ['afwas']);
  visitor.choose('plek', locations.anker);
  await visitor.press('Bekijk de poster');
  t.same(ticked(), ['bar'], 'ticks that nobody touched go with their place');
  await visitor.open(`/poster?plek=${locations.linde}&voor=${locations.anker}&qr=uitleg&badge=receptie`);
  t.same(ticked(), ['receptie'], 'others stay');
});
