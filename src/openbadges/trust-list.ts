// The list of issuers that an operator keeps, and reading it from the registry format of the Digital Credentials
// Consortium. Pure: where it is kept and who may change it is not known here. VCDM 2.0, Trust Model.
import { isJsonObject, type JsonFault, type JsonObject, parseStrictJson } from './json.ts';

export type Standing = 'known' | 'unknown' | 'distrusted';

/** `since` is an RFC 3339 time stamp; `source` says who says so, as the name of a registry. */
export type StandingRecord = { standing: Standing; since: string; source?: string };

/** One issuer with all that was ever said of it, oldest first. */
export type TrustEntry = {
  issuerId: string;
  name?: string;
  location?: string;
  url?: string;
  history: StandingRecord[];
};

export type TrustFinding = { standing: Standing; since?: string; source?: string; name?: string };

/** The asker's word on an issuer: the standing alone, or with since when and by whom. */
export type FindTrust = (issuerId: string) => Standing | TrustFinding;

/** The last word on an issuer that held at a moment; `unknown` for one that is not on the list. */
export function findStanding(entries: readonly TrustEntry[], issuerId: string, at: Date): TrustFinding {
  const entry = entries.find((candidate) => candidate.issuerId === issuerId);
  const last = entry?.history.findLast(({ since }) => Date.parse(since) <= at.getTime());
  if (!entry || !last) return { standing: 'unknown' };
  return { ...last, ...(entry.name !== undefined && { name: entry.name }) };
}

/** The entry with one more word said of it. Saying the same again changes nothing; nothing is ever taken out. */
export function recordStanding(entry: TrustEntry, record: StandingRecord): TrustEntry {
  if (entry.history.at(-1)?.standing === record.standing) return entry;
  return { ...entry, history: [...entry.history, record] };
}

/**
 * A list with a registry taken in. Whoever the operator distrusts stays so: a registry only speaks of issuers that
 * were not known, and takes nobody away.
 */
export function mergeRegistry(entries: readonly TrustEntry[], registry: readonly TrustEntry[]): TrustEntry[] {
  const merged = new Map(entries.map((entry) => [entry.issuerId, entry]));
  for (const found of registry) {
    const own = merged.get(found.issuerId);
    const record = found.history.at(-1);
    if (!own) merged.set(found.issuerId, found);
    else if (record && own.history.at(-1)?.standing !== 'distrusted') {
      merged.set(found.issuerId, recordStanding(own, record));
    }
  }
  return [...merged.values()];
}

const registryLimits = { maxDepth: 8, maxObjects: 20_000, maxValues: 200_000 };
const maxCharacters = 500;

function findTexts(row: JsonObject): Omit<TrustEntry, 'issuerId' | 'history'> {
  const texts = ['name', 'location', 'url'].flatMap((name) => {
    const value = row[name];
    return typeof value === 'string' ? [[name, value.slice(0, maxCharacters)]] : [];
  });
  return Object.fromEntries(texts);
}

/**
 * Reads `{ meta, registry: { DID: { name, location, url } } }`: each DID becomes an entry that is known from `since`
 * on by the word of `source`. `skipped` counts what was no issuer. Never throws.
 */
export function parseIssuerRegistry(
  text: string,
  { since, source }: { since: Date; source: string },
): { entries: TrustEntry[]; skipped: number } | { fault: JsonFault | 'not-a-registry' } {
  const parsed = parseStrictJson(text, registryLimits);
  if (parsed.fault) return { fault: parsed.fault };
  const registry = isJsonObject(parsed.value) ? parsed.value.registry : undefined;
  if (!isJsonObject(registry)) return { fault: 'not-a-registry' };
  const rows = Object.entries(registry);
  const entries = rows.flatMap(([issuerId, row]): TrustEntry[] => {
    if (!isJsonObject(row) || !/^(did:[a-z0-9]+:\S+|https:\/\/\S+)$/.test(issuerId)) return [];
    return [
      {
        issuerId,
        ...findTexts(row),
        history: [{ standing: 'known', since: since.toISOString(), source }],
      },
    ];
  });
  return { entries, skipped: rows.length - entries.length };
}
