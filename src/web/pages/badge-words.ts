// The words of a badge as a participant reads them: in their language where somebody translated them, else in Dutch or
// English and marked as that. What is signed, and what others see, is not shown with these.
import { type BadgeTextPath, findBadgeText, type Worded } from '../../domain/badge-words.ts';
import type { Services } from '../../services.ts';
import { type Html, html, type Piece } from '../html.ts';
import { badgeWords, type HolderView } from '../layout.ts';
import { findClassPath, findShownClass, type ShownClass } from './shown-classes.ts';

function showText(view: HolderView, badge: Worded, path: BadgeTextPath): Piece {
  return (
    findBadgeText(badge, view.language, path) ??
    badgeWords(view, findBadgeText(badge, view.badgeLanguage, path) ?? '')
  );
}

export function showName(view: HolderView, badge: Worded): Piece {
  return showText(view, badge, 'name');
}

/** What it means, in very simple words. */
export function showUitleg(view: HolderView, badge: Worded): Piece {
  return showText(view, badge, 'uitleg');
}

export function showCriterion(view: HolderView, badge: Worded, key: string): Piece {
  return showText(view, badge, `criteria.${key}`);
}

/** The name where nothing can be marked: in titles and labels. */
export function sayName({ language, badgeLanguage }: HolderView, badge: Worded): string {
  return findBadgeText(badge, language, 'name') ?? badge.template.name[badgeLanguage];
}

/** Small, under a name that is translated: what others on the floor say, and what an employer reads. */
export function showNameOfOthers(view: HolderView, badge: Worded): Html | null {
  const { language, badgeLanguage } = view;
  if (language === badgeLanguage || findBadgeText(badge, language, 'name') === undefined) return null;
  return html`<span class="k-said">${badgeWords(view, badge.template.name[badgeLanguage])}</span>`;
}

type Named = { badgeClass: string; version: number; name: string };

/** The class version that a credential is of. */
export function findCredentialClass(
  services: Services,
  { badgeClass: slug, version }: Omit<Named, 'name'>,
): Promise<ShownClass | undefined> {
  return findShownClass(services, findClassPath({ slug, version }));
}

/** The names of credentials, by their id. */
export async function loadNames(
  view: HolderView,
  services: Services,
  credentials: readonly (Named & { id: string })[],
): Promise<Map<string, Piece>> {
  const names = new Map<string, Piece>();
  for (const credential of credentials) {
    const badge = await findCredentialClass(services, credential);
    names.set(credential.id, badge ? showName(view, badge) : badgeWords(view, credential.name));
  }
  return names;
}
