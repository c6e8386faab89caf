// What is asked of the server on each measured path. No two calls of a round ask for the same thing.
import { addSeconds, findDay, systemClock } from '../src/base/clock.ts';
import type { BadgeTemplate } from '../src/domain/badge-templates.ts';
import { buildDidDocument, findKeyId } from '../src/openbadges/did/did-document.ts';
import { canonicalizeJson } from '../src/openbadges/jcs.ts';
import { buildSigner, generateSigningKey } from '../src/openbadges/keys.ts';
import { secureCredential } from '../src/openbadges/proofs/secure.ts';
import { listAllBadgeClasses } from '../src/store/badge-classes.ts';
import type { Installation } from './installation.ts';
import type { Call } from './load.ts';
import { insertParticipants } from './seed.ts';

const acceptPage = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

type Awardable = { slug: string; results: Record<string, 'independent'> };

/** The classes that one day of seeing everything suffices for. */
async function listAwardable({ services }: Installation): Promise<Awardable[]> {
  return (await listAllBadgeClasses(services.db)).flatMap(({ badgeClass, version }) => {
    const template = version.template as BadgeTemplate;
    if (template.kind !== 'badge' || template.awardRule.type === 'days') return [];
    const results = template.criteria.map(({ key }) => [key, 'independent' as const]);
    return [{ slug: badgeClass.slug, results: Object.fromEntries(results) }];
  });
}

/** Each awards a badge: to new participants in turn, so that calls at once are about different people. */
export async function buildIssueCalls(
  installation: Installation,
  { first, count }: { first: number; count: number },
): Promise<Call[]> {
  const awardable = await listAwardable(installation);
  const people = Math.ceil(count / awardable.length);
  const participantIds = await insertParticipants(installation, { first, count: people });
  const observedOn = findDay(addSeconds(systemClock.now(), -86_400));
  return Array.from({ length: count }, (_, index) => {
    const { slug, results } = awardable[Math.floor(index / people)]!;
    const participantId = participantIds[index % people];
    return {
      method: 'POST',
      path: '/v1/assessments',
      headers: { Authorization: `Bearer ${installation.token}` },
      body: JSON.stringify({ participantId, badgeClass: slug, observedOn, results }),
    };
  });
}

export function buildOwnVerificationCalls(links: string[]): Call[] {
  return links.map((link) => ({ method: 'POST', path: '/v1/verifications', body: JSON.stringify({ link }) }));
}

export function buildForeignVerificationCalls(credentials: string[]): Call[] {
  return credentials.map((credential) => ({
    method: 'POST',
    path: '/v1/verifications',
    body: `{"credential":${credential}}`,
  }));
}

export function buildFileCalls(files: Uint8Array[]): Call[] {
  return files.map((body) => ({ method: 'POST', path: '/v1/verifications', body }));
}

export function buildPageCalls(links: string[], form: 'page' | 'document'): Call[] {
  const headers = { Accept: form === 'page' ? acceptPage : 'application/json' };
  return links.map((link) => ({ method: 'GET', path: new URL(link).pathname, headers }));
}

export function buildTrivialCalls(count: number): Call[] {
  return Array.from({ length: count }, () => ({
    method: 'GET',
    path: '/healthz',
    headers: { Accept: acceptPage },
  }));
}

export function buildSuperbadgeCalls(codes: string[]): Call[] {
  return codes.map((code) => ({ method: 'GET', path: `/v1/shares/${code}/superbadges` }));
}

export type ForeignCredentials = {
  credentials: string[];
  /** The documents of their controllers and keys, by address, for the baseline. */
  documents: Record<string, object>;
};

/** What stands at the addresses of a controller with one key and of that key. */
export function buildKeyDocuments(did: string, publicKeyMultibase: string): Record<string, object> {
  const controller = buildDidDocument({ did, keys: [{ publicKeyMultibase }] });
  const method = controller.verificationMethod[0]!;
  const key = { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  return { [did]: controller, [method.id]: key };
}

/** Credentials like this one of ours, but of twenty issuers that we do not know, each signed at its own second. */
export async function buildForeignCredentials(like: string, count: number): Promise<ForeignCredentials> {
  const { proof: _, credentialStatus: _status, ...own } = JSON.parse(like) as Record<string, object>;
  const issuers = Array.from({ length: 20 }, () => {
    const { seed, publicKeyMultibase } = generateSigningKey();
    const did = `did:key:${publicKeyMultibase}`;
    const keyId = findKeyId(did, publicKeyMultibase);
    return {
      did,
      signer: buildSigner({ keyId, seed }),
      documents: buildKeyDocuments(did, publicKeyMultibase),
    };
  });
  const credentials: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { did, signer } = issuers[index % issuers.length]!;
    const created = addSeconds(new Date('2026-01-01T00:00:00Z'), index).toISOString().replace('.000Z', 'Z');
    const unsigned = {
      ...own,
      id: `urn:example:${index}`,
      issuer: { ...own.issuer, id: did },
      validFrom: created,
      awardedDate: created,
    };
    credentials.push(
      canonicalizeJson(await secureCredential(unsigned, { suite: 'eddsa-rdfc-2022', signer, created })),
    );
  }
  return { credentials, documents: Object.assign({}, ...issuers.map(({ documents }) => documents)) };
}
