// What a page tells the scripts that make a device ready to work without network: who is signed in here, and the words
// for what waits. Without scripts it says nothing. A page on which nobody may assess makes the device forget the names.
import { mayAct } from '../domain/actors.ts';
import { type Html, html } from './html.ts';
import type { HolderView } from './layout.ts';
import { paths } from './paths.ts';
import type { Session } from './sessions.ts';

/** For pages that are shown when somebody is signed out: the cached names go. */
export const forgetNames = 'forget-names.js';

function isAssessor(session: Session | null): session is Session {
  return session !== null && session.formKey !== null && mayAct(session.actor, 'assess');
}

export function listDeviceScripts(session: Session | null): string[] {
  if (session === null) return [];
  return [isAssessor(session) ? 'floor.js' : forgetNames];
}

/** Only who awards has a reason to put this on a home screen. */
export function renderInstallLink(session: Session | null): Html | null {
  return isAssessor(session) ? html`<link rel="manifest" href="${paths.manifest}">` : null;
}

/** Attributes of the body. The form key stands in the forms of the page as well. */
export function renderDeviceMarks(session: Session | null): Html | null {
  if (!isAssessor(session) || session.actor.kind !== 'staff') return null;
  return html` data-assessor="${session.actor.id}" data-form-key="${session.formKey}"`;
}

/** "3 bewaard, nog niet verstuurd": filled in and shown by floor.js. */
export function renderKeptBar({ session, texts: { keptBar } }: HolderView): Html | null {
  if (!isAssessor(session) || keptBar === undefined) return null;
  const { waiting, refused, sent } = keptBar;
  const words = [
    ['waiting', waiting],
    ['refused', refused],
    ['sent', sent],
  ] as const;
  return html`<a class="k-kept" href="${paths.kept}" hidden${words.map(
    ([kind, { one, many }]) => html` data-${kind}-one="${one}" data-${kind}-many="${many}"`,
  )}></a>`;
}
