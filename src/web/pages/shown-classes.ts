// Badge classes as pages show them: in the reader's language, at addresses of this site. A version of a class hardly
// ever changes, so its words are kept in memory for a while; pages of credentials then need no second look in the
// database.
import { Problem } from '../../base/problem.ts';
import { type BadgeClass, findAchievementUrl, loadBadgeClass } from '../../domain/badge-classes.ts';
import type { BadgeTemplate } from '../../domain/badge-templates.ts';
import type { Services } from '../../services.ts';
import { credentialLanguage } from '../../text/credential-words.ts';
import type { Language } from '../../text/languages.ts';

/** An address of our own as a path, so that pages also work under another name of this host. */
export function toPath(services: Pick<Services, 'settings'>, url: string): string {
  const { publicUrl } = services.settings;
  return url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url;
}

/** The page of a class version, as a path. */
export function findClassPath({ slug, version }: Pick<BadgeClass, 'slug' | 'version'>): string {
  return `/achievements/${slug}/${version}`;
}

/** Its picture, as a path. */
export function findImagePath(badgeClass: Pick<BadgeClass, 'slug' | 'version'>): string {
  return `${findClassPath(badgeClass)}/image.svg`;
}

export function findName({ template }: Pick<BadgeClass, 'template'>, language: Language): string {
  return template.name[language];
}

/** What pages show of a version of a class. */
export type ShownClass = Pick<BadgeClass, 'slug' | 'version' | 'template' | 'translations'>;
type Known = { shown: ShownClass; since: number };

const known = new WeakMap<Services['settings'], Map<string, Known>>();
const knownMaximum = 2000;
/** A translation that was put right is seen within this time. */
const freshMilliseconds = 60_000;

/** The class version behind an achievement address or path; undefined when it is none of ours. */
export async function findShownClass(services: Services, url: string): Promise<ShownClass | undefined> {
  const kept = known.get(services.settings) ?? new Map<string, Known>();
  known.set(services.settings, kept);
  const path = toPath(services, url);
  const now = services.clock.now().getTime();
  const found = kept.get(path);
  if (found !== undefined && now - found.since < freshMilliseconds) return found.shown;
  const [, slug, version] = /^\/achievements\/([a-z0-9-]+)\/(\d{1,9})$/.exec(path) ?? [];
  if (slug === undefined) return undefined;
  try {
    const shown = await loadBadgeClass(services, slug, Number(version));
    if (kept.size >= knownMaximum) kept.clear();
    kept.set(path, { shown, since: now });
    return shown;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Its words in Dutch and English. */
export async function findTemplate(services: Services, url: string): Promise<BadgeTemplate | undefined> {
  return (await findShownClass(services, url))?.template;
}

type Named = { id: string; badgeClass: string; version: number; name: string };

/** The names of credentials in the reader's language, by credential id. */
export async function translateNames(
  services: Services,
  credentials: readonly Named[],
  language: Language,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { id, badgeClass: slug, version, name } of credentials) {
    const template =
      language === credentialLanguage
        ? undefined
        : await findTemplate(services, findAchievementUrl(services, slug, version));
    names.set(id, template?.name[language] ?? name);
  }
  return names;
}
