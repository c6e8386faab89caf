// The issuers of the VC API adapter: one did:key for each endpoint that issues, made at the start and gone at the end,
// with the statuses of what it issued. They know no key but their own. Spec: did:key; Bitstring Status List 1.0.
import { buildSigner, generateSigningKey, type Signer } from '../keys.ts';
import type { StatusPurpose } from '../status/status-list-credential.ts';
import { type Endpoint, type EndpointName, endpointNames, findEndpoint } from './endpoints.ts';
import type { TrialDocuments } from './resources.ts';

export const trialListLength = 131_072;
/** Beyond half, random places take ever more tries, and a list that full is no trial any more. */
const mostEntries = trialListLength / 2;

export type TrialStatuses = {
  /** A place that was never given out; undefined when the list has had its day. */
  reserve(purpose: StatusPurpose, credentialId: string | undefined): number | undefined;
  /** The places of a credential under a purpose. */
  list(purpose: StatusPurpose, credentialId: string): number[];
  isSet(purpose: StatusPurpose, index: number): boolean;
  set(purpose: StatusPurpose, indexes: number[], isSet: boolean): void;
  listSet(purpose: StatusPurpose): number[];
};

export type TrialIssuer = { endpoint: Endpoint; did: string; signer: Signer; statuses: TrialStatuses };
export type TrialIssuers = ReadonlyMap<EndpointName, TrialIssuer>;

/** All that the adapter works with: its issuers, and what an operator brought in by address. */
export type VcApi = { issuers: TrialIssuers; documents: TrialDocuments };

type Book = { used: Set<number>; set: Set<number>; byCredential: Map<string, number[]> };

function buildStatuses(chooseInteger: (limit: number) => number): TrialStatuses {
  const buildBook = (): Book => ({ used: new Set(), set: new Set(), byCredential: new Map() });
  const books: Record<StatusPurpose, Book> = { revocation: buildBook(), suspension: buildBook() };
  return {
    reserve(purpose, credentialId) {
      const { used, byCredential } = books[purpose];
      if (used.size >= mostEntries) return undefined;
      let index = chooseInteger(trialListLength);
      while (used.has(index)) index = chooseInteger(trialListLength);
      used.add(index);
      if (credentialId !== undefined) {
        byCredential.set(credentialId, [...(byCredential.get(credentialId) ?? []), index]);
      }
      return index;
    },
    list: (purpose, credentialId) => books[purpose].byCredential.get(credentialId) ?? [],
    isSet: (purpose, index) => books[purpose].set.has(index),
    set(purpose, indexes, isSet) {
      for (const index of indexes) {
        if (isSet) books[purpose].set.add(index);
        else books[purpose].set.delete(index);
      }
    },
    listSet: (purpose) => [...books[purpose].set],
  };
}

function buildTrialIssuer(endpoint: Endpoint, chooseInteger: (limit: number) => number): TrialIssuer[] {
  const { algorithm } = endpoint;
  if (algorithm === null) return [];
  const { seed, publicKeyMultibase } = generateSigningKey({ algorithm });
  const did = `did:key:${publicKeyMultibase}`;
  const signer = buildSigner({ keyId: `${did}#${publicKeyMultibase}`, seed, algorithm });
  return [{ endpoint, did, signer, statuses: buildStatuses(chooseInteger) }];
}

/** New issuers with new keys, one for each endpoint that issues. */
export function buildTrialIssuers(chooseInteger: (limit: number) => number): TrialIssuers {
  const issuers = endpointNames.flatMap((name) => buildTrialIssuer(findEndpoint(name)!, chooseInteger));
  return new Map(issuers.map((issuer) => [issuer.endpoint.name, issuer]));
}
