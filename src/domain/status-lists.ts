// Status lists: reserving an index with an award, and the signed list, derived from rows.
// Spec: Bitstring Status List 1.0; checklist S-01 to S-07.
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { canonicalizeJson } from '../openbadges/jcs.ts';
import type { Signer } from '../openbadges/keys.ts';
import { secureCredential } from '../openbadges/proofs/secure.ts';
import type { SuiteName } from '../openbadges/proofs/suites.ts';
import { buildStatusListCredential } from '../openbadges/status/status-list-credential.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  findOpenStatusList,
  findStatusList,
  insertStatusEntry,
  insertStatusList,
  listRevokedIndexes,
  lockStatusList,
  type StatusListRow,
  updateStatusListSigned,
} from '../store/status-lists.ts';
import { findIssuerDid, findSuiteOf, loadIssuer, loadSigner } from './issuers.ts';

export const statusListLength = 131_072;
/** Seconds that others may keep a copy: the list's ttl and max-age (decision 20). */
export const statusListTtlSeconds = 300;
const validSeconds = 24 * 3600;
/** A list is signed anew when less than this is left, so that a cached copy never runs out. */
const renewBeforeSeconds = 12 * 3600;
/** That many taken indexes in a row mean a list that fills up: about half of it is used. */
const triesPerList = 8;

export type StatusPosition = { listNumber: number; statusIndex: number };

export function findStatusListUrl(services: Services, listNumber: number): string {
  return `${services.settings.publicUrl}/status-lists/${listNumber}`;
}

async function openList(services: Services, issuerId: string, newestSeen: number): Promise<StatusListRow> {
  const row = { issuerId, length: statusListLength, createdAt: services.clock.now() };
  return insertStatusList(services.db, row, newestSeen);
}

/** Reserves a random index that was never used. Belongs in the transaction that stores the credential. */
export async function reserveStatusIndex(services: Services, issuerId: string): Promise<StatusPosition> {
  let list = (await findOpenStatusList(services.db, issuerId)) ?? (await openList(services, issuerId, 0));
  for (;;) {
    for (let attempt = 0; attempt < triesPerList; attempt++) {
      const statusIndex = services.ids.integer(list.length);
      if (await insertStatusEntry(services.db, list.number, statusIndex)) {
        return { listNumber: list.number, statusIndex };
      }
    }
    list = await openList(services, issuerId, list.number);
  }
}

export type SignedStatusList = { document: string; signedAt: Date };

type UnsignedList = Pick<
  Parameters<typeof buildStatusListCredential>[0],
  'id' | 'issuerDid' | 'setIndexes' | 'purpose'
> & { ttlSeconds: number };

/** Signs a list as it is now, to be good for a day. */
export async function signList(
  { ttlSeconds, ...list }: UnsignedList,
  { now, signer, suite }: { now: Date; signer: Signer; suite: SuiteName },
): Promise<SignedStatusList & { validUntil: Date }> {
  const signedAt = addSeconds(now, -now.getUTCMilliseconds() / 1000);
  const validUntil = addSeconds(signedAt, validSeconds);
  const unsigned = buildStatusListCredential({
    ...list,
    validFrom: toSeconds(signedAt),
    validUntil: toSeconds(validUntil),
    ttlMilliseconds: ttlSeconds * 1000,
  });
  const signed = await secureCredential(unsigned, { suite, signer, created: toSeconds(signedAt) });
  return { document: canonicalizeJson(signed), signedAt, validUntil };
}

function isFresh(list: StatusListRow, now: Date): boolean {
  return (
    list.document !== null &&
    list.signedRevision === list.revision &&
    list.validUntil !== null &&
    list.validUntil.getTime() - now.getTime() > renewBeforeSeconds * 1000
  );
}

/**
 * The signed list, made anew when a status changed since or its time runs out.
 * @throws Problem not-found, signing-unavailable
 */
export async function loadSignedStatusList(services: Services, number: number): Promise<SignedStatusList> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647) throw new Problem('not-found');
  const list = await findStatusList(services.db, number);
  if (!list) throw new Problem('not-found');
  if (isFresh(list, services.clock.now())) return { document: list.document!, signedAt: list.signedAt! };
  return inTransaction(services, (services) => signStatusList(services, number));
}

async function signStatusList(services: Services, number: number): Promise<SignedStatusList> {
  // Under the lock nobody else signs, and a revocation waits: the list holds every change of its revision.
  const list = await lockStatusList(services.db, number);
  if (!list) throw new Problem('not-found');
  const now = services.clock.now();
  if (isFresh(list, now)) return { document: list.document!, signedAt: list.signedAt! };
  const issuer = await loadIssuer(services, list.issuerId);
  const signer = await loadSigner(services, issuer);
  const unsigned = {
    id: findStatusListUrl(services, number),
    issuerDid: findIssuerDid(services, issuer.slug),
    setIndexes: await listRevokedIndexes(services.db, number),
    ttlSeconds: statusListTtlSeconds,
  };
  const { document, signedAt, validUntil } = await signList(unsigned, {
    now,
    signer,
    suite: findSuiteOf(signer),
  });
  await updateStatusListSigned(services.db, number, {
    document,
    signedRevision: list.revision,
    signedAt,
    validUntil,
  });
  return { document, signedAt };
}

/** UTC in whole seconds, as proofs and credentials write it. */
export function toSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
