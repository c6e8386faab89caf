// The forms in which others hand in a badge, one row each: how such a file is made, what a check answers, and the plain
// library that is asked for the same signature. Each file is another badge, so that no answer is known from before.
import PDFDocument from 'pdfkit';
import { addSeconds } from '../src/base/clock.ts';
import { findFormat } from '../src/openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../src/openbadges/containers/limits.ts';
import { buildDidDocument } from '../src/openbadges/did/did-document.ts';
import { canonicalizeJson } from '../src/openbadges/jcs.ts';
import type { JsonObject } from '../src/openbadges/json.ts';
import {
  buildSigner,
  generateRsaKey,
  generateSigningKey,
  type Signer,
  type SigningAlgorithm,
} from '../src/openbadges/keys.ts';
import { deriveCredential, secureCredential } from '../src/openbadges/proofs/secure.ts';
import { signCredentialJwt } from '../src/openbadges/proofs/vc-jwt.ts';
import { buildJwk } from '../src/openbadges/public-keys.ts';
import { buildInternationalText, buildPng, buildSvg } from '../test/openbadges/container-samples.ts';
import type { OldBadges } from './old-badges.ts';
import type { PlainWork } from './plain-vc.ts';

/** What is handed in, and what the plain library is given for the same. */
type Made = { file: Buffer; plain: string };

export type ForeignForm = {
  name: string;
  verdict: 'valid' | 'incomplete';
  plain: { name: string; kind: PlainWork['kind']; documents: PlainWork['documents'] };
  make(index: number): Promise<Made>;
};

type Party = { did: string; publicKeyMultibase: string; signer: Signer; documents: Record<string, object> };

type Key = { publicKeyMultibase: string; seed: Uint8Array; algorithm: SigningAlgorithm };

/** Somebody whose name is their key, so that nothing has to be fetched. */
function buildParty({ publicKeyMultibase, seed, algorithm }: Key, did: string, fragment: string): Party {
  const document = buildDidDocument({ did, keys: [{ publicKeyMultibase, fragment }] });
  const method = document.verificationMethod[0]!;
  const signer = buildSigner({ keyId: method.id, seed, algorithm });
  const alone = { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  return { did, publicKeyMultibase, signer, documents: { [did]: document, [method.id]: alone } };
}

function buildOwnParty(algorithm: 'Ed25519' | 'P-256'): Party {
  const key = generateSigningKey({ algorithm });
  return buildParty(key, `did:key:${key.publicKeyMultibase}`, key.publicKeyMultibase);
}

async function buildRsaParty(): Promise<Party> {
  const key = await generateRsaKey();
  const jwk = Buffer.from(canonicalizeJson(buildJwk(key.publicKeyMultibase))).toString('base64url');
  return buildParty(key, `did:jwk:${jwk}`, '0');
}

/** The same badge of another issuer, each with an id and a moment of its own. */
function buildUnsigned(like: string, { did }: Party, index: number) {
  const { proof: _, credentialStatus: _status, ...own } = JSON.parse(like) as JsonObject & { issuer: object };
  const created = addSeconds(new Date('2025-01-01T00:00:00Z'), index).toISOString().replace('.000Z', 'Z');
  const unsigned = {
    ...own,
    id: `urn:example:${did.slice(-12)}:${index}`,
    issuer: { ...own.issuer, id: did },
    ...{ validFrom: created, awardedDate: created, validUntil: '2040-01-01T00:00:00Z' },
  };
  return { unsigned, created };
}

function attach(text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument();
    const chunks: Buffer[] = [];
    document.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
    document.file(Buffer.from(text), { name: 'badge.json', type: 'application/json' });
    document.end();
  });
}

const selected = ['/validUntil', '/evidence'];
const mandatory = ['/id', '/type', '/issuer', '/validFrom', '/name', '/credentialSubject'];

function listEmbedded(like: string, parties: { edwards: Party; curve: Party }): ForeignForm[] {
  const foreign = 'plain vc.verifyCredential, foreign forms';
  const sign = async (
    party: Party,
    suite: 'eddsa-rdfc-2022' | 'ecdsa-rdfc-2019' | 'Ed25519Signature2020',
    index: number,
  ) => {
    const { unsigned, created } = buildUnsigned(like, party, index);
    return await secureCredential(unsigned, { suite, signer: party.signer, created });
  };
  const plainOf = (party: Party) => ({ name: foreign, kind: 'verify' as const, documents: party.documents });
  const { edwards, curve } = parties;
  // The plain library is given the same badge under eddsa-rdfc-2022: it reads that suite.
  const inForm = (name: string, pack: (text: string) => Buffer | Promise<Buffer>): ForeignForm => ({
    name,
    verdict: 'valid',
    plain: plainOf(edwards),
    make: async (index) => {
      const plain = canonicalizeJson(await sign(edwards, 'eddsa-rdfc-2022', index));
      return { file: await pack(plain), plain };
    },
  });
  const under = (suite: 'ecdsa-rdfc-2019' | 'Ed25519Signature2020', party: Party): ForeignForm => ({
    name: `${suite}, JSON`,
    verdict: 'valid',
    plain: plainOf(edwards),
    make: async (index) => ({
      file: Buffer.from(canonicalizeJson(await sign(party, suite, index))),
      plain: canonicalizeJson(await sign(edwards, 'eddsa-rdfc-2022', index)),
    }),
  });
  const picture = new Uint8Array(buildSvg());
  const bakeSvg = (text: string) => {
    const baked = findFormat('svg').bake!(picture, text, defaultContainerLimits);
    if (baked.fault) throw new Error(baked.fault);
    return Buffer.from(baked.image);
  };
  return [
    inForm('eddsa-rdfc-2022, JSON', (text) => Buffer.from(text)),
    inForm('eddsa-rdfc-2022, PNG', (text) => buildPng(buildInternationalText('openbadgecredential', text))),
    inForm('eddsa-rdfc-2022, SVG', bakeSvg),
    inForm('eddsa-rdfc-2022, PDF', attach),
    under('ecdsa-rdfc-2019', curve),
    under('Ed25519Signature2020', edwards),
    {
      name: 'ecdsa-sd-2023, JSON',
      // A part that shows no status is never the whole answer.
      verdict: 'incomplete',
      plain: {
        name: 'plain vc.verifyCredential, ecdsa-sd-2023',
        kind: 'verify-part',
        documents: curve.documents,
      },
      make: async (index) => {
        const { unsigned, created } = buildUnsigned(like, curve, index);
        const options = { suite: 'ecdsa-sd-2023', signer: curve.signer, created } as const;
        const base = await secureCredential(unsigned, { ...options, mandatoryPointers: mandatory });
        const plain = canonicalizeJson(await deriveCredential(base, { selectivePointers: selected }));
        return { file: Buffer.from(plain), plain };
      },
    },
  ];
}

function buildJwtForm(like: string, alg: string, party: Party): ForeignForm {
  const key = { ...buildJwk(party.publicKeyMultibase), alg };
  return {
    name: `VC-JWT ${alg}`,
    verdict: 'valid',
    plain: { name: `plain jose.compactVerify, ${alg}`, kind: 'verify-jwt', documents: { key } },
    make: async (index) => {
      const { unsigned } = buildUnsigned(like, party, index);
      const plain = await signCredentialJwt(unsigned, { signer: party.signer });
      return { file: Buffer.from(plain), plain };
    },
  };
}

/** Every form, for badges like this one of ours. */
export async function listForeignForms(like: string, oldBadges: OldBadges): Promise<ForeignForm[]> {
  const [edwards, curve, rsa] = [buildOwnParty('Ed25519'), buildOwnParty('P-256'), await buildRsaParty()];
  const forms: ForeignForm[] = [
    ...listEmbedded(like, { edwards, curve }),
    buildJwtForm(like, 'RS256', rsa),
    buildJwtForm(like, 'ES256', curve),
    buildJwtForm(like, 'EdDSA', edwards),
    {
      name: 'Open Badges 2.0, signed',
      verdict: 'valid',
      plain: { name: 'plain jose.compactVerify, 2.0', kind: 'verify-jwt', documents: { key: oldBadges.key } },
      make: async (index) => {
        const plain = await oldBadges.sign(index);
        return { file: Buffer.from(plain), plain };
      },
    },
  ];
  // What was worked out for one form must not be known for the next.
  return forms.map((form, at) => ({ ...form, make: (index) => form.make(at * 100_000 + index) }));
}
