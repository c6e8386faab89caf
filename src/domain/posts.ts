// A shared tablet: after one strong sign-in it is a post, bound to a location until the shift ends. Colleagues act on it
// one at a time, each with a PIN; in between it is locked and knows no more than their names.
import { addSeconds } from '../base/clock.ts';
import { Problem, rejectRequest } from '../base/problem.ts';
import { findPostSettings, inTransaction, type Services } from '../services.ts';
import { hasIdentity } from '../store/identities.ts';
import { listPasskeys } from '../store/passkeys.ts';
import {
  type Colleague,
  deletePost,
  findPost as findPostRow,
  insertPost,
  insertPostMember,
  listColleagues,
  listPosts as listPostRows,
} from '../store/posts.ts';
import { deletePostSessions, listStaff } from '../store/staff.ts';
import { type Actor, actsOfRoles, findScope, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isUuid } from './pages.ts';
import { listOwnLocations } from './participants.ts';
import { checkPin } from './pins.ts';
import { hashToken, type NewSession, startStaffSession } from './sign-in.ts';

export type Post = {
  id: string;
  issuerId: string;
  locationId: string;
  locationName: string;
  expiresAt: Date;
};

/** Who may act on a tablet: those who see people at work. */
const roles = actsOfRoles.assess;

/**
 * Whether this sign-in opens no shift: a link proves less than the passkey or work account that somebody has. Who has
 * neither yet opens one with a link, or nobody could begin.
 */
export async function needsOwnKey(
  { db, identityProvider }: Services,
  { id, isByLink }: Staff,
): Promise<boolean> {
  if (!isByLink) return false;
  if ((await listPasskeys(db, [id])).length > 0) return true;
  return identityProvider !== undefined && (await hasIdentity(db, id));
}

/**
 * Makes this tablet a post until the shift ends. The token goes in its cookie; the session of whoever opened it is not
 * for a shared screen and is to be ended.
 * @throws Problem forbidden, strong-sign-in-needed, own-key-needed, invalid-request
 */
export function openPost(
  services: Services,
  actor: Actor,
  input: { locationId: string },
): Promise<{ postToken: string; post: Post }> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'open-post');
    if (await needsOwnKey(services, actor)) throw new Problem('own-key-needed');
    const location = (await listOwnLocations(services, actor)).find(({ id }) => id === input.locationId);
    if (!location) return rejectRequest([{ name: 'locationId', reason: 'is not an open location of yours' }]);
    const postToken = services.ids.token();
    const now = services.clock.now();
    const row = {
      id: services.ids.uuid(),
      tokenHash: hashToken(postToken),
      issuerId: actor.issuerId,
      locationId: location.id,
      openedBy: actor.id,
      createdAt: now,
      expiresAt: addSeconds(now, findPostSettings(services.settings).shiftSeconds),
    };
    await insertPost(services.db, row);
    await insertPostMember(services.db, { postId: row.id, staffId: actor.id, joinedAt: now });
    await recordAudit(services, { act: 'post-opened', actor, subject: `post:${row.id}` });
    return { postToken, post: { ...row, locationName: location.name } };
  });
}

/** The post behind the cookie of a tablet, while its shift lasts. */
export async function findPost(services: Services, postToken: string): Promise<Post | undefined> {
  const row = await findPostRow(services.db, hashToken(postToken), services.clock.now());
  if (!row) return undefined;
  const { id, issuerId, locationId, locationName, expiresAt } = row;
  return { id, issuerId, locationId, locationName, expiresAt };
}

/** Everybody who can act here with a PIN; `isMember` are those who joined this shift. */
export function listPostColleagues(services: Services, post: Post): Promise<Colleague[]> {
  return listColleagues(services.db, post, roles);
}

/** @throws Problem not-found for who can not act here */
export async function loadPostColleague(services: Services, post: Post, staffId: string): Promise<Colleague> {
  const found = (await listPostColleagues(services, post)).find(({ id }) => id === staffId);
  if (!found) throw new Problem('not-found');
  return found;
}

/**
 * Somebody acts on this tablet from now on, and whoever did before does not any more.
 * @throws Problem not-found, pin-wrong, pin-locked
 */
export async function signInByPin(
  services: Services,
  post: Post,
  attempt: { staffId: string; pin: string },
): Promise<NewSession> {
  const { id: staffId } = await loadPostColleague(services, post, attempt.staffId);
  await checkPin(services, { staffId, pin: attempt.pin });
  return inTransaction(services, async (services) => {
    await deletePostSessions(services.db, post.id);
    const session = await startStaffSession(services, { staffId, means: 'pin', post });
    const member = { postId: post.id, staffId, joinedAt: services.clock.now() };
    if (await insertPostMember(services.db, member)) {
      await recordAudit(services, { act: 'post-joined', actor: session.actor, subject: `post:${post.id}` });
    }
    return session;
  });
}

/** Ends the shift on this tablet: everybody is out, and it is no post any more. */
export function endPost(services: Services, actor: Staff, post: Pick<Post, 'id'>): Promise<void> {
  return inTransaction(services, async (services) => {
    await deletePost(services.db, post.id);
    await recordAudit(services, { act: 'post-ended', actor, subject: `post:${post.id}` });
  });
}

export type PostSummary = {
  id: string;
  locationId: string;
  openedBy: { id: string; name: string };
  createdAt: Date;
  expiresAt: Date;
};

/** Tablets in use at the actor's locations, the latest first. @throws Problem forbidden */
export async function listPosts(services: Services, actor: Actor): Promise<PostSummary[]> {
  requireAct(actor, 'see-posts');
  const { issuerId, locationIds } = findScope(actor);
  const rows = await listPostRows(services.db, { issuerId, locationIds, now: services.clock.now() });
  const staff = await listStaff(services.db, issuerId);
  return rows.map(({ id, locationId, openedBy, createdAt, expiresAt }) => {
    const { name } = staff.find((person) => person.id === openedBy)!;
    return { id, locationId, openedBy: { id: openedBy, name }, createdAt, expiresAt };
  });
}

/** Ends a shift from elsewhere, for a tablet that is lost. @throws Problem forbidden, not-found */
export async function endPostElsewhere(services: Services, actor: Actor, postId: string): Promise<void> {
  requireAct(actor, 'see-posts');
  const found = isUuid(postId) && (await listPosts(services, actor)).find(({ id }) => id === postId);
  if (!found) throw new Problem('not-found');
  await endPost(services, actor, found);
}
