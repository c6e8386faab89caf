// What a badge template is: the model of badge.json, and its reading into a checked value or into all faults.
// Knows nothing of folders (badge-folders.ts reads those), of images or of the database.
// The alignment part follows OB 3.0 Alignment; everything else is Kundig's own format (schemas/ describes it).
import { z } from 'zod';
import { findForbiddenWords } from '../text/forbidden-words.ts';
import { type AwardRule, levels, listRuleSlugs, type SuperbadgeRule } from './award-rules.ts';

export type { AwardRule, Level, SuperbadgeRule } from './award-rules.ts';

export const categories = ['keuken', 'gasten', 'werk'] as const;
export const policies = ['direct', 'second-assessor', 'issuer-approval'] as const;
export type Policy = (typeof policies)[number];

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const escoConcept = new RegExp(`^http://data\\.europa\\.eu/esco/(skill|occupation)/(${uuid})$`);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function refuseForbiddenWords(text: string, context: z.RefinementCtx): void {
  const words = findForbiddenWords(text);
  if (words.length > 0) context.addIssue(`holds a forbidden word: ${words.join(', ')}`);
}

/** A lower-case name with hyphens. */
export function buildKey(description: string) {
  return z
    .string()
    .max(limits.slug)
    .regex(kebab, 'must be lower-case letters and digits with single hyphens')
    .superRefine(refuseForbiddenWords)
    .describe(description);
}

/** Neither control characters, nor line breaks of Unicode, nor half a character (RFC 8785 section 3.2.2.2 can write none). */
const oneLine = /^(?=\S)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*(?<=\S)$/u;

/** One line of text without a forbidden word. */
export function buildPhrase(maximum: number) {
  return z
    .string()
    .max(maximum)
    .regex(oneLine, 'must be one line of text, without space before or after it')
    .superRefine(refuseForbiddenWords);
}

/** How many characters each may have, in every language. */
export const limits = { slug: 60, name: 60, uitleg: 400, description: 300, imageAlt: 150, criterion: 160 };

function buildTextPair(maximum: number, description: string) {
  return z.strictObject({ nl: buildPhrase(maximum), en: buildPhrase(maximum) }).describe(description);
}

function refuseRepeats(
  keys: string[],
  context: z.RefinementCtx,
  path: (index: number) => PropertyKey[],
): void {
  const seen = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (seen.has(key))
      context.addIssue({ code: 'custom', path: path(index), message: `'${key}' occurs twice` });
    seen.add(key);
  }
}

const criteria = z
  .array(
    z.strictObject({
      key: buildKey('Stable name of this criterion: observations carry over to later versions by it.'),
      text: buildTextPair(limits.criterion, 'One observable act, second person, B1.'),
    }),
  )
  .min(3, 'must have 3 to 6 criteria')
  .max(6, 'must have 3 to 6 criteria')
  .superRefine((list, context) => {
    refuseRepeats(
      list.map(({ key }) => key),
      context,
      (index) => [index, 'key'],
    );
  })
  .describe('What an assessor looks for: 3 to 6 observable acts.');

const alignmentTypes =
  /^(ext:[A-Za-z0-9_.-]+|ceasn:Competency|ceterms:Credential|CFItem|CFRubric|CFRubricCriterion|CFRubricCriterionLevel|CTDL)$/;

const alignment = z
  .strictObject({
    targetName: buildPhrase(200),
    targetUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
    targetFramework: buildPhrase(100),
    targetType: z.string().regex(alignmentTypes, 'must be a target type of OB 3.0 or begin with ext:'),
    targetCode: buildPhrase(100).optional(),
  })
  .superRefine((value, context) => {
    const concept = escoConcept.exec(value.targetUrl);
    const isEsco = value.targetFramework === 'ESCO' || /data\.europa\.eu\/esco/i.test(value.targetUrl);
    if (isEsco && concept === null && /^https?:/.test(value.targetUrl)) {
      const message = 'must have the form http://data.europa.eu/esco/skill/<uuid> or .../occupation/<uuid>';
      context.addIssue({ code: 'custom', path: ['targetUrl'], message });
    }
    if (concept?.[1] === 'skill' && value.targetCode !== concept[2]) {
      context.addIssue({
        code: 'custom',
        path: ['targetCode'],
        message: 'must be the uuid of the ESCO skill',
      });
    }
  })
  .describe('OB 3.0 Alignment: a public skill or occupation that this badge honestly matches.');

const awardRule = z
  .discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('every-criterion'),
        level: z.enum(levels),
        days: z.int().min(1).max(60).default(1),
      })
      .describe('Every criterion at this level or higher, on this many different days.'),
    z
      .strictObject({
        type: z.literal('days'),
        level: z.enum(levels),
        days: z.int().min(1).max(260),
        perWeek: z.int().min(1).max(7),
      })
      .describe('So many days in all, at most `perWeek` a week, and every criterion at this level once.'),
  ])
  .describe('When the badge is earned.') satisfies z.ZodType<AwardRule>;

const superbadgeRule: z.ZodType<SuperbadgeRule> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ all: z.array(superbadgeRule).min(1).max(50) }),
        z
          .strictObject({ atLeast: z.int().min(1).max(50), of: z.array(superbadgeRule).min(1).max(50) })
          .refine((part) => part.atLeast <= part.of.length, {
            path: ['atLeast'],
            error: 'asks for more than `of` has: nobody could ever meet it',
          }),
        z.strictObject({ badge: buildKey('Slug of a badge.') }),
        z.strictObject({ superbadge: buildKey('Slug of another superbadge.') }),
      ],
      {
        error: ({ input }) =>
          input === undefined ? 'is missing' : 'must be one of {all}, {atLeast, of}, {badge} or {superbadge}',
      },
    ),
  )
  .meta({ id: 'superbadgeRule', description: 'all of, at least n of, nested; each slug once.' });

const shared = {
  slug: buildKey('The same as the name of the folder; part of public addresses, so it never changes.'),
  name: buildTextPair(limits.name, 'Name on the badge.'),
  uitleg: buildTextPair(limits.uitleg, 'For the participant, A1-A2: short sentences, everyday words.'),
  description: buildTextPair(
    limits.description,
    'For employers, B1: one sentence on what this person can do.',
  ),
  imageAlt: buildTextPair(limits.imageAlt, 'What the image shows.'),
  alignments: z.array(alignment).max(10).default([]),
  usefulFor: z.array(buildTextPair(80, 'Other work for which this is useful.')).max(6).default([]),
};

const badge = z.strictObject({
  ...shared,
  kind: z.literal('badge'),
  category: z.enum(categories).describe('Decides the frame of the image and the group on pages.'),
  criteria,
  awardRule,
  policy: z.enum(policies).default('direct'),
});

const superbadge = z.strictObject({
  ...shared,
  kind: z.literal('superbadge'),
  category: z.literal('superbadge'),
  awardRule: superbadgeRule.superRefine((rule, context) => {
    refuseRepeats(listRuleSlugs(rule), context, () => []);
  }),
  policy: z.enum(policies).default('issuer-approval'),
});

/** A badge or superbadge as data. The text a superbadge has for criteria is built from its rule. */
export const badgeTemplateSchema = z.discriminatedUnion('kind', [badge, superbadge]).meta({
  title: 'Badge template',
  description: 'badge.json in a folder of badge-templates/: a badge class or superbadge as data.',
});

export type BadgeTemplate = z.output<typeof badgeTemplateSchema>;
export type BadgeOnlyTemplate = Extract<BadgeTemplate, { kind: 'badge' }>;
export type SuperbadgeTemplate = Extract<BadgeTemplate, { kind: 'superbadge' }>;

/** `field` is a path with dots, such as `criteria.1.text.nl`; empty when the fault is in the file as a whole. */
export type TemplateFault = { file: string; field: string; reason: string };

export type TemplateReading = { ok: true; template: BadgeTemplate } | { ok: false; faults: TemplateFault[] };

type Issue = z.core.$ZodIssue;

/** A union says only that nothing fitted; the branch with one fault is the one that was meant. */
function listIssueFaults(issue: Issue, parents: PropertyKey[] = []): Omit<TemplateFault, 'file'>[] {
  const path = [...parents, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), reason: 'is not a known field' }));
  }
  const meant = issue.code === 'invalid_union' ? issue.errors.filter((branch) => branch.length === 1) : [];
  const only = meant.length === 1 ? meant[0]?.[0] : undefined;
  if (only !== undefined) return listIssueFaults(only, path);
  return [{ field: path.map(String).join('.'), reason: issue.message }];
}

const deepestValue = 12;

function isDeeperThan(value: unknown, levelsLeft: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levelsLeft === 0 || Object.values(value).some((part) => isDeeperThan(part, levelsLeft - 1));
}

/** Checks a value against a model of ours: what it holds, or every fault. */
export function readModel<T>(
  model: z.ZodType<T>,
  file: string,
  value: unknown,
): { ok: true; value: T } | { ok: false; faults: TemplateFault[] } {
  const result = model.safeParse(value, {
    error: (issue) => (issue.input === undefined && issue.code !== 'custom' ? 'is missing' : undefined),
  });
  if (result.success) return { ok: true, value: result.data };
  const faults = result.error.issues.flatMap((issue) => listIssueFaults(issue));
  return { ok: false, faults: faults.map((fault) => ({ file, ...fault })) };
}

/** Checks an unknown value against the template model; gives the template or all faults, each with its field. */
export function parseBadgeTemplateValue(file: string, value: unknown): TemplateReading {
  // A rule may nest, and what is nested without end would exhaust the stack of the model.
  if (isDeeperThan(value, deepestValue)) {
    return { ok: false, faults: [{ file, field: '', reason: `is nested more than ${deepestValue} deep` }] };
  }
  const reading = readModel(badgeTemplateSchema, file, value);
  return reading.ok ? { ok: true, template: reading.value } : reading;
}

/** JSON, or what is wrong with it. */
export function parseJson(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    return { reason: `is not JSON: ${(error as SyntaxError).message}` };
  }
}

/** Reads the text of a badge.json; gives the template or all faults, each with file and field. */
export function parseBadgeTemplate(file: string, jsonText: string): TemplateReading {
  const json = parseJson(jsonText);
  if ('reason' in json) return { ok: false, faults: [{ file, field: '', reason: json.reason }] };
  return parseBadgeTemplateValue(file, json.value);
}
