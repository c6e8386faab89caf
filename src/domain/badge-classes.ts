// Badge classes: data from templates, versioned. Every change is a new version; a version never changes but for what
// it is called in other languages.
import { createHash } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import { canonicalizeJson } from '../openbadges/jcs.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type BadgeClassWithVersion,
  findBadgeClass,
  findBadgeClassVersion,
  findBadgeImage,
  insertBadgeClass,
  insertBadgeClassVersion,
  listAllBadgeClasses,
  listBadgeClasses as listBadgeClassRows,
  lockBadgeClasses,
  updateBadgeClassRetired,
} from '../store/badge-classes.ts';
import { type Actor, requireAct } from './actors.ts';
import { recordAudit } from './audit.ts';
import { findRuleFaults, type LoadedBadgeTemplate } from './badge-folders.ts';
import { findImageFaults } from './badge-images.ts';
import { type BadgeTemplate, parseBadgeTemplateValue, type TemplateFault } from './badge-templates.ts';
import { carryTranslations, type Translations, type Worded } from './badge-words.ts';
import { buildPage, isPlainText, mapPage, type Page, type PageRequest, parseCursor } from './pages.ts';

export type BadgeClass = {
  id: string;
  slug: string;
  kind: 'badge' | 'superbadge';
  version: number;
  currentVersion: number;
  retired: boolean;
  template: BadgeTemplate;
  translations: Translations;
  /** The achievement id that credentials of this version carry. */
  achievementUrl: string;
  imageUrl: string;
};

/** The id of an achievement: class and version, so that a credential keeps what it was judged on. */
export function findAchievementUrl(services: Services, slug: string, version: number): string {
  return `${services.settings.publicUrl}/achievements/${slug}/${version}`;
}

/** What a row says, in every language. */
export function readWorded({ version }: BadgeClassWithVersion): Worded {
  const { template, translations } = version;
  return { template: template as BadgeTemplate, translations: translations as Translations };
}

export function toBadgeClass(services: Services, row: BadgeClassWithVersion): BadgeClass {
  const { badgeClass, version } = row;
  const achievementUrl = findAchievementUrl(services, badgeClass.slug, version.version);
  return {
    id: badgeClass.id,
    slug: badgeClass.slug,
    kind: badgeClass.kind,
    version: version.version,
    currentVersion: badgeClass.currentVersion,
    retired: badgeClass.retiredAt !== null,
    ...readWorded(row),
    achievementUrl,
    imageUrl: `${achievementUrl}/image.svg`,
  };
}

export async function listBadgeClasses(
  services: Services,
  request: PageRequest & { kind?: 'badge' | 'superbadge' | undefined },
): Promise<Page<BadgeClass>> {
  const after = parseCursor(request.cursor, [isPlainText])?.[0];
  const rows = await listBadgeClassRows(services.db, { kind: request.kind, after, limit: request.limit + 1 });
  const page = buildPage(rows, request.limit, (row) => [row.badgeClass.slug]);
  return mapPage(page, (row) => toBadgeClass(services, row));
}

/** Every class with its current version, retired ones too. */
export async function listEveryBadgeClass(services: Services): Promise<BadgeClass[]> {
  return (await listAllBadgeClasses(services.db)).map((row) => toBadgeClass(services, row));
}

/**
 * The current version, or the one asked for.
 * @throws Problem not-found
 */
export async function loadBadgeClass(
  services: Services,
  slug: string,
  version?: number,
): Promise<BadgeClass> {
  return toBadgeClass(services, await loadRow(services, slug, version));
}

/** Whether the database can be asked for it; what it can not hold is not there. */
function isNameable(slug: string, version = 1): boolean {
  return isPlainText(slug) && version > 0 && version <= 2_147_483_647;
}

async function loadRow(services: Services, slug: string, version?: number): Promise<BadgeClassWithVersion> {
  if (!isNameable(slug, version)) throw new Problem('not-found');
  const row =
    version === undefined
      ? await findBadgeClass(services.db, slug)
      : await findBadgeClassVersion(services.db, slug, version);
  if (!row) throw new Problem('not-found');
  return row;
}

/**
 * The artwork of a version, as SVG text.
 * @throws Problem not-found
 */
export async function loadBadgeImage(services: Services, slug: string, version: number): Promise<string> {
  const image = isNameable(slug, version) ? await findBadgeImage(services.db, slug, version) : undefined;
  if (image === undefined) throw new Problem('not-found');
  return image;
}

/** Equal digest, equal version. */
export function digestTemplate(template: BadgeTemplate, imageSvg: string): string {
  return createHash('sha256').update(canonicalizeJson(template)).update('\n').update(imageSvg).digest('hex');
}

export type LoadSummary = {
  slug: string;
  version: number;
  change: 'new' | 'new-version' | 'new-words' | 'unchanged';
};

type Definition = Pick<LoadedBadgeTemplate, 'template' | 'imageSvg'>;

/** Makes a new class or a new version, unless the current one is the same. Call it under `lockBadgeClasses`. */
export async function storeTemplate(
  services: Services,
  { template, imageSvg }: Definition,
): Promise<LoadSummary> {
  const now = services.clock.now();
  const digest = digestTemplate(template, imageSvg);
  const current = await findBadgeClass(services.db, template.slug);
  if (current?.version.digest === digest) {
    return { slug: template.slug, version: current.version.version, change: 'unchanged' };
  }
  const badgeClassId = current?.badgeClass.id ?? services.ids.uuid();
  const version = (current?.version.version ?? 0) + 1;
  const translations = current ? carryTranslations(readWorded(current), { template, translations: {} }) : {};
  const versionRow = { badgeClassId, version, template, imageSvg, digest, createdAt: now, translations };
  if (current) await insertBadgeClassVersion(services.db, versionRow);
  else {
    const { slug, kind } = template;
    const row = { id: badgeClassId, slug, kind, currentVersion: 1, createdAt: now, retiredAt: null };
    await insertBadgeClass(services.db, row, versionRow);
  }
  await recordAudit(services, {
    act: 'badge-class-defined',
    actor: 'system',
    subject: `badge-class:${template.slug}`,
    facts: { version },
  });
  return { slug: template.slug, version, change: current ? 'new-version' : 'new' };
}

export type BadgeClassInput = { template: unknown; imageSvg: string };
type VersionInput = BadgeClassInput & { slug: string };

function rejectTemplate(faults: TemplateFault[]): never {
  throw new Problem('badge-template-invalid', {
    faults,
    invalidParams: faults.map((fault) => ({ name: fault.field, reason: fault.reason })),
  });
}

async function checkInput(services: Services, input: BadgeClassInput): Promise<Definition> {
  const file = 'template';
  const reading = parseBadgeTemplateValue(file, input.template);
  const imageFaults = findImageFaults(Buffer.from(input.imageSvg)).map(({ field, reason }) => ({
    file: 'imageSvg',
    field: field ? `imageSvg.${field}` : 'imageSvg',
    reason,
  }));
  if (!reading.ok || imageFaults.length > 0) {
    rejectTemplate([...(reading.ok ? [] : reading.faults), ...imageFaults]);
  }
  const { template } = reading;
  const others = (await listAllBadgeClasses(services.db))
    .map((row) => row.version.template as BadgeTemplate)
    .filter((other) => other.slug !== template.slug);
  const ruleFaults = findRuleFaults([...others, template]).filter((fault) =>
    fault.file.startsWith(`${template.slug}/`),
  );
  if (ruleFaults.length > 0) rejectTemplate(ruleFaults.map((fault) => ({ ...fault, file })));
  return { template, imageSvg: input.imageSvg };
}

async function checkNew(services: Services, input: BadgeClassInput): Promise<Definition> {
  const loaded = await checkInput(services, input);
  const { slug } = loaded.template;
  if (await findBadgeClass(services.db, slug)) throw new Problem('badge-class-exists', { slug });
  return loaded;
}

async function checkVersion(services: Services, input: VersionInput): Promise<Definition> {
  const current = await loadRow(services, input.slug);
  const loaded = await checkInput(services, input);
  const { slug, kind } = loaded.template;
  const faults: TemplateFault[] = [];
  if (slug !== input.slug) {
    faults.push({ file: 'template', field: 'slug', reason: 'differs from the slug in the address' });
  }
  if (kind !== current.badgeClass.kind) {
    faults.push({ file: 'template', field: 'kind', reason: 'can not change in a new version' });
  }
  if (faults.length > 0) rejectTemplate(faults);
  return loaded;
}

/**
 * What would be made of it: a new class, or a version of the class with `slug`. Makes nothing.
 * @throws Problem forbidden, not-found, badge-template-invalid, badge-class-exists
 */
export async function checkBadgeClass(
  services: Services,
  actor: Actor,
  { slug, ...input }: BadgeClassInput & { slug?: string | undefined },
): Promise<BadgeTemplate> {
  requireAct(actor, 'define-badge-classes');
  const { template } = await (slug === undefined
    ? checkNew(services, input)
    : checkVersion(services, { ...input, slug }));
  return template;
}

/**
 * Defines a new class from a template.
 * @throws Problem forbidden, badge-template-invalid, badge-class-exists
 */
export function defineBadgeClass(
  services: Services,
  actor: Actor,
  input: BadgeClassInput,
): Promise<BadgeClass> {
  requireAct(actor, 'define-badge-classes');
  return inTransaction(services, async (services) => {
    await lockBadgeClasses(services.db);
    const loaded = await checkNew(services, input);
    await storeTemplate(services, loaded);
    return loadBadgeClass(services, loaded.template.slug);
  });
}

/**
 * Adds a version; a template equal to the current version gives that one.
 * @throws Problem forbidden, not-found, badge-template-invalid
 */
export function defineBadgeClassVersion(
  services: Services,
  actor: Actor,
  input: VersionInput,
): Promise<{ badgeClass: BadgeClass; created: boolean }> {
  requireAct(actor, 'define-badge-classes');
  return inTransaction(services, async (services) => {
    await lockBadgeClasses(services.db);
    const { change } = await storeTemplate(services, await checkVersion(services, input));
    return { badgeClass: await loadBadgeClass(services, input.slug), created: change !== 'unchanged' };
  });
}

type Retirement = { slug: string; retired: boolean };

/**
 * Retires a class, or takes it up again. What was awarded stays valid.
 * @throws Problem forbidden, not-found
 */
export function retireBadgeClass(services: Services, actor: Actor, change: Retirement): Promise<BadgeClass> {
  requireAct(actor, 'define-badge-classes');
  return storeRetirement(services, actor, change);
}

/** The same, by the operator from the command line. @throws Problem not-found */
export function retireBadgeClassAsOperator(services: Services, change: Retirement): Promise<BadgeClass> {
  return storeRetirement(services, 'system', change);
}

function storeRetirement(
  services: Services,
  actor: Actor | 'system',
  change: Retirement,
): Promise<BadgeClass> {
  return inTransaction(services, async (services) => {
    const row = await loadRow(services, change.slug);
    const retiredAt = change.retired ? (row.badgeClass.retiredAt ?? services.clock.now()) : null;
    await updateBadgeClassRetired(services.db, row.badgeClass.id, retiredAt);
    const facts = { retired: String(change.retired) };
    const subject = `badge-class:${change.slug}`;
    await recordAudit(services, { act: 'badge-class-retired', actor, subject, facts });
    return loadBadgeClass(services, change.slug);
  });
}
