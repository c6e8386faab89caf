// Suites that sign two digests: of the proof's options, then of the document. They differ in how text becomes bytes,
// in the kind of key, and in where the signature stands. Data Integrity EdDSA 1.0 and ECDSA 1.0, Algorithms.
import { createHash } from 'node:crypto';
import { credentialsContextV1, credentialsContextV2 } from '../contexts.ts';
import { isDateTimeStamp } from '../date-time.ts';
import { canonicalizeJson } from '../jcs.ts';
import { isJsonObject, type JsonObject, listOf, parseStrictJson } from '../json.ts';
import { encodeBase58btc, type KeyType, parseMultibase, parseMultikey } from '../multibase.ts';
import { findDigest, findSignatureBytes, isSignedBy } from '../public-keys.ts';
import { findFault, findJsonLdFault, findRdfDigest } from './json-ld.ts';
import type { ProofFinding, ProofOptions, Suite } from './suites.ts';

type FoundSignature = { signature: Uint8Array; before?: Uint8Array };

type Recipe = {
  type: string;
  form: 'rdfc' | 'jcs';
  keyTypes: readonly KeyType[];
  /** The one member of a proof that is not signed. */
  signatureName: 'proofValue' | 'jws';
  /** The context that defines the proof's own terms, where it is not the credentials context v2. */
  suiteContext?: string;
};

const dataIntegrityContext = 'https://w3id.org/security/data-integrity/v2';
const contextsOfProofs = [
  credentialsContextV2,
  dataIntegrityContext,
  'https://w3id.org/security/data-integrity/v1',
];

/** Whether the moments that a proof names are written as the standard wants them. */
export function hasSoundTimes(proof: JsonObject): boolean {
  return [proof.created, proof.expires].every((moment) => moment === undefined || isDateTimeStamp(moment));
}

/** `proofValue` in base58btc. */
function findProofValue(proof: JsonObject): FoundSignature | undefined {
  const { proofValue } = proof;
  const signature =
    typeof proofValue === 'string' && proofValue.startsWith('z') ? parseMultibase(proofValue) : undefined;
  return signature && { signature };
}

const jwsHeader = canonicalizeJson({ alg: 'EdDSA', b64: false, crit: ['b64'] });
const jwsLimits = { maxDepth: 3, maxObjects: 1, maxValues: 10 };

/** `jws` with its payload left out, and what is signed in front of the two digests. Spec: RFC 7797. */
function findDetachedSignature(proof: JsonObject): FoundSignature | undefined {
  const [, header = '', text = ''] = /^([\w-]{1,200})\.\.([\w-]+)$/.exec(String(proof.jws)) ?? [];
  const { value } = parseStrictJson(Buffer.from(header, 'base64url').toString(), jwsLimits) as {
    value?: unknown;
  };
  const signature = Buffer.from(text, 'base64url');
  if (!isJsonObject(value) || canonicalizeJson(value) !== jwsHeader) return undefined;
  if (signature.toString('base64url') !== text) return undefined;
  return { signature: new Uint8Array(signature), before: Buffer.from(`${header}.`) };
}

/** The options of a proof as they are signed: without its value, read by the contexts of the document. */
function buildProofConfig(document: JsonObject, proof: JsonObject, recipe: Recipe): JsonObject {
  const { [recipe.signatureName]: _, ...config } = proof;
  if (recipe.form === 'jcs') return config;
  const contexts = listOf(document['@context']);
  const { suiteContext } = recipe;
  if (suiteContext !== undefined && !contexts.includes(suiteContext)) contexts.push(suiteContext);
  if (suiteContext === undefined && !contextsOfProofs.some((url) => contexts.includes(url))) {
    contexts.push(dataIntegrityContext);
  }
  return { ...config, '@context': contexts };
}

async function buildHashData(
  { document, proof, keyType }: { document: JsonObject; proof: JsonObject; keyType: KeyType },
  recipe: Recipe,
): Promise<Uint8Array> {
  const config = buildProofConfig(document, proof, recipe);
  const algorithm = findDigest(keyType) ?? 'sha256';
  const findJsonDigest = (value: JsonObject) =>
    createHash(algorithm).update(canonicalizeJson(value)).digest();
  const digests =
    recipe.form === 'rdfc'
      ? [await findRdfDigest(config, algorithm), await findRdfDigest(document, algorithm)]
      : [findJsonDigest(config), findJsonDigest(document)];
  return Buffer.concat(digests);
}

async function checkProof(
  { document, proof, publicKeyMultibase }: Parameters<Suite['check']>[0],
  recipe: Recipe,
): Promise<ProofFinding> {
  const found = recipe.signatureName === 'jws' ? findDetachedSignature(proof) : findProofValue(proof);
  const keyType = parseMultikey(publicKeyMultibase)!.type;
  if (!found || found.signature.length !== findSignatureBytes(keyType)) {
    return { state: 'failed', code: 'proof-malformed', detail: 'signature' };
  }
  if (!hasSoundTimes(proof)) return { state: 'failed', code: 'proof-malformed', detail: 'created' };
  // The oldest suite has its terms in the oldest context alone.
  if (
    recipe.suiteContext === credentialsContextV1 &&
    listOf(document['@context'])[0] !== credentialsContextV1
  ) {
    return { state: 'unknown', code: 'terms-not-pinned', detail: recipe.type };
  }
  try {
    const data = await buildHashData({ document, proof, keyType }, recipe);
    const signed = Buffer.concat([found.before ?? new Uint8Array(), data]);
    if (!isSignedBy(publicKeyMultibase, signed, found.signature)) {
      return { state: 'failed', code: 'signature-invalid' };
    }
  } catch (error) {
    return findFault(error, document);
  }
  const fault = recipe.form === 'jcs' ? await findJsonLdFault(document) : undefined;
  return fault ?? { state: 'verified' };
}

/** The members of a proof in the spelling of Data Integrity, without its value. */
export function buildUnsignedProof(
  suite: { type: string; cryptosuite?: string | undefined },
  { keyId, options }: { keyId: string; options: ProofOptions },
): JsonObject {
  const { proofPurpose = 'assertionMethod', ...rest } = options;
  const proof = { ...suite, verificationMethod: keyId, proofPurpose, ...rest };
  return Object.fromEntries(Object.entries(proof).filter(([, value]) => value !== undefined));
}

/** A suite from its recipe. One that has its signature in `proofValue` can sign too. */
export function buildHashSuite(name: string, recipe: Recipe): Suite {
  const cryptosuite = recipe.type === 'DataIntegrityProof' ? name : undefined;
  const suite: Suite = {
    name,
    keyTypes: recipe.keyTypes,
    matches: (proof) =>
      proof.type === recipe.type && (cryptosuite === undefined || proof.cryptosuite === cryptosuite),
    check: (input) => checkProof(input, recipe),
  };
  if (recipe.signatureName === 'jws') return suite;
  return {
    ...suite,
    secure: async (document, { signer, options }) => {
      const proof = buildUnsignedProof({ type: recipe.type, cryptosuite }, { keyId: signer.keyId, options });
      if (recipe.form === 'jcs') {
        const fault = await findJsonLdFault(document);
        if (fault) throw new Error(`${fault.code}: ${fault.detail}`);
        proof['@context'] = document['@context'];
      }
      const data = await buildHashData({ document, proof, keyType: signer.algorithm }, recipe);
      return { ...proof, proofValue: encodeBase58btc(await signer.sign(data)) };
    },
  };
}
