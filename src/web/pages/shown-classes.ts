// Badge classes as pages show them: in the reader's language, at addresses of this site. A version of a class never
// changes, so its words are kept in memory; pages of credentials then need no second look in the database.
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

const templates = new WeakMap<Services['settings'], Map<string, BadgeTemplate>>();
const templatesMaximum = 2000;

/** The words of the class version behind an achievement address or path; undefined when it is none of ours. */
export async function findTemplate(services: Services, url: string): Promise<BadgeTemplate | undefined> {
  const known = templates.get(services.settings) ?? new Map<string, BadgeTemplate>();
  templates.set(services.settings, known);
  const path = toPath(services, url);
  const found = known.get(path);
  if (found !== undefined) return found;
  const [, slug, version] = /^\/achievements\/([a-z0-9-]+)\/(\d{1,9})$/.exec(path) ?? [];
  if (slug === undefined) return undefined;
  try {
    const { template } = await loadBadgeClass(services, slug, Number(version));
    if (known.size >= templatesMaximum) known.clear();
    known.set(path, template);
    return template;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
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
