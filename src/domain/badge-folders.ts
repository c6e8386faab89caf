// Reads badge-templates/: every folder with its badge.json, image.svg and words.json, or every fault in any of them. All or
// nothing, so that one bad template can't leave a catalogue half loaded. Knows nothing of the database.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listRuleSlugs, type SuperbadgeRule } from './award-rules.ts';
import { findImageFaults } from './badge-images.ts';
import { type BadgeTemplate, parseBadgeTemplate, type TemplateFault } from './badge-templates.ts';
import { parseBadgeWords, type Translations, type WordsReading } from './badge-words.ts';

/** A template with the text of its image, and its words in other languages. */
export type LoadedBadgeTemplate = {
  template: BadgeTemplate;
  imageSvg: string;
  translations: Translations;
};
export type BadgeFoldersReading =
  | { ok: true; templates: LoadedBadgeTemplate[] }
  | { ok: false; faults: TemplateFault[] };

function listLeaves(rule: SuperbadgeRule): { kind: BadgeTemplate['kind']; slug: string }[] {
  if ('badge' in rule) return [{ kind: 'badge', slug: rule.badge }];
  if ('superbadge' in rule) return [{ kind: 'superbadge', slug: rule.superbadge }];
  return ('all' in rule ? rule.all : rule.of).flatMap(listLeaves);
}

function findCircle(slug: string, rules: ReadonlyMap<string, SuperbadgeRule>, path: string[]): string[] {
  if (path.includes(slug)) return path[0] === slug ? [...path, slug] : [];
  const rule = rules.get(slug);
  if (rule === undefined) return [];
  const circles = listRuleSlugs(rule).map((next) => findCircle(next, rules, [...path, slug]));
  return circles.find((circle) => circle.length > 0) ?? [];
}

/**
 * Faults that show only when templates are seen together: a rule that names an unknown slug, takes a badge for
 * a superbadge or the other way round, or rests on itself. `unread` are slugs whose own template is faulty.
 */
export function findRuleFaults(
  templates: readonly BadgeTemplate[],
  unread: ReadonlySet<string> = new Set(),
): TemplateFault[] {
  const kinds = new Map(templates.map(({ slug, kind }) => [slug, kind]));
  const superbadges = templates.filter((template) => template.kind === 'superbadge');
  const rules = new Map(superbadges.map(({ slug, awardRule }) => [slug, awardRule]));
  return superbadges.flatMap(({ slug, awardRule }) => {
    const fault = (reason: string) => ({ file: `${slug}/badge.json`, field: 'awardRule', reason });
    const leaves = listLeaves(awardRule).filter((leaf) => !unread.has(leaf.slug));
    const unknown = leaves.filter((leaf) => !kinds.has(leaf.slug));
    const mistaken = leaves.filter((leaf) => kinds.has(leaf.slug) && kinds.get(leaf.slug) !== leaf.kind);
    const circle = findCircle(slug, rules, []);
    return [
      ...unknown.map((leaf) => fault(`names the ${leaf.kind} '${leaf.slug}', which does not exist`)),
      ...mistaken.map((leaf) => fault(`'${leaf.slug}' is a ${kinds.get(leaf.slug)}, not a ${leaf.kind}`)),
      ...(circle.length > 0 ? [fault(`rests on itself: ${circle.join(' -> ')}`)] : []),
    ];
  });
}

const missing = 'is missing';

async function readTemplateFile(directory: string, file: string): Promise<Buffer | TemplateFault> {
  try {
    return await readFile(join(directory, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { file, field: '', reason: code === 'ENOENT' ? missing : `can not be read (${code})` };
  }
}

/** Of a badge that nobody translated there is no words.json: that is no fault. */
async function readWords(
  directory: string,
  file: string,
  template: BadgeTemplate | undefined,
): Promise<WordsReading> {
  const words = await readTemplateFile(directory, file);
  if (Buffer.isBuffer(words)) return parseBadgeWords(file, words.toString('utf8'), template);
  return words.reason === missing ? { ok: true, translations: {} } : { ok: false, faults: [words] };
}

/**
 * Reads one folder of badge templates: badge.json with the slug of the folder, a safe image.svg, and words.json where
 * there is one.
 * @param slug the name of the folder inside `directory`
 */
export async function readBadgeFolder(
  directory: string,
  slug: string,
): Promise<{ ok: true; loaded: LoadedBadgeTemplate } | { ok: false; faults: TemplateFault[] }> {
  const jsonFile = `${slug}/badge.json`;
  const imageFile = `${slug}/image.svg`;
  const [json, image] = await Promise.all([
    readTemplateFile(directory, jsonFile),
    readTemplateFile(directory, imageFile),
  ]);
  const reading = Buffer.isBuffer(json)
    ? parseBadgeTemplate(jsonFile, json.toString('utf8'))
    : ({ ok: false, faults: [json] } as const);
  const words = await readWords(directory, `${slug}/words.json`, reading.ok ? reading.template : undefined);
  const faults = [...(reading.ok ? [] : reading.faults), ...(words.ok ? [] : words.faults)];
  if (reading.ok && reading.template.slug !== slug) {
    faults.push({ file: jsonFile, field: 'slug', reason: `must be '${slug}', the name of its folder` });
  }
  if (!Buffer.isBuffer(image)) faults.push(image);
  else faults.push(...findImageFaults(image).map((fault) => ({ file: imageFile, ...fault })));
  if (faults.length > 0 || !reading.ok || !words.ok || !Buffer.isBuffer(image)) return { ok: false, faults };
  const { template } = reading;
  const { translations } = words;
  return { ok: true, loaded: { template, imageSvg: image.toString('utf8'), translations } };
}

async function listFolders(directory: string): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => !name.startsWith('.')).toSorted();
  const isFolder = await Promise.all(
    names.map(async (name) => (await stat(join(directory, name))).isDirectory()),
  );
  return names.filter((_, index) => isFolder[index]);
}

/**
 * Reads every folder in a directory of badge templates; files beside the folders and names that begin with a
 * dot are left alone. Gives all templates, by slug, or else every fault of every folder and no template.
 */
export async function readBadgeTemplates(directory: string): Promise<BadgeFoldersReading> {
  let folders: string[];
  try {
    folders = await listFolders(directory);
  } catch (error) {
    const reason = `can not be read (${(error as NodeJS.ErrnoException).code})`;
    return { ok: false, faults: [{ file: directory, field: '', reason }] };
  }
  if (folders.length === 0) {
    return { ok: false, faults: [{ file: directory, field: '', reason: 'holds no badge templates' }] };
  }
  const readings = await Promise.all(folders.map((slug) => readBadgeFolder(directory, slug)));
  const templates = readings.flatMap((reading) => (reading.ok ? [reading.loaded] : []));
  const unread = new Set(folders.filter((_, index) => !readings[index]?.ok));
  const faults = [
    ...readings.flatMap((reading) => (reading.ok ? [] : reading.faults)),
    ...findRuleFaults(
      templates.map(({ template }) => template),
      unread,
    ),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, templates };
}
