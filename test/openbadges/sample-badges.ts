// An invented issuer with two badges, for tests of the standard's floor: built by the builders, signed on demand.
import { buildAchievement } from '../../src/openbadges/achievement.ts';
import {
  buildCredential,
  type CredentialInput,
  type OpenBadgeCredential,
} from '../../src/openbadges/credential.ts';
import { buildDidDocument, findKeyId } from '../../src/openbadges/did/did-document.ts';
import {
  buildComponentEvidence,
  buildEvidence,
  buildRelatedResource,
} from '../../src/openbadges/evidence.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { buildSigner, findPublicKeyMultibase } from '../../src/openbadges/keys.ts';
import { buildProfile } from '../../src/openbadges/profile.ts';
import { secureCredential } from '../../src/openbadges/proofs/secure.ts';
import { buildComponentResults, buildResults } from '../../src/openbadges/result.ts';
import { buildStatusListCredential } from '../../src/openbadges/status/status-list-credential.ts';
import type { FetchDocument } from '../../src/openbadges/verify/verify-credential.ts';

export const sampleNow = new Date('2026-11-21T12:00:00Z');
export const sampleCreated = '2026-11-01T00:00:00Z';
export const sampleDid = 'did:web:badges.example:issuers:tafel';
export const sampleDidUrl = 'https://badges.example/issuers/tafel/did.json';
export const sampleListUrl = 'https://badges.example/status-lists/1';
export const sampleIndex = 94_567;

/** A signer from a seed of 32 equal bytes, under any controller. */
export function buildSampleSigner(byte = 1, did: string = sampleDid) {
  const seed = new Uint8Array(32).fill(byte);
  const publicKeyMultibase = findPublicKeyMultibase(seed);
  return { publicKeyMultibase, signer: buildSigner({ keyId: findKeyId(did, publicKeyMultibase), seed }) };
}

const issuer = buildProfile({
  did: sampleDid,
  name: 'De Gedekte Tafel',
  url: 'https://badges.example/issuers/tafel',
  email: 'badges@badges.example',
  image: { url: 'https://badges.example/issuers/tafel/logo.svg', caption: 'Een gedekte tafel' },
});
const levelNames = { 'with-help': 'met hulp', independent: 'zelf', teaches: 'doet het voor' };

function buildSampleAchievement() {
  return buildAchievement({
    id: 'https://badges.example/achievements/afwas/1',
    name: 'Afwas',
    description: 'Houdt de spoelkeuken schoon en op orde.',
    criteria: [
      { key: 'schoon', text: 'Spoelt alles schoon' },
      { key: 'orde', text: 'Zet alles op zijn plaats' },
    ],
    criteriaUrl: 'https://badges.example/achievements/afwas/1#criteria',
    narrative: 'Gezien door een werkbegeleider.',
    image: { url: 'https://badges.example/achievements/afwas/1/image.svg', caption: 'Borden met schuim' },
    alignments: [
      { name: 'clean dishes', url: 'https://skills.example/1', framework: 'Skills', type: 'ext:Skill' },
    ],
    language: 'nl',
    version: '1',
    achievementType: 'Competency',
    levelNames,
  });
}

/** A badge without its proof. */
export function buildSampleBadge(changes: Partial<CredentialInput> = {}): OpenBadgeCredential {
  const achievement = buildSampleAchievement();
  return buildCredential({
    id: 'https://badges.example/credentials/1',
    issuer,
    name: 'Afwas',
    description: 'Houdt de spoelkeuken schoon en op orde.',
    validFrom: sampleCreated,
    awardedDate: sampleCreated,
    subjectId: 'urn:uuid:5f1b6c1e-0d6e-4f0b-9a51-2d0c7d1f4a11',
    achievement,
    results: buildResults(achievement.id, { schoon: 'teaches', orde: 'independent' }),
    evidence: [buildEvidence({ name: 'Gezien op het werk', narrative: '4 keer gezien op 3 dagen.' })],
    status: { listUrl: sampleListUrl, index: sampleIndex },
    ...changes,
  });
}

/** A superbadge over one component, without its proof. */
export function buildSampleSuperbadge(): OpenBadgeCredential {
  const component = {
    credentialId: 'https://badges.example/credentials/1',
    document: canonicalizeJson(buildSampleBadge()),
  };
  const id = 'https://badges.example/achievements/keuken/1';
  const achievement = buildAchievement({
    id,
    name: 'Keuken',
    description: 'Alle badges van de keuken.',
    criteria: [],
    criteriaUrl: `${id}#criteria`,
    narrative: 'Afwas behaald.',
    image: { url: `${id}/image.svg`, caption: 'Een pan' },
    alignments: [],
    language: 'nl',
    version: '1',
    achievementType: 'MicroCredential',
    levelNames,
    components: [
      {
        key: 'afwas',
        name: 'Badge Afwas',
        achievementId: 'https://badges.example/achievements/afwas/1',
        achievementName: 'Afwas',
        framework: 'Badges',
      },
    ],
  });
  return buildSampleBadge({
    id: 'https://badges.example/credentials/2',
    name: 'Keuken',
    achievement,
    results: buildComponentResults(id, [
      { key: 'afwas', name: 'Uitgereikte badge Afwas', credentialId: component.credentialId },
    ]),
    evidence: [buildComponentEvidence({ ...component, name: 'Afwas', narrative: 'november 2026' })],
    relatedResources: [buildRelatedResource(component)],
    status: { listUrl: sampleListUrl, index: 20_311 },
  });
}

/** A badge with the proof of its issuer, or of whoever holds the given signer. */
export async function signSample<T extends object>(document: T, signer = buildSampleSigner().signer) {
  return await secureCredential(document, { suite: 'eddsa-rdfc-2022', signer, created: sampleCreated });
}

/** The issuer's status list, signed, with the given bits set; `changes` go in before signing. */
export async function signSampleList(
  setIndexes: number[] = [],
  changes: object = {},
  signer = buildSampleSigner().signer,
) {
  const list = buildStatusListCredential({
    id: sampleListUrl,
    issuerDid: sampleDid,
    setIndexes,
    validFrom: '2026-11-21T00:00:00Z',
    validUntil: '2026-11-22T00:00:00Z',
    ttlMilliseconds: 300_000,
  });
  return await signSample({ ...list, ...changes }, signer);
}

/** What the issuer publishes: its DID document and a list with nothing set. */
export async function publishSample(): Promise<Record<string, unknown>> {
  const { publicKeyMultibase } = buildSampleSigner();
  return {
    [sampleDidUrl]: buildDidDocument({ did: sampleDid, keys: [{ publicKeyMultibase }] }),
    [sampleListUrl]: await signSampleList(),
  };
}

/** A fetch that knows these documents and throws for every other address; `asked` gathers what was asked. */
export function buildFetch(documents: Record<string, unknown>, asked: string[] = []): FetchDocument {
  return async (url) => {
    asked.push(url);
    const document = documents[url];
    if (document === undefined) throw new Error('unreachable');
    const body = typeof document === 'string' ? document : JSON.stringify(document);
    return { body, url, fetchedAt: sampleNow };
  };
}
