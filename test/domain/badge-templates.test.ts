import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import t from 'tap';
import { renderBadgeTemplateSchema } from '../../scripts/generate-badge-template-schema.ts';
import { findRuleFaults, readBadgeTemplates } from '../../src/domain/badge-folders.ts';
import { findImageFaults } from '../../src/domain/badge-images.ts';
import {
  type BadgeOnlyTemplate,
  type BadgeTemplate,
  parseBadgeTemplate,
  type SuperbadgeTemplate,
  type TemplateFault,
} from '../../src/domain/badge-templates.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';

const checkout = join(import.meta.dirname, '..', '..');
const shippedFolder = join(checkout, 'badge-templates');

const reading = await readBadgeTemplates(shippedFolder);
const shipped = reading.ok ? reading.templates : [];
const find = (slug: string) => shipped.find(({ template }) => template.slug === slug)?.template;
const bar = find('bar') as BadgeOnlyTemplate;
const kitchen = find('keukenassistent') as SuperbadgeTemplate;

// What ships

t.test('the sixteen badges and three superbadges of the first catalogue load', async (t) => {
  t.same(reading.ok ? [] : reading.faults, []);
  const slugs = (kind: string, category?: string) =>
    shipped
      .map(({ template }) => template)
      .filter((template) => template.kind === kind && (!category || template.category === category))
      .map(({ slug }) => slug);
  t.equal(slugs('badge').length, 16);
  t.same(slugs('superbadge'), ['betrouwbare-collega', 'gastvrouw-gastheer', 'keukenassistent']);
  t.equal(slugs('badge', 'keuken').length, 5);
  t.equal(slugs('badge', 'gasten').length, 4);
  t.equal(slugs('badge', 'werk').length, 7);
  t.same(
    shipped.map(({ template }) => template.slug),
    slugs('badge').concat(slugs('superbadge')).toSorted(),
  );
});

t.test('badges are awarded directly, superbadges by approval of the issuer', async (t) => {
  for (const { template } of shipped) {
    t.equal(template.policy, template.kind === 'badge' ? 'direct' : 'issuer-approval', template.slug);
  }
  const rules = shipped.flatMap(({ template }) => (template.kind === 'badge' ? [template] : []));
  const unusual = rules.filter(({ awardRule }) => awardRule.type === 'days' || awardRule.days !== 1);
  t.same(
    unusual.map(({ slug, awardRule }) => [slug, awardRule]),
    [['op-tijd-komen', { type: 'days', level: 'independent', days: 15, perWeek: 5 }]],
  );
});

const countWords = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;
const listSentences = (text: string) => text.split(/(?<=[.?!])\s+/);

t.test('the words are plain: short sentences, criteria that speak to the person', async (t) => {
  for (const { template } of shipped) {
    for (const sentence of listSentences(template.uitleg.nl)) t.ok(countWords(sentence) <= 12, sentence);
    t.equal(listSentences(template.description.nl).length, 1, template.description.nl);
    t.match(template.description.nl, /^Kan /);
    t.match(template.description.en, /^Can /);
    for (const { text } of template.kind === 'badge' ? template.criteria : []) {
      t.match(text.nl, /^Je .*\.$/);
      t.match(text.en, /^You .*\.$/);
      for (const sentence of listSentences(text.nl)) t.ok(countWords(sentence) <= 15, sentence);
    }
  }
});

t.test('the title inside an image is its Dutch alt text, and no image holds a forbidden word', async (t) => {
  for (const { template, imageSvg } of shipped) {
    t.equal(/<title>(.*)<\/title>/.exec(imageSvg)?.[1], template.imageAlt.nl);
    t.same(findForbiddenWords(JSON.stringify(template) + imageSvg), []);
  }
});

// JSON Schema

const ajv = addFormats.default(new Ajv2020({ allErrors: true }));
const schemaText = readFileSync(join(checkout, 'schemas', 'badge-template.schema.json'), 'utf8');
const isValidBySchema = ajv.compile(JSON.parse(schemaText));

t.test('the published JSON Schema is the one that the model makes, and has descriptions', async (t) => {
  t.equal(schemaText, renderBadgeTemplateSchema());
  t.match(JSON.parse(schemaText), { $schema: 'https://json-schema.org/draft/2020-12/schema', title: String });
  t.match(schemaText, /A1-A2/);
});

t.test('every shipped badge.json fits the JSON Schema', async (t) => {
  for (const { template } of shipped) {
    const json = JSON.parse(readFileSync(join(shippedFolder, template.slug, 'badge.json'), 'utf8'));
    t.ok(isValidBySchema(json), `${template.slug} ${JSON.stringify(isValidBySchema.errors)}`);
  }
});

t.test('a template that the model refuses for its shape is refused by the JSON Schema too', async (t) => {
  const bad: unknown[] = [
    {},
    { ...bar, slug: 'Bar' },
    { ...bar, criteria: bar.criteria.slice(0, 2) },
    { ...bar, uitleg: { nl: bar.uitleg.nl } },
    { ...bar, points: 3 },
    { ...bar, category: 'superbadge' },
    { ...bar, alignments: [{ ...bar.alignments[0], targetUrl: 'not a url' }] },
    { ...kitchen, awardRule: { any: [{ badge: 'bar' }] } },
  ];
  for (const value of bad) {
    t.notOk(isValidBySchema(value), JSON.stringify(value).slice(0, 60));
    t.notOk(parseBadgeTemplate('bad/badge.json', JSON.stringify(value)).ok);
  }
});

// One template

/** Puts a value at a path with dots; undefined takes the field away. */
function putAt(template: object, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], template);
  (holder as Record<string, unknown>)[last] = value;
}

function listFaults(base: BadgeTemplate, changes: Record<string, unknown>): TemplateFault[] {
  const template = structuredClone(base);
  for (const [path, value] of Object.entries(changes)) putAt(template, path, value);
  const parsed = parseBadgeTemplate('x/badge.json', JSON.stringify(template));
  return parsed.ok ? [] : parsed.faults;
}

t.test('what may be left out has a plain value', async (t) => {
  const { policy, alignments, usefulFor, awardRule, ...rest } = bar;
  const short = { ...rest, awardRule: { type: 'every-criterion', level: 'independent' } };
  const parsed = parseBadgeTemplate('bar/badge.json', JSON.stringify(short));
  t.match(parsed, { ok: true, template: { policy: 'direct', alignments: [], usefulFor: [] } });
  t.match(parsed, { template: { awardRule: { days: 1 } } });
  const { policy: _, ...superbadge } = kitchen;
  t.match(parseBadgeTemplate('x', JSON.stringify(superbadge)), { template: { policy: 'issuer-approval' } });
});

t.test('each fault of a template is told with its field and the reason', async (t) => {
  const esco = 'http://data.europa.eu/esco/skill';
  const [first] = bar.criteria;
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ({ ...first, key }));
  const cases: [string, unknown, RegExp][] = [
    ['slug', undefined, /missing/],
    ['slug', 'Achter de bar', /lower-case/],
    ['slug', 'lpc-bar', /forbidden word: lpc/],
    ['kind', 'medal', /badge.*superbadge/],
    ['kind', undefined, /badge.*superbadge/],
    ['category', 'superbadge', /keuken.*gasten.*werk/],
    ['uitleg', undefined, /missing/],
    ['uitleg.en', undefined, /missing/],
    ['uitleg.nl', 'Voor elke Klant.', /forbidden word: klant/],
    ['name.nl', ' Bar', /space/],
    ['name.nl', 'Bar\nwerk', /one line/],
    ['name.nl', 'Bar\u0000werk', /one line/],
    ['name.nl', 'Bar\u2028werk', /one line/],
    ['name.nl', 'Bar \ud83c', /one line/],
    ['criteria.1.text.nl', '\udf78', /one line/],
    ['name.nl', 'x'.repeat(61), /60/],
    ['name.nl', 7, /expected string/],
    ['name.de', 'Theke', /not a known field/],
    ['points', 3, /not a known field/],
    ['criteria', bar.criteria.slice(0, 2), /3 to 6/],
    ['criteria', seven, /3 to 6/],
    ['criteria.2.key', first?.key, /twice/],
    ['criteria.1.key', 'Voor raad', /lower-case/],
    ['criteria.1.text.nl', undefined, /missing/],
    ['awardRule', undefined, /missing/],
    ['awardRule.days', 0, />=1/],
    ['awardRule.level', 'expert', /independent/],
    ['awardRule.type', 'exam', /every-criterion.*days/],
    ['policy', 'vote', /second-assessor/],
    ['alignments.0.targetUrl', 'bar', /http/],
    ['alignments.0.targetUrl', 'ftp://x.example/1', /http/],
    ['alignments.0.targetUrl', `${esco}/1`, /uuid/],
    ['alignments.0.targetUrl', 'https://x.example/1', /uuid/],
    ['alignments.0.targetCode', '7', /uuid/],
    ['alignments.0.targetType', 'Skill', /ext:/],
  ];
  for (const [field, value, reason] of cases) {
    const faults = listFaults(bar, { [field]: value });
    t.match(faults, { length: 1, 0: { file: 'x/badge.json', field, reason } }, `${field}: ${reason}`);
  }
});

t.test('all faults of a template are told at once', async (t) => {
  const changes = {
    'name.en': undefined,
    'criteria.0.text.nl': 'Je helpt een klant.',
    'awardRule.days': 'one',
    extra: 1,
  };
  const fields = listFaults(bar, changes).map(({ field }) => field);
  t.same(fields.toSorted(), Object.keys(changes).toSorted());
});

t.test('each fault of a superbadge rule is told at its place', async (t) => {
  const deep = { all: [{ badge: 'a' }, { atLeast: 3, of: [{ badge: 'b' }, { badge: 'c' }] }] };
  const cases: [unknown, string, RegExp][] = [
    [undefined, 'awardRule', /missing/],
    [{ any: [] }, 'awardRule', /\{all\}/],
    [{ all: [] }, 'awardRule.all', />=1/],
    [{ all: [{ badge: 'a' }, { bagde: 'b' }] }, 'awardRule.all.1', /\{badge\}/],
    [{ all: [{ badge: 'A b' }] }, 'awardRule.all.0.badge', /lower-case/],
    [deep, 'awardRule.all.1.atLeast', /nobody could ever meet it/],
    [{ atLeast: 0, of: [{ badge: 'a' }] }, 'awardRule.atLeast', />=1/],
    [
      { all: [{ badge: 'a' }, { atLeast: 1, of: [{ badge: 'a' }, { badge: 'b' }] }] },
      'awardRule',
      /'a' occurs twice/,
    ],
  ];
  for (const [awardRule, field, reason] of cases) {
    const faults = listFaults(kitchen, { awardRule });
    t.match(faults, { length: 1, 0: { file: 'x/badge.json', field, reason } }, JSON.stringify(faults));
  }
});

t.test('a rule that nests without end is refused, not followed', async (t) => {
  const rule = `${'{"all":['.repeat(20_000)}{"badge":"bar"}${']}'.repeat(20_000)}`;
  const text = JSON.stringify({ ...kitchen, awardRule: 'RULE' }).replace('"RULE"', rule);
  t.match(parseBadgeTemplate('x/badge.json', text), { ok: false, faults: [{ field: '', reason: /nested/ }] });
});

t.test('text that is not JSON, or no object, is a fault of the file as a whole', async (t) => {
  t.match(parseBadgeTemplate('x/badge.json', '{ "slug": '), {
    ok: false,
    faults: [{ file: 'x/badge.json', field: '', reason: /not JSON/ }],
  });
  for (const text of ['null', '[]', '"bar"', '7']) {
    t.match(parseBadgeTemplate('x/badge.json', text), { ok: false, faults: { length: 1 } });
  }
  t.ok(parseBadgeTemplate('x/badge.json', `\ufeff${JSON.stringify(bar)}`).ok);
});

// Images

const wrap = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"${more}>${inside}</svg>`;

t.test('an image that could run, fetch or speak is refused with the place and the reason', async (t) => {
  const cases: [string, string, RegExp][] = [
    [wrap('<script>1</script>'), '<script>', /script/],
    [wrap('<path d="M0 0" onclick="x()"/>'), '<path> onclick', /event/],
    [wrap('', ' onload="x()"'), '<svg> onload', /event/],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${wrap('&a;')}`, '<!DOCTYPE>', /document type/],
    [wrap('<image href="https://x.example/a.png"/>'), '<image>', /not allowed/],
    [wrap('<use href="#a"/>'), '<use>', /not allowed/],
    [wrap('<foreignObject/>'), '<foreignObject>', /not allowed/],
    [wrap('<style>*{}</style>'), '<style>', /not allowed/],
    [wrap('<a href="#x"/>'), '<a>', /not allowed/],
    [wrap('<path style="fill:red"/>'), '<path> style', /not allowed/],
    [wrap('<path fill="url(https://x.example/#a)"/>'), '<path> fill', /outside/],
    [wrap('<path fill="&#117;rl(//x.example)"/>'), '<path> fill', /outside/],
    [wrap('<path fill="u\\72l(//x.example)"/>'), '<path> fill', /outside/],
    [wrap('<linearGradient href="javascript:x()"/>'), '<linearGradient> href', /outside/],
    [wrap('<linearGradient xlink:href="a.svg#b"/>'), '<linearGradient> xlink:href', /outside/],
    [wrap('<text x="1">Bar</text>'), '<text>', /no text/],
    [wrap('loose words'), 'text', /<title>/],
    [wrap('<title>Een klant</title>'), '', /forbidden word 'klant'/],
    [wrap('<!-- traject -->'), '', /forbidden word 'traject'/],
    [wrap('<title>kl&#97;nt</title>'), '', /forbidden word 'klant'/],
    [wrap('<title>&nbsp;</title>'), 'text', /entity/],
    [wrap('<path d="&x;"/>'), '<path> d', /entity/],
    [wrap('<path d="M0 0" d="M1 1"/>'), '<path>', /twice/],
    [wrap('<g>'), 'line 1', /<\/svg> closes nothing/],
    [wrap('<g><path></g></path>'), 'line 1', /closes nothing/],
    [`${wrap('')}\n</g>`, 'line 2', /closes nothing/],
    [wrap('').replace('</svg>', ''), 'line 1', /never closed/],
    [wrap('<path d=M0/>'), 'line 1', /well-formed/],
    [wrap('<![CDATA[x]]>'), 'line 1', /well-formed/],
    [`<?xml-stylesheet href="a.css"?>${wrap('')}`, 'line 1', /well-formed/],
    [`${wrap('')}${wrap('')}`, 'line 1', /exactly one/],
    ['', 'line 1', /exactly one/],
    ['<g/>', '<g>', /outermost/],
    [wrap('').replace(' viewBox="0 0 96 96"', ''), '<svg> viewBox', /missing/],
    [wrap('').replace('96 96', '96 48'), '<svg> viewBox', /square/],
    [wrap('').replace('96 96', 'a a'), '<svg> viewBox', /square/],
    [wrap('').replace('www.w3.org/2000/svg', 'x.example'), '<svg> xmlns', /namespace/],
    [wrap('').replace(' xmlns="http://www.w3.org/2000/svg"', ''), '<svg> xmlns', /must be/],
    [wrap(`<path d="${'M0 0'.repeat(6000)}"/>`), '', /bytes/],
  ];
  for (const [svg, field, reason] of cases) {
    const faults = findImageFaults(Buffer.from(svg));
    const fault = faults.find((fault) => fault.field === field && reason.test(fault.reason));
    t.ok(fault, `${svg.slice(0, 120)} ${JSON.stringify(faults)}`);
  }
  t.match(findImageFaults(Buffer.from([0x3c, 0xff, 0xfe])), [{ field: '', reason: 'is not UTF-8' }]);
});

t.test('a plain drawing with gradients, titles and comments is accepted', async (t) => {
  const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
${wrap(`<title>Kop &amp; schotel</title>
  <defs><linearGradient id="warm"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <g fill='url(#warm)' transform="rotate(3)"><path d="M0 0h9"/></g>`)}
`;
  t.same(findImageFaults(Buffer.from(drawing)), []);
});

// Folders

const good = ['bar', 'receptie', 'representatief', 'communicatie', 'bediening', 'gastvrij-ontvangen'];

/** A folder with the good templates and the host superbadge, after a change. */
function buildFolder(t: { testdir(): string }, change: (folder: string) => void): string {
  const folder = t.testdir();
  for (const slug of [...good, 'gastvrouw-gastheer']) {
    cpSync(join(shippedFolder, slug), join(folder, slug), { recursive: true });
  }
  change(folder);
  return folder;
}

function rewrite(folder: string, slug: string, changes: Record<string, unknown>): void {
  const file = join(folder, slug, 'badge.json');
  const template = JSON.parse(readFileSync(file, 'utf8'));
  for (const [path, value] of Object.entries(changes)) putAt(template, path, value);
  writeFileSync(file, JSON.stringify(template));
}

t.test('good folders load, and what lies beside them is left alone', async (t) => {
  const folder = buildFolder(t, (folder) => {
    writeFileSync(join(folder, 'README.md'), 'about');
    mkdirSync(join(folder, '.git'));
  });
  const reading = await readBadgeTemplates(folder);
  t.match(reading, { ok: true, templates: { length: 7 } });
  t.match(reading.ok && reading.templates[0], { template: { slug: 'bar' }, imageSvg: /^<svg / });
});

t.test(
  'one bad template among good ones leaves nothing loaded, and is told by file, field and reason',
  async (t) => {
    const cases: [string, (folder: string) => void, { file: string; field: string; reason: RegExp }][] = [
      [
        'no image',
        (folder) => rmSync(join(folder, 'bar', 'image.svg')),
        { file: 'bar/image.svg', field: '', reason: /missing/ },
      ],
      [
        'no badge.json',
        (folder) => rmSync(join(folder, 'representatief', 'badge.json')),
        { file: 'representatief/badge.json', field: '', reason: /missing/ },
      ],
      [
        'an unreadable badge.json',
        (folder) => {
          rmSync(join(folder, 'bar', 'badge.json'));
          mkdirSync(join(folder, 'bar', 'badge.json'));
        },
        { file: 'bar/badge.json', field: '', reason: /EISDIR/ },
      ],
      [
        'a bad field',
        (folder) => rewrite(folder, 'bar', { criteria: bar.criteria.slice(0, 2) }),
        { file: 'bar/badge.json', field: 'criteria', reason: /3 to 6/ },
      ],
      [
        'broken JSON',
        (folder) => writeFileSync(join(folder, 'bar', 'badge.json'), '{'),
        { file: 'bar/badge.json', field: '', reason: /not JSON/ },
      ],
      [
        'a slug that is not the name of the folder',
        (folder) => rewrite(folder, 'bar', { slug: 'barista' }),
        { file: 'bar/badge.json', field: 'slug', reason: /'bar'/ },
      ],
      [
        'an unsafe image',
        (folder) => writeFileSync(join(folder, 'bar', 'image.svg'), wrap('<script/>')),
        { file: 'bar/image.svg', field: '<script>', reason: /script/ },
      ],
      [
        'a rule over an unknown badge',
        (folder) => rmSync(join(folder, 'bediening'), { recursive: true }),
        {
          file: 'gastvrouw-gastheer/badge.json',
          field: 'awardRule',
          reason: /'bediening', which does not exist/,
        },
      ],
    ];
    for (const [title, change, fault] of cases) {
      await t.test(title, async (t) => {
        const reading = await readBadgeTemplates(buildFolder(t, change));
        t.equal(reading.ok, false);
        t.notOk(Object.hasOwn(reading, 'templates'));
        t.match(reading, { faults: { length: 1, 0: fault } });
      });
    }
  },
);

t.test('faults in several folders are told together', async (t) => {
  const folder = buildFolder(t, (folder) => {
    rmSync(join(folder, 'bar', 'image.svg'));
    rewrite(folder, 'receptie', { name: undefined });
    rewrite(folder, 'gastvrouw-gastheer', { awardRule: { badge: 'barista' } });
  });
  const reading = await readBadgeTemplates(folder);
  t.same(reading.ok || reading.faults.map(({ file, field }) => [file, field]), [
    ['bar/image.svg', ''],
    ['receptie/badge.json', 'name'],
    ['gastvrouw-gastheer/badge.json', 'awardRule'],
  ]);
});

t.test('a folder that is not there or holds no templates is a fault', async (t) => {
  const empty = t.testdir();
  t.match(await readBadgeTemplates(empty), {
    ok: false,
    faults: [{ file: empty, reason: /no badge templates/ }],
  });
  const absent = join(empty, 'absent');
  t.match(await readBadgeTemplates(absent), { ok: false, faults: [{ file: absent, reason: /ENOENT/ }] });
});

t.test(
  'superbadges may rest on each other, but not in a circle, and not on a badge by the wrong name',
  async (t) => {
    const build = (slug: string, awardRule: SuperbadgeTemplate['awardRule']) => ({
      ...kitchen,
      slug,
      awardRule,
    });
    const first = build('first', { badge: 'bar' });
    t.same(findRuleFaults([bar, first, build('second', { superbadge: 'first' })]), []);
    t.match(
      findRuleFaults([
        build('a', { superbadge: 'b' }),
        build('b', { superbadge: 'c' }),
        build('c', { all: [{ superbadge: 'a' }] }),
        build('d', { superbadge: 'a' }),
      ]).map(({ file, reason }) => [file, reason]),
      [
        ['a/badge.json', 'rests on itself: a -> b -> c -> a'],
        ['b/badge.json', 'rests on itself: b -> c -> a -> b'],
        ['c/badge.json', 'rests on itself: c -> a -> b -> c'],
      ],
    );
    t.match(findRuleFaults([build('self', { superbadge: 'self' })]), [
      { reason: 'rests on itself: self -> self' },
    ]);
    t.match(findRuleFaults([bar, build('x', { superbadge: 'bar' })]), [
      { reason: "'bar' is a badge, not a superbadge" },
    ]);
    t.match(findRuleFaults([first, bar, build('x', { badge: 'first' })]), [
      { reason: "'first' is a superbadge, not a badge" },
    ]);
  },
);
