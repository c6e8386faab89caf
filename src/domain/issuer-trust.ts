// Which issuers the operator knows, does not know, or distrusts, each with its history. Stands beside every verdict
// and never enters one. Spec: VCDM 2.0, Trust Model.
import { Problem } from '../base/problem.ts';
import {
  mergeRegistry,
  parseIssuerRegistry,
  type Standing,
  type TrustEntry,
  type TrustFinding,
} from '../openbadges/trust-list.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type IssuerStandingRow,
  insertStandings,
  listLastStandings,
  listStandings,
} from '../store/issuer-standings.ts';
import { listIssuers, lockIssuers } from '../store/issuers.ts';
import { findIssuerDid } from './issuers.ts';

export const standings = ['known', 'unknown', 'distrusted'] as const satisfies readonly Standing[];

const issuerIdPattern = /^(did:[a-z0-9]+:\S{1,2000}|https:\/\/\S{1,2000})$/;

/** The last word on these issuers; our own are known. Who is not in the answer is unknown. */
export async function findTrust(services: Services, issuerIds: string[]): Promise<Map<string, TrustFinding>> {
  const lines = await listLastStandings(services.db, issuerIds);
  const found = new Map(lines.map((line) => [line.issuerId, toFinding(line)]));
  const ownPrefix = findIssuerDid(services, '');
  if (!issuerIds.some((id) => id.startsWith(ownPrefix))) return found;
  const own = await listIssuers(services.db);
  const ownDids = own.map(({ slug }) => findIssuerDid(services, slug));
  for (const did of ownDids.filter((did) => issuerIds.includes(did))) found.set(did, { standing: 'known' });
  return found;
}

function toFinding({ standing, since, source, name }: IssuerStandingRow): TrustFinding {
  return { standing, since: since.toISOString(), ...(source && { source }), ...(name && { name }) };
}

/** Every issuer on the list with all that was ever said of it. */
export async function listTrust(services: Services): Promise<TrustEntry[]> {
  const entries = new Map<string, TrustEntry>();
  for (const row of await listStandings(services.db)) {
    const { issuerId, name, location, url, standing, since, source } = row;
    const before = entries.get(issuerId);
    entries.set(issuerId, {
      ...before,
      issuerId,
      ...(name && { name }),
      ...(location && { location }),
      ...(url && { url }),
      history: [
        ...(before?.history ?? []),
        { standing, since: since.toISOString(), ...(source && { source }) },
      ],
    });
  }
  return [...entries.values()];
}

/**
 * The operator's word on an issuer. Saying the same again changes nothing.
 * @throws Problem command-invalid (no id of an issuer)
 */
export function recordTrust(
  services: Services,
  { issuerId, standing, name }: { issuerId: string; standing: Standing; name?: string | undefined },
): Promise<void> {
  if (!issuerIdPattern.test(issuerId)) {
    throw new Problem('command-invalid', { reason: '--id must be a DID or an https address' });
  }
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    const entry = (await listTrust(services)).find((candidate) => candidate.issuerId === issuerId);
    const isSame =
      entry?.history.at(-1)?.standing === standing && (name === undefined || name === entry.name);
    if (isSame) return;
    const row = { issuerId, standing, name: name ?? null, location: null, url: null, source: null };
    await insertStandings(services.db, [{ ...row, since: services.clock.now() }]);
  });
}

function toNewRow(entry: TrustEntry, since: Date): Omit<IssuerStandingRow, 'id'> {
  const { issuerId, name = null, location = null, url = null, history } = entry;
  const { standing, source = null } = history.at(-1)!;
  return { issuerId, standing, name, location, url, source, since };
}

/**
 * Takes a registry in: its issuers become known, but for those that the operator distrusts. It takes nobody away.
 * @param source what the registry is called
 * @throws Problem command-invalid (the text is no registry)
 */
export function importRegistry(
  services: Services,
  { text, source }: { text: string; source: string },
): Promise<{ added: number; skipped: number }> {
  const since = services.clock.now();
  const registry = parseIssuerRegistry(text, { since, source });
  if ('fault' in registry) {
    throw new Problem('command-invalid', {
      reason: `the file is no registry of issuers (${registry.fault})`,
    });
  }
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    const before = await listTrust(services);
    const counts = new Map(before.map(({ issuerId, history }) => [issuerId, history.length]));
    const names = new Map(registry.entries.map((entry) => [entry.issuerId, entry]));
    const changed = mergeRegistry(before, registry.entries).filter(
      ({ issuerId, history }) => history.length > (counts.get(issuerId) ?? 0),
    );
    const rows = changed.map((entry) =>
      toNewRow({ ...entry, ...names.get(entry.issuerId), history: entry.history }, since),
    );
    await insertStandings(services.db, rows);
    return { added: rows.length, skipped: registry.skipped };
  });
}
