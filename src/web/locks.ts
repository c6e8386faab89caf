// What a page has of a shared tablet: the lock in place of signing out, and what the lock's script needs to know. Without
// scripts the button works, and the server locks by itself.
import { findPostSettings } from '../services.ts';
import { languages } from '../text/languages.ts';
import { forgetNames } from './device.ts';
import { type Html, html } from './html.ts';
import { iconLock } from './icons.ts';
import type { HolderView, Page } from './layout.ts';
import { paths } from './paths.ts';
import { renderReturn } from './return-paths.ts';
import type { Session } from './sessions.ts';

type Shown = Pick<Page, 'isLocked'>;

function isOnPost({ session }: HolderView, { isLocked }: Shown): boolean {
  return isLocked === true || (session !== null && session.postId !== null);
}

/** Whatever names the device kept go when its screen is locked. */
export function listLockScripts(view: HolderView, page: Shown): string[] {
  return isOnPost(view, page) ? ['lock.js', ...(page.isLocked ? [forgetNames] : [])] : [];
}

/** Attributes of the body, for assets/lock.js. */
export function renderLockData(view: HolderView, page: Shown): Html | null {
  if (!isOnPost(view, page)) return null;
  const { texts, settings } = view;
  const words = texts.staffMenu ?? languages[view.badgeLanguage].texts.staffMenu;
  const { idleSeconds } = findPostSettings(settings);
  return html`${page.isLocked && html` data-locked`} data-lock-after="${idleSeconds}" data-lock-offline="${words.lockedOffline}" data-lock-retry="${words.retry}"`;
}

/** Signing out; on a shared tablet the lock, which stays on a screen that is turned to somebody else. */
export function renderWayOut(view: HolderView, session: Session, isBare = false): Html | null {
  const { shell, staffMenu } = view.texts;
  const { formKey, actor, postId } = session;
  const here = view.path !== undefined && renderReturn(actor, view.path);
  if (isBare && postId === null) return null;
  const title = actor.kind === 'staff' ? staffMenu?.signedInAs({ name: actor.name }) : shell.signOut;
  const key = html`<input type="hidden" name="formKey" value="${formKey}">`;
  const lock = html`${iconLock}${staffMenu?.lock ?? shell.signOut}`;
  return postId === null
    ? html`<form method="post" action="${paths.signOut}" data-forgets>${key}<button class="k-quiet" title="${title}">${shell.signOut}</button></form>`
    : html`<form method="post" action="${paths.lock}" data-lock>${key}${here && html`<input type="hidden" name="naar" value="${here}">`}<button class="k-quiet k-lock" title="${title}">${lock}</button></form>`;
}
