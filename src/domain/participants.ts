// Participants: who they are to floor staff. Nothing is kept about benefit, health, hours, absence or language.
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { insertJob } from '../store/jobs.ts';
import { type LocationRow, listLocations as listLocationRows } from '../store/locations.ts';
import {
  findParticipant,
  findParticipantById,
  insertParticipant,
  listParticipants as listParticipantRows,
  lockParticipant,
  type ParticipantRow,
  type Standing,
  updateParticipant as updateParticipantRow,
} from '../store/participants.ts';
import { type HolderLanguage, isHolderLanguage } from '../text/languages.ts';
import { type Act, type Actor, findScope, type Holder, mayAct, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import {
  buildPage,
  isPlainText,
  isUuid,
  mapPage,
  type Page,
  type PageRequest,
  parseCursor,
} from './pages.ts';
import { checkNewName, isPersonName, nameMaximum } from './participant-names.ts';
import { recordStaffView } from './staff-views.ts';

export type Participant = {
  id: string;
  givenName: string;
  familyName: string;
  locationId: string;
  email: string | null;
  emailInCredentials: boolean;
  /** In which they read their own pages and get mail; null until somebody chose. */
  language: HolderLanguage | null;
  createdAt: Date;
};

export function toParticipant(row: ParticipantRow): Participant {
  const { id, givenName, familyName, locationId, email, emailInCredentials, createdAt } = row;
  const language = isHolderLanguage(row.language) ? row.language : null;
  return { id, givenName, familyName, locationId, email, emailInCredentials, language, createdAt };
}

/**
 * The participant, if the actor reaches them: staff with the act in its scope, or the participant in person.
 * Another location answers like an unknown id (R11).
 * @throws Problem forbidden, not-found
 */
export async function loadReachableParticipant(
  services: Services,
  actor: Actor,
  reach: { participantId: string; act: Act },
): Promise<ParticipantRow> {
  if (actor.kind === 'staff') requireAct(actor, reach.act);
  if (!isUuid(reach.participantId)) throw new Problem('not-found');
  const row =
    actor.kind === 'staff'
      ? await findParticipant(services.db, findScope(actor), reach.participantId)
      : actor.participantId === reach.participantId
        ? await findParticipantById(services.db, reach.participantId)
        : undefined;
  if (!row) throw new Problem('not-found');
  if (actor.kind === 'staff') await recordStaffView(services, actor, reach);
  return row;
}

/** @throws Problem forbidden, not-found */
export async function loadParticipant(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<Participant> {
  return toParticipant(
    await loadReachableParticipant(services, actor, { participantId, act: 'list-participants' }),
  );
}

/**
 * The participant's row, locked (see store). They may have been erased since they were looked up.
 * @throws Problem not-found
 */
export async function lockPresentParticipant(services: Services, id: string): Promise<ParticipantRow> {
  const row = await lockParticipant(services.db, id);
  if (!row) throw new Problem('not-found');
  return row;
}

/** By given name; one page. @throws Problem forbidden, invalid-request */
export async function listParticipants(
  services: Services,
  actor: Actor,
  request: PageRequest & { standing?: Standing | undefined },
): Promise<Page<Participant>> {
  requireAct(actor, 'list-participants');
  const cursor = parseCursor(request.cursor, [isPlainText, isUuid]);
  const after = cursor && { givenName: cursor[0]!, id: cursor[1]! };
  const rows = await listParticipantRows(services.db, {
    scope: findScope(actor),
    standing: request.standing,
    after,
    limit: request.limit + 1,
  });
  return mapPage(
    buildPage(rows, request.limit, (row) => [row.givenName, row.id]),
    toParticipant,
  );
}

/** By given name, the first so many of those at one location of the actor. @throws Problem forbidden */
export async function listParticipantsAt(
  services: Services,
  actor: Actor,
  request: { locationId: string; limit: number },
): Promise<Page<Participant>> {
  requireAct(actor, 'list-participants');
  const { issuerId, locationIds } = findScope(actor);
  const isOwn = locationIds === 'all' || locationIds.includes(request.locationId);
  const scope = { issuerId, locationIds: isOwn ? [request.locationId] : [] };
  const rows = await listParticipantRows(services.db, { scope, after: undefined, limit: request.limit });
  return { items: rows.map(toParticipant), next: null };
}

/**
 * Moves several people at once, or nobody.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function moveParticipants(
  services: Services,
  actor: Actor,
  input: { participantIds: string[]; locationId: string },
): Promise<Participant[]> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'move-participants');
    const moved: Participant[] = [];
    // In one order everywhere, so that two who move the same people do not wait for each other.
    for (const participantId of [...new Set(input.participantIds)].toSorted()) {
      const { locationId } = input;
      moved.push(await updateParticipant(services, actor, { participantId, changes: { locationId } }));
    }
    return moved;
  });
}

/** The locations that the actor may put somebody at. */
export async function listOwnLocations(services: Services, actor: Staff): Promise<LocationRow[]> {
  const { issuerId, locationIds } = findScope(actor);
  const all = await listLocationRows(services.db, issuerId);
  return all.filter(
    (location) => !location.closedAt && (locationIds === 'all' || locationIds.includes(location.id)),
  );
}

async function chooseLocation(
  services: Services,
  actor: Staff,
  locationId: string | undefined,
): Promise<string> {
  const locations = await listOwnLocations(services, actor);
  const chosen = locationId ? locations.find((location) => location.id === locationId) : locations[0];
  if (!chosen || (!locationId && locations.length > 1)) {
    const reason = locationId ? 'is not a location of yours' : 'is needed: you have more than one location';
    throw new Problem('invalid-request', { invalidParams: [{ name: 'locationId', reason }] });
  }
  return chosen.id;
}

/** Moving hands somebody over: those who may do it choose from every open location of the issuer. */
async function chooseDestination(services: Services, actor: Staff, locationId: string): Promise<string> {
  if (!mayAct(actor, 'move-participants')) return chooseLocation(services, actor, locationId);
  const all = await listLocationRows(services.db, actor.issuerId);
  if (all.some(({ id, closedAt }) => id === locationId && closedAt === null)) return locationId;
  return rejectRequest([{ name: 'locationId', reason: 'is not an open location' }]);
}

/** What was seen stays with the person; what a closed location held back is looked at again. */
async function recordMove(services: Services, actor: Staff, row: ParticipantRow): Promise<void> {
  const { id, locationId } = row;
  const subject = `participant:${id}`;
  await recordAudit(services, { act: 'participant-moved', actor, subject, facts: { locationId } });
  const payload = { participantId: id };
  await insertJob(services.db, { kind: 'consider-superbadges', payload, runAfter: services.clock.now() });
}

export type ParticipantInput = {
  givenName: string;
  familyName: string;
  locationId?: string | undefined;
  email?: string | null | undefined;
  emailInCredentials?: boolean | undefined;
  language?: HolderLanguage | null | undefined;
};

/**
 * Adds a participant. `locationId` may be left out by staff of one location; `isOther` says that somebody looked, and
 * that this is another person than the one of the same name there.
 * @throws Problem forbidden, invalid-request
 */
export function createParticipant(
  services: Services,
  actor: Actor,
  input: ParticipantInput & { isOther?: boolean | undefined },
): Promise<Participant> {
  requireAct(actor, 'edit-participants');
  return inTransaction(services, async (services) => {
    const row: ParticipantRow = {
      id: services.ids.uuid(),
      issuerId: actor.issuerId,
      locationId: await chooseLocation(services, actor, input.locationId),
      givenName: input.givenName,
      familyName: input.familyName,
      subjectId: `urn:uuid:${services.ids.uuid()}`,
      email: input.email ?? null,
      emailSalt: null,
      finishedMonth: null,
      emailInCredentials: input.emailInCredentials ?? false,
      language: input.language ?? null,
      createdAt: services.clock.now(),
    };
    checkFields(row);
    if (!input.isOther) await checkNewName(services, row);
    await insertParticipant(services.db, row);
    await recordAudit(services, { act: 'participant-created', actor, subject: `participant:${row.id}` });
    return toParticipant(row);
  });
}

type Checked = Pick<ParticipantRow, 'givenName' | 'familyName' | 'email' | 'emailInCredentials'>;

function checkFields(row: Checked): void {
  const faults = (['givenName', 'familyName'] as const)
    .filter((name) => !isPersonName(row[name]))
    .map((name) => ({
      name: name as string,
      reason: `must be one line of text, at most ${nameMaximum} characters`,
    }));
  if (row.emailInCredentials && !row.email)
    faults.push({ name: 'emailInCredentials', reason: 'needs an e-mail address' });
  if (faults.length > 0) rejectRequest(faults);
}

export type ParticipantChanges = { [Field in keyof ParticipantInput]?: ParticipantInput[Field] | undefined };

/**
 * Changes what is given. A new e-mail takes a new salt, so that credentials of both can not be linked by it.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function updateParticipant(
  services: Services,
  actor: Actor,
  input: { participantId: string; changes: ParticipantChanges },
): Promise<Participant> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'edit-participants');
    const { participantId, changes } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'edit-participants' });
    // Under the lock: what a badge that is being issued now writes in the row is not overwritten.
    const row = await lockPresentParticipant(services, participantId);
    const changed: ParticipantRow = {
      ...row,
      givenName: changes.givenName ?? row.givenName,
      familyName: changes.familyName ?? row.familyName,
      email: changes.email === undefined ? row.email : changes.email,
      emailSalt: changes.email === undefined || changes.email === row.email ? row.emailSalt : null,
      emailInCredentials: changes.emailInCredentials ?? row.emailInCredentials,
      language: changes.language === undefined ? row.language : changes.language,
      locationId:
        changes.locationId && changes.locationId !== row.locationId
          ? await chooseDestination(services, actor, changes.locationId)
          : row.locationId,
    };
    checkFields(changed);
    const { id: _id, issuerId: _issuer, subjectId: _subject, ...columns } = changed;
    await updateParticipantRow(services.db, row.id, columns);
    await recordAudit(services, { act: 'participant-changed', actor, subject: `participant:${row.id}` });
    if (changed.locationId !== row.locationId) await recordMove(services, actor, changed);
    return toParticipant(changed);
  });
}

/** The language that a participant chose for their own pages; mail comes in it too. */
export async function rememberLanguage(
  services: Services,
  { participantId }: Holder,
  language: HolderLanguage,
): Promise<void> {
  await updateParticipantRow(services.db, participantId, { language });
}
