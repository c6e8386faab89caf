import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DrizzleSnapshotJSON, generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import t from 'tap';
import { findOutdatedFiles, generatedFiles } from '../../scripts/generate.ts';
import { problemCodes } from '../../src/base/problem-codes.ts';
import type { Services, Settings } from '../../src/services.ts';
import { pgTable, text } from '../../src/store/drizzle.ts';
import { nl } from '../../src/text/nl.ts';
import { buildServer } from '../../src/web/server.ts';
import { checkout, readFiles } from './source-text.ts';
import {
  findCodeBreaches,
  findLooseWords,
  findOpenapiBreaches,
  findProblemsDocBreaches,
  findTestBreaches,
  findUnreadTexts,
  findWordBreaches,
} from './text-rules.ts';

const read = (file: string) => readFileSync(join(checkout, file), 'utf8');
const codes = Object.keys(problemCodes);
const settings: Settings = {
  publicUrl: 'https://badges.example.org',
  demo: false,
  rateLimits: { codesPerMinute: 1, codesTotalPerMinute: 1, verificationsPerMinute: 1, signInsPerMinute: 1 },
  trustProxy: false,
  maxFileBytes: 1,
  securityContact: null,
};

t.test('nothing public says a word that tells more of a person than the badge', async (t) => {
  const shown = readFiles([
    'badge-templates/**/*.{json,svg}',
    'schemas/*.json',
    'openapi.json',
    'src/**/*.{ts,css,js,svg}',
    'bin/*',
    'publiccode.yml',
  ]);
  const checked = new Map([...shown].filter(([file]) => file !== 'src/text/forbidden-words.ts'));
  t.ok(checked.has('badge-templates/afwas/badge.json'));
  for (const file of ['src/text/nl.ts', 'src/web/assets/floor.js', 'src/domain/demo.ts'])
    t.ok(checked.has(file));
  t.same(findWordBreaches(checked), []);
  const planted: [string, string, string][] = [
    ['badge-templates/bar/badge.json', '{"uitleg":"Je helpt de klant."}', 'klant'],
    ['badge-templates/klant/badge.json', '{}', 'klant'],
    ['src/web/pages/x.ts', 'const listKandidaat = 1;', 'kandidaat'],
    ['src/web/pages/x.ts', '// Where a traject begins.', 'traject'],
    ['src/text/nl.ts', "title: 'Re-integratie',", 're-integratie'],
    ['src/web/x.ts', "'/sw/SW'", 'SW'],
  ];
  for (const [file, words, word] of planted) {
    t.same(findWordBreaches(new Map([[file, words]])), [`${file}: says ${word}`]);
  }
  t.same(findWordBreaches(new Map([['src/web/x.ts', 'const swift = klanten2;']])), []);
});

t.test('what somebody reads stands in src/text', async (t) => {
  // This one reads back what a credential says.
  const reader = 'src/domain/credential-facts.ts';
  const sources = new Map(
    [...readFiles('src/**/*.{ts,js,css}')].filter(
      ([file]) => !file.startsWith('src/text/') && file !== reader,
    ),
  );
  t.same(findLooseWords(sources), []);
  const planted: [string, string][] = [
    ["reply.send('Dit is niet gelukt.');", 'is niet'],
    ['html`<p>Bewaar</p>`', 'Bewaar'],
    ['html`<b>x</b><button class="k">Verder</button>`', 'Verder'],
    [".k-x::after { content: 'naar boven'; }", 'naar boven'],
  ];
  for (const [code, said] of planted) {
    t.same(findLooseWords(new Map([['src/web/x.ts', code]])), [`src/web/x.ts: says “${said}”`]);
  }
  const clean = '// De badge is van wie hem kreeg.\n/* niet hier */ html`<a href="/x">LinkedIn</a>`';
  t.same(findLooseWords(new Map([['src/web/x.ts', clean]])), []);
});

t.test('every text is read somewhere', async (t) => {
  const inLanguages = /^src\/text\/(\w+\/|(nl|en|ar|tr|pl|uk|ti|pap)\.ts)/;
  const source = new Map([...readFiles('src/**/*.{ts,js}')].filter(([file]) => !inLanguages.test(file)));
  const list = (texts: object, path: string[]): string[] =>
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'object' && !Array.isArray(text)
        ? list(text, [...path, name])
        : [[...path, name].join('.')],
    );
  const keys = list(nl, []);
  t.ok(keys.includes('assessments.seenTitle'));
  t.same(findUnreadTexts(keys, source), []);
  const code = new Map([['src/web/x.ts', `forms.send, notices[\`badge-\${act}\`], problems['not-found']`]]);
  const some = [
    'forms.send',
    'forms.cancel',
    'notices.badge-open',
    'problems.not-found.title',
    'notices.gone',
  ];
  t.same(findUnreadTexts(some, code), ['forms.cancel', 'problems.not-found.title', 'notices.gone']);
});

t.test('every problem is raised somewhere, reached in a test and explained', async (t) => {
  const inSource = readFiles('src/**/*.ts');
  const source = new Map([...inSource].filter(([file]) => !/problem-codes|^src\/text\//.test(file)));
  const inTests = readFiles('test/**/*.ts');
  const tests = new Map([...inTests].filter(([file]) => !file.startsWith('test/guards/')));
  t.same(findCodeBreaches(codes, { source, tests }), []);
  t.same(findProblemsDocBreaches(codes, read('docs/problems.md')), []);

  const raised = new Map([['src/x.ts', "throw new Problem('not-found');"]]);
  const none = new Map([['test/x.test.ts', "t.match(body, { code: 'not-found-at-all' });"]]);
  t.same(findCodeBreaches(['not-found'], { source: raised, tests: none }), [
    'not-found: is reached in no test',
  ]);
  t.same(findCodeBreaches(['not-found'], { source: none, tests: raised }), [
    'not-found: is raised nowhere in src',
  ]);
  t.same(findCodeBreaches(['not-found'], { source: raised, tests: raised }), []);
  t.same(findProblemsDocBreaches(['a', 'b'], '### a\n\n### c\n\n### c\n'), [
    'b: not in docs/problems.md',
    'c: only in docs/problems.md',
    'c: only in docs/problems.md',
    'c: twice in docs/problems.md',
  ]);
});

t.test('the migrations make the tables', async (t) => {
  const folder = join(checkout, 'src/store/tables');
  const rooms = await Promise.all(readdirSync(folder).map((file) => import(join(folder, file))));
  const tables: Record<string, unknown> = Object.assign({}, ...rooms);
  const journal = JSON.parse(read('migrations/meta/_journal.json'));
  const last = journal.entries.at(-1);
  const number = String(last.idx).padStart(4, '0');
  const made: DrizzleSnapshotJSON = JSON.parse(read(`migrations/meta/${number}_snapshot.json`));
  const findDifferences = (defined: Record<string, unknown>) =>
    generateMigration(made, generateDrizzleJson(defined, made.id, undefined, 'snake_case'));
  t.same(await findDifferences(tables), [], 'else run: npm run db:generate');
  t.same(journal.entries.map((entry: { tag: string }) => `migrations/${entry.tag}.sql`).sort(), [
    ...readFiles('migrations/*.sql').keys(),
  ]);

  const planted = { ...tables, attic: pgTable('attic', { oldThing: text() }) };
  t.match(await findDifferences(planted), [/CREATE TABLE "attic" \(\s+"old_thing" text/]);
});

t.test('what is generated is as its generator makes it', async (t) => {
  t.same(await findOutdatedFiles(generatedFiles), [], 'else run: npm run generate');
  const folder = t.testdir({ 'same.md': 'text', 'other.md': 'text' });
  const rows = ['same.md', 'other.md', 'missing.md'].map((file) => ({
    file,
    render: () => (file === 'same.md' ? 'text' : 'new text'),
  }));
  t.same(await findOutdatedFiles(rows, folder), ['other.md', 'missing.md']);
});

t.test('the description of the API names its routes, no fewer and no more', async (t) => {
  const routes: { method: string; url: string }[] = [];
  // Routes touch the rest of the services only when somebody asks.
  const app = buildServer({ services: { settings } as Services });
  app.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => ({ method: one, url })));
  });
  await app.ready();
  t.teardown(() => app.close());
  const { paths } = JSON.parse(read('openapi.json'));
  t.ok(routes.some(({ url }) => url.startsWith('/v1/')));
  t.same(findOpenapiBreaches(routes, paths), []);

  const served = [
    { method: 'GET', url: '/v1/shares/:code' },
    { method: 'HEAD', url: '/v1/shares/:code' },
    { method: 'OPTIONS', url: '/v1/shares/:code' },
    { method: 'GET', url: '/controleer' },
    { method: 'GET', url: '/v1/openapi.json' },
  ];
  t.same(findOpenapiBreaches(served, { '/shares/{code}': { get: {} } }), []);
  t.same(findOpenapiBreaches(served, { '/shares/{id}': { get: {} } }), [
    'GET /shares/{code}: not in openapi.json',
    'GET /shares/{id}: no such route',
  ]);
});

t.test('no test is switched off', async (t) => {
  t.same(findTestBreaches(readFiles('test/**/*.test.ts')), []);
  const planted: [string, RegExp][] = [
    ["t.only('x', async (t) => {});", /runs one test only/],
    ["t.test('x', { only: true }, async (t) => {});", /runs one test only/],
    ["t.todo('x');", /leaves a test for later/],
    ["t.test('x', { todo: 'later' });", /leaves a test for later/],
    ["t.test('x', { skip: true }, async (t) => {});", /skips a test always/],
  ];
  for (const [code, breach] of planted) {
    t.match(findTestBreaches(new Map([['test/x.test.ts', code]])), [breach]);
  }
});
