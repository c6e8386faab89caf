// What a participant reads of badges is in their own language wherever somebody translated it, on every page; beside a
// name stands the Dutch one where others need it. What is signed and what others see stays as it is.
import t from 'tap';
import { loadBadgeClass, loadBadgeImage } from '../../src/domain/badge-classes.ts';
import { type BadgeTextPath, findBadgeText, type Worded } from '../../src/domain/badge-words.ts';
import { loadBadgeTemplates } from '../../src/domain/catalogue.ts';
import { updateParticipant } from '../../src/domain/participants.ts';
import { recordSelfAssessment } from '../../src/domain/self-assessments.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import {
  holderLanguages,
  type TranslatedLanguage,
  translatedLanguageCodes,
} from '../../src/text/languages.ts';
import { awardBadge, type World } from '../world.ts';
import { type Client, openClient } from './api-client.ts';
import { decode, openVisitor } from './visitor.ts';

const seenKeys = ['mes-en-plank', 'veilig-snijden'] as const;

/** Samira holds one badge, is on her way with another and spoke of it, and has a code. */
async function openHouse(client: Client) {
  const { world } = client;
  const { services, staff, participants } = world;
  const participantId = participants.samira.id;
  const held = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const results = Object.fromEntries(seenKeys.map((key) => [key, 'independent' as const]));
  const seen = { participantId, badgeClass: 'snijtechnieken', observedOn: '2026-11-18', results };
  await client.post('ruud', '/v1/assessments', seen);
  await recordSelfAssessment(services, staff.ruud, { participantId, badgeClass: 'snijtechnieken', results });
  const { credentialId } = held;
  const share = await createShare(services, staff.ruud, {
    participantId,
    credentialIds: [credentialId],
    displayName: 'none',
  });
  return { credentialId, shareId: share.id };
}

async function openHolder({ app, world }: Client, language: TranslatedLanguage) {
  const { services, staff, participants } = world;
  const { link } = await createParticipantSignInLink(services, staff.beheer, participants.samira.id);
  const visitor = openVisitor(app, language);
  await visitor.open(link);
  await visitor.press(holderLanguages[language].texts.signIn.button);
  return visitor;
}

const loadBadges = async ({ services }: World) => ({
  afwas: await loadBadgeClass(services, 'afwas'),
  snijtechnieken: await loadBadgeClass(services, 'snijtechnieken'),
  keukenassistent: await loadBadgeClass(services, 'keukenassistent'),
});

/** Dutch that a page shows to this reader, but for the names that stand small under a translated one. */
const listDutch = (html: string) => [
  ...html.replaceAll(/<span class="k-said">.*?<\/span>/g, '').matchAll(/<bdi lang="nl">(.*?)<\/bdi>/g),
];

t.test('every page of a participant says the words of badges in their language', async (t) => {
  const client = await openClient(t);
  const { credentialId, shareId } = await openHouse(client);
  const badges = await loadBadges(client.world);
  const cutting = ['name', 'criteria.mes-en-plank', 'criteria.gelijke-stukken'] as const;
  type Row = [path: string, words: Partial<Record<keyof typeof badges, readonly BadgeTextPath[]>>];
  const pages: Row[] = [
    [
      '',
      {
        afwas: ['name', 'uitleg'],
        snijtechnieken: ['name', 'criteria.gelijke-stukken'],
        keukenassistent: ['name'],
      },
    ],
    [`/badges/${credentialId}`, { afwas: ['name', 'uitleg'] }],
    [`/badges/${credentialId}/bewaren`, { afwas: ['name'] }],
    [`/badges/${credentialId}/weg`, { afwas: ['name'] }],
    ['/kan-ik-al', { afwas: ['name'], snijtechnieken: ['name'] }],
    ['/kan-ik-al/snijtechnieken', { snijtechnieken: [...cutting, 'uitleg'] }],
    ['/gespreksblad', { afwas: ['name'], snijtechnieken: cutting }],
    ['/codes', { afwas: ['name'] }],
    [`/codes/${shareId}`, { afwas: ['name'] }],
    ['/wie-ziet-wat', { afwas: ['name'] }],
  ];
  for (const language of translatedLanguageCodes) {
    const visitor = await openHolder(client, language);
    for (const [path, words] of pages) {
      const { html, text, status } = await visitor.open(`/mijn${path}`);
      t.equal(status, 200, path);
      for (const [slug, paths] of Object.entries(words)) {
        for (const one of paths) {
          const translated = findBadgeText(badges[slug as keyof typeof badges], language, one);
          t.ok(translated && text.includes(translated), `${language} ${path}: ${slug} ${one}`);
        }
      }
      t.same(listDutch(html), [], `${language} ${path}: nothing is left in Dutch`);
    }
  }
});

t.test('the Dutch name stands small where others need it, and titles are in the language', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await openHouse(client);
  const { afwas, snijtechnieken } = await loadBadges(client.world);
  const small = (badge: Worded) =>
    `<span class="k-said"><bdi lang="nl">${badge.template.name.nl}</bdi></span>`;
  for (const language of translatedLanguageCodes) {
    const visitor = await openHolder(client, language);
    for (const [path, badge] of [
      [`/mijn/badges/${credentialId}`, afwas],
      [`/mijn/badges/${credentialId}/bewaren`, afwas],
      ['/mijn/kan-ik-al/snijtechnieken', snijtechnieken],
    ] as const) {
      const { html } = await visitor.open(path);
      t.ok(html.includes(small(badge)), `${language} ${path}`);
      if (path.endsWith('bewaren')) continue;
      const name = findBadgeText(badge, language, 'name')!;
      t.ok(decode(html).includes(`<title>${name} ·`), `${language} ${path}: the title`);
      t.match(html, /<img [^>]*lang="nl"/, 'what the picture shows is Dutch');
    }
    await visitor.open('/mijn');
    t.notMatch(visitor.page.html, /k-said/, 'the first page stays calm');
  }
});

t.test('what others read stays Dutch: the message that is sent, and the public page', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await openHouse(client);
  const { afwas } = await loadBadges(client.world);
  for (const language of translatedLanguageCodes) {
    const visitor = await openHolder(client, language);
    const { html } = await visitor.open(`/mijn/badges/${credentialId}/bewaren`);
    const name = afwas.template.name.nl;
    t.match(html, encodeURIComponent(name), 'in the message');
    t.notMatch(html, encodeURIComponent(findBadgeText(afwas, language, 'name')!));
    const { text } = await visitor.open(`/credentials/${credentialId}`);
    t.match(text, name);
  }
  const { json } = await client.get('ruud', '/v1/badge-classes/afwas');
  t.same(json.translations, afwas.translations, 'the API tells them');
  t.same(
    (await client.get('ruud', '/v1/badge-classes?limit=1')).json.items[0].translations,
    (await loadBadgeClass(client.world.services, 'afspraken-nakomen')).translations,
  );
  const achievement = await client.app.inject({
    url: '/achievements/afwas/1',
    headers: { accept: 'application/json' },
  });
  t.equal(achievement.statusCode, 200);
  t.notMatch(achievement.body, afwas.translations.tr!.name!, 'what is signed has none');
});

t.test('the screen that is turned says each thing that was seen, and the Dutch name', async (t) => {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const participantId = participants.samira.id;
  const { afwas } = await loadBadges(client.world);
  if (afwas.template.kind !== 'badge') throw new Error('afwas');
  for (const language of translatedLanguageCodes) {
    await updateParticipant(services, staff.ruud, { participantId, changes: { language } });
    const { link } = await createStaffSignInLink(services, staff.ruud.id);
    const visitor = openVisitor(client.app);
    await visitor.open(link);
    await visitor.press('Ga verder');
    await visitor.open(`/beoordelen/${participantId}/afwas`);
    for (const { name, value } of visitor.page.forms.flatMap(({ fields }) => fields)) {
      if (name.startsWith('results.') && value === 'independent') visitor.choose(name, value);
    }
    await visitor.press('Verder');
    for (const { key } of afwas.template.criteria) {
      const text = findBadgeText(afwas, language, `criteria.${key}`);
      t.ok(text && visitor.page.text.includes(text), `${language}: ${key}`);
    }
    const name = findBadgeText(afwas, language, 'name')!;
    const small = `<span class="k-said"><bdi lang="nl">${afwas.template.name.nl}</bdi></span>`;
    t.ok(visitor.page.text.includes(name));
    t.ok(visitor.page.html.includes(small));
    t.same(listDutch(visitor.page.html), []);
    await visitor.press(holderLanguages[language].texts.turnedScreen.yes);
    t.ok(visitor.page.text.includes(name), 'and so does the new badge');
    t.ok(visitor.page.html.includes(small));
    await visitor.press('Ongedaan maken');
  }
});

t.test(
  'a badge that nobody translated is in Dutch and marked so; a correction is seen within a minute',
  async (t) => {
    const client = await openClient(t);
    const { world } = client;
    await openHouse(client);
    const visitor = await openHolder(client, 'tr');
    const { afwas } = await loadBadges(world);
    t.match((await visitor.open('/mijn')).text, afwas.translations.tr!.name!);
    const imageSvg = await loadBadgeImage(world.services, 'afwas', 1);
    await loadBadgeTemplates(world.services, [{ template: afwas.template, imageSvg, translations: {} }]);
    world.clock.move(61);
    const { html } = await visitor.open('/mijn');
    t.match(html, `<h3><bdi lang="nl">${afwas.template.name.nl}</bdi></h3>`);
  },
);
