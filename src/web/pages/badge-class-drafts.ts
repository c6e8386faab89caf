// A badge class as the form for a new one holds it: each field by its name, and what that is as a template. What is
// allowed is checked by the domain; here its faults are only led back to the fields that were typed in.
import { isProblem } from '../../base/problem.ts';
import type { SuperbadgeRule } from '../../domain/award-rules.ts';
import { limits, type TemplateFault } from '../../domain/badge-templates.ts';
import type { Texts } from '../../text/languages.ts';
import { type FieldError, readField } from '../forms.ts';

export const kinds = ['badge', 'superbadge'] as const;
export type Kind = (typeof kinds)[number];

export const mostCriteria = 6;
/** Those that everybody sees the same of, in Dutch and in English. */
export const pairs = ['name', 'uitleg', 'description', 'imageAlt'] as const;
export type Pair = (typeof pairs)[number];
export const languages = ['nl', 'en'] as const;

/** What a part of a superbadge is: needed, or one of those of which some are needed. */
export const shares = ['all', 'some'] as const;

export type Draft = {
  kind: Kind;
  values: Record<string, string>;
  /** By slug, for a superbadge. */
  parts: Record<string, string>;
  imageSvg: string;
};

const fields = [
  ...pairs.flatMap((pair) => languages.map((code) => `${pair}.${code}`)),
  ...Array.from({ length: mostCriteria }, (_, at) =>
    [...languages, 'key'].map((name) => `criteria.${at}.${name}`),
  ).flat(),
  ...['slug', 'category', 'policy', 'usefulFor.nl', 'usefulFor.en', 'alignments', 'atLeast'],
  ...['type', 'level', 'days', 'perWeek'].map((name) => `awardRule.${name}`),
];

export const emptyDraft = (kind: Kind): Draft => ({
  kind,
  values: {
    policy: kind === 'badge' ? 'direct' : 'issuer-approval',
    'awardRule.type': 'every-criterion',
    'awardRule.level': 'independent',
    'awardRule.days': '2',
  },
  parts: {},
  imageSvg: '',
});

/** @param slugs of classes that a superbadge can be made of */
export function readDraft(body: unknown, slugs: readonly string[]): Draft {
  const kind = readField(body, 'kind') === 'superbadge' ? 'superbadge' : 'badge';
  const read = (names: readonly string[], prefix = '') =>
    Object.fromEntries(names.map((name) => [name, readField(body, prefix + name).normalize('NFC')]));
  return { kind, values: read(fields), parts: read(slugs, 'part.'), imageSvg: readImage(body) };
}

/** The file that was chosen now, else what an earlier step kept. */
function readImage(body: unknown): string {
  const file = typeof body === 'object' && body !== null && 'imageFile' in body ? body.imageFile : undefined;
  const bytes = Buffer.isBuffer(file) ? file : Buffer.from(readField(body, 'imageSvg'), 'base64');
  return bytes.toString('utf8');
}

/** Where a form is sent. `slug`: of the class that it makes a new version of; `version`: the one that it makes. */
export type Target = { url: string; slug?: string; version: number };

/** Every field as a hidden one would hold it. */
export function listFields({ kind, values, parts, imageSvg }: Draft): [name: string, value: string][] {
  return [
    ['kind', kind],
    ...Object.entries(values),
    ...Object.entries(parts).map(([slug, share]) => [`part.${slug}`, share] as [string, string]),
    ['imageSvg', writeImage(imageSvg)],
  ];
}

/** For a hidden field, in which a browser would change the ends of lines. */
export const writeImage = (imageSvg: string): string => Buffer.from(imageSvg).toString('base64');

/** "Je ruimt op." as `je-ruimt-op`: a stable name, whole words, of letters that every address takes. */
function writeKey(text: string, longest: number): string {
  const words = text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^a-z0-9\p{M}]+/u)
    .map((word) => word.replace(/\p{M}/gu, ''))
    .filter((word) => word !== '');
  const kept: string[] = [];
  for (const word of words) {
    if ([...kept, word].join('-').length > longest) break;
    kept.push(word);
  }
  return kept.join('-') || words[0]?.slice(0, longest) || '';
}

const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
const readNumber = (text = '') => (text === '' ? undefined : Number(text));
const listLines = (text = '') =>
  text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');

/** The rows that say something, each with its place on the form. */
function listRows({ values }: Draft) {
  const rows = Array.from({ length: mostCriteria }, (_, at) => {
    const [nl, en] = languages.map((code) => oneLine(values[`criteria.${at}.${code}`]));
    return { at, key: values[`criteria.${at}.key`], text: { nl: nl ?? '', en: en ?? '' } };
  });
  return rows.filter(({ text }) => text.nl !== '' || text.en !== '');
}

/** The template that the form describes, checked by nobody yet. */
export function buildTemplate(draft: Draft): Record<string, unknown> {
  const { kind, values, parts } = draft;
  const pair = (name: string) => ({ nl: oneLine(values[`${name}.nl`]), en: oneLine(values[`${name}.en`]) });
  const [dutch, english] = [listLines(values['usefulFor.nl']), listLines(values['usefulFor.en'])];
  const useful = Array.from({ length: Math.max(dutch.length, english.length) }, (_, at) => ({
    nl: dutch[at],
    en: english[at],
  }));
  return {
    kind,
    slug: values.slug || writeKey(values['name.nl'] ?? '', limits.slug),
    ...Object.fromEntries(pairs.map((name) => [name, pair(name)])),
    policy: values.policy,
    alignments: listLines(values.alignments).map(readAlignment),
    usefulFor: useful,
    ...(kind === 'superbadge'
      ? { category: 'superbadge', awardRule: buildSuperbadgeRule(parts, values.atLeast) }
      : { category: values.category, criteria: buildCriteria(draft), awardRule: buildAwardRule(values) }),
  };
}

function buildCriteria(draft: Draft) {
  const known = new Set<string>();
  // A key that an earlier version gave stays: observations carry over by it.
  return listRows(draft).map(({ key: given, text }) => {
    const key = given || writeKey(text.nl, 40);
    let name = key;
    for (let next = 2; known.has(name); next += 1) name = `${key}-${next}`;
    known.add(name);
    return { key: name, text };
  });
}

function buildAwardRule(values: Draft['values']) {
  const [type, level] = [values['awardRule.type'], values['awardRule.level']];
  const days = readNumber(values['awardRule.days']);
  return type === 'days'
    ? { type, level, days, perWeek: readNumber(values['awardRule.perWeek']) }
    : { type, level, days };
}

function buildSuperbadgeRule(parts: Draft['parts'], atLeast: string | undefined): SuperbadgeRule {
  const pick = (wanted: string): SuperbadgeRule[] =>
    Object.entries(parts).flatMap(([slug, share]) => {
      const [kind, of] = share.split(' ');
      return of !== wanted ? [] : [kind === 'superbadge' ? { superbadge: slug } : { badge: slug }];
    });
  const some = pick('some');
  return {
    all: [...pick('all'), ...(some.length > 0 ? [{ atLeast: readNumber(atLeast) ?? 1, of: some }] : [])],
  };
}

/** `name | address | framework | type | code`; of an ESCO skill or occupation the address tells the rest. */
function readAlignment(line: string) {
  const [targetName, targetUrl = '', framework, type, code] = line.split('|').map((part) => part.trim());
  const skill = /^http:\/\/data\.europa\.eu\/esco\/skill\/(.+)$/.exec(targetUrl)?.[1];
  const isEsco = targetUrl.startsWith('http://data.europa.eu/esco/');
  const targetCode = code || skill;
  return {
    targetName,
    targetUrl,
    targetFramework: framework || (isEsco ? 'ESCO' : undefined),
    targetType: type || (isEsco ? 'ext:ESCOAlignment' : undefined),
    ...(targetCode && { targetCode }),
  };
}

/** Of a list that is too short: the first row that is empty. */
function findRowField(draft: Draft, index: string, code: string): string {
  const rows = listRows(draft).map(({ at }) => at);
  const empty = Array.from({ length: mostCriteria }, (_, at) => at).find((at) => !rows.includes(at));
  return `criteria.${(index === '' ? empty : rows[Number(index)]) ?? 0}.${code}`;
}

/** The field of the form that a field of the template came from. */
function findField(draft: Draft, path: string): string {
  const [first = '', second = '', , code = 'nl'] = path.split('.');
  if (first === 'criteria') return findRowField(draft, second, code);
  if (first === 'imageSvg') return 'imageFile';
  if (first === 'alignments') return first;
  if (first === 'usefulFor') return path.endsWith('.en') ? 'usefulFor.en' : 'usefulFor.nl';
  if (first === 'awardRule' && draft.kind === 'superbadge')
    return path.includes('atLeast') ? 'atLeast' : 'parts';
  return path;
}

type Words = Texts['badgeDefining'];

function describeFault({ faults }: Words, field: string, { value, reason }: Reason): string {
  const [, words] = /forbidden word:? '?(.*?)'?$/.exec(reason) ?? [];
  if (words !== undefined) return faults.words({ words });
  const [base = ''] = field.split('.');
  const own = (faults.own as Partial<Record<string, string>>)[base];
  if (own !== undefined) return own;
  if (value === '') return faults.empty;
  return reason.startsWith('Too big') ? faults.long : faults.other;
}

type Reason = { value: string; reason: string };

/**
 * What the rules found wrong, one message for each field; anything else goes on upward.
 * @throws the error when it is not about the form
 */
export function findDraftFaults(words: Words, draft: Draft, error: unknown): FieldError[] {
  if (isProblem(error, 'badge-class-exists')) return [{ field: 'slug', message: words.faults.exists }];
  if (!isProblem(error, 'badge-template-invalid')) throw error;
  const found = new Map<string, string>();
  for (const { field: path, reason } of error.facts.faults as TemplateFault[]) {
    // A name that follows from another is mended there.
    const named = findField(draft, path);
    const field = named === 'slug' && draft.values.slug === '' ? 'name.nl' : named;
    const value = draft.values[field] ?? '';
    if (!found.has(field)) found.set(field, describeFault(words, field, { value, reason }));
  }
  return [...found].map(([field, message]) => ({ field, message }));
}
