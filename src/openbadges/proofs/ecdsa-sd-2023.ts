// The suite ecdsa-sd-2023: the issuer signs each statement apart, and the holder shows some of them. The arithmetic
// of statements is the library's; what it is given, and every signature, is checked here.
// Data Integrity ECDSA Cryptosuites 1.0, ecdsa-sd-2023.
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { decode } from 'cborg';
import { loadContext } from '../contexts.ts';
import { type JsonObject, listOf } from '../json.ts';
import { encodeBase58btc, parseMultibase, parseMultikey } from '../multibase.ts';
import { isSignedBy } from '../public-keys.ts';
import { buildUnsignedProof, hasSoundTimes } from './hash-suite.ts';
import { findFault } from './json-ld.ts';
import type { ProofFinding, Suite } from './suites.ts';

const name = 'ecdsa-sd-2023';
const basePrefix = Uint8Array.of(0xd9, 0x5d, 0x00);
const derivedPrefix = Uint8Array.of(0xd9, 0x5d, 0x01);

/** What is no JSON Pointer the library takes for the whole document, and then all of it would be shown. RFC 6901 */
function checkPointers(pointers: string[]): void {
  if (!pointers.every((pointer) => /^(\/([^~/]|~[01])*)*$/.test(pointer))) throw new Error('no JSON Pointer');
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, at) => bytes[at] === byte);
}

function isDistinct(values: unknown[]): boolean {
  return new Set(values).size === values.length;
}

/**
 * Whether the part of a derived proof that nobody signed is sound: it says which nameless node had which label when
 * the issuer signed. Two nodes under one label would pull apart what the issuer said of one thing.
 */
function hasSoundMap(bytes: Uint8Array): boolean {
  try {
    // Some write byte strings as typed arrays, which is tag 64 of RFC 8746.
    const tags = Object.assign([], { 64: (inner: unknown) => inner });
    const parts: unknown = decode(bytes, { useMaps: true, strict: true, tags });
    const [, , , labels, indexes] = listOf(parts);
    if (listOf(parts).length !== 5 || !(labels instanceof Map) || !Array.isArray(indexes)) return false;
    const names = [...labels.values()].map((label) =>
      label instanceof Uint8Array ? Buffer.from(label).toString('hex') : undefined,
    );
    return !names.includes(undefined) && isDistinct(names) && isDistinct(indexes);
  } catch {
    return false;
  }
}

function parseProofValue(proof: JsonObject): 'base' | 'derived' | undefined {
  const { proofValue } = proof;
  const bytes =
    typeof proofValue === 'string' && proofValue.startsWith('u') ? parseMultibase(proofValue) : undefined;
  if (!bytes) return undefined;
  if (startsWith(bytes, basePrefix)) return 'base';
  return startsWith(bytes, derivedPrefix) && hasSoundMap(bytes.subarray(derivedPrefix.length))
    ? 'derived'
    : undefined;
}

type VerifyData = Awaited<ReturnType<ReturnType<typeof createVerifyCryptosuite>['createVerifyData']>>;

function areSigned(data: VerifyData, publicKeyMultibase: string): boolean {
  const { baseSignature, proofHash, publicKey, signatures, nonMandatory, mandatoryHash } = data;
  // The key of this one credential, which the issuer's key vouches for.
  const localKey = encodeBase58btc(publicKey);
  if (parseMultikey(localKey)?.type !== 'P-256' || signatures.length !== nonMandatory.length) return false;
  const areShown = signatures.every((signature, at) =>
    isSignedBy(localKey, Buffer.from(nonMandatory[at]!), signature),
  );
  const base = Buffer.concat([proofHash, publicKey, mandatoryHash]);
  return areShown && isSignedBy(publicKeyMultibase, base, baseSignature);
}

/** The properties of statements in N-Quads: what stands second in each. */
function listProperties(statements: string[]): string[] {
  const found = statements.map((statement) => /^\S+ <([^>]*)>/.exec(statement)?.[1]);
  return [...new Set(found.filter((property) => property !== undefined))];
}

async function checkProof({
  document,
  proof,
  publicKeyMultibase,
}: Parameters<Suite['check']>[0]): Promise<ProofFinding> {
  const kind = parseProofValue(proof);
  if (!kind || !hasSoundTimes(proof))
    return { state: 'failed', code: 'proof-malformed', detail: 'proofValue' };
  // Meant for the holder's eyes: whoever has it can show anything.
  if (kind === 'base') return { state: 'unknown', code: 'proof-not-derived' };
  const suite = createVerifyCryptosuite();
  try {
    const data = await suite.createVerifyData({
      ...{ cryptosuite: suite, document, proof, documentLoader: loadContext },
    });
    return areSigned(data, publicKeyMultibase)
      ? { state: 'verified', chosen: listProperties(data.nonMandatory) }
      : { state: 'failed', code: 'signature-invalid' };
  } catch (error) {
    return error instanceof TypeError
      ? { state: 'failed', code: 'proof-malformed', detail: 'proofValue' }
      : findFault(error, document);
  }
}

export const ecdsaSd2023: Suite = {
  name,
  keyTypes: ['P-256'],
  isSelective: true,

  matches: (proof) => proof.type === 'DataIntegrityProof' && proof.cryptosuite === name,

  secure: async (document, { signer, options, mandatoryPointers }) => {
    checkPointers(mandatoryPointers);
    const suite = createSignCryptosuite({ mandatoryPointers });
    const proof = buildUnsignedProof(
      { type: 'DataIntegrityProof', cryptosuite: name },
      { keyId: signer.keyId, options },
    );
    const verifyData = await suite.createVerifyData({
      ...{ cryptosuite: suite, document, proof, documentLoader: loadContext },
    });
    const proofValue = await suite.createProofValue({
      verifyData,
      dataIntegrityProof: { signer: { sign: ({ data }) => signer.sign(data) } },
    });
    return { ...proof, proofValue };
  },

  check: checkProof,
};

/**
 * What a holder shows: the parts of a credential that `selectivePointers` (JSON Pointer) name beside those that the
 * issuer made mandatory, with a proof over just these. The credential has one base proof of this suite.
 * @throws Error when it has none, when a pointer is none or leads nowhere, or when nothing is selected.
 */
export async function deriveCredential(
  credential: JsonObject,
  { selectivePointers }: { selectivePointers: string[] },
): Promise<JsonObject> {
  checkPointers(selectivePointers);
  const { proof, ...document } = structuredClone(credential);
  const own = (listOf(proof) as JsonObject[]).filter((candidate) => ecdsaSd2023.matches(candidate));
  const [base] = own;
  if (!base || own.length > 1) throw new Error('one proof of this suite is needed');
  const suite = createDiscloseCryptosuite({ selectivePointers });
  const derived = await suite.derive({
    cryptosuite: suite,
    document,
    purpose: { term: base.proofPurpose },
    proofSet: [base],
    documentLoader: loadContext,
    dataIntegrityProof: { matchProof: async () => true },
  });
  return { ...derived, proof: [derived.proof] };
}
