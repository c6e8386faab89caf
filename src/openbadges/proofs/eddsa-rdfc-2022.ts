// The suite eddsa-rdfc-2022: RDF canonicalization and Ed25519. The only room that calls @digitalbazaar's code,
// and where its uncoded errors become our codes. Data Integrity EdDSA Cryptosuites 1.0, eddsa-rdfc-2022.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { isStandIn, loadContext } from '../contexts.ts';
import { isJsonObject, type JsonObject, stringsOf } from '../json.ts';
import { isSignedBy } from '../keys.ts';
import { parseMultibase } from '../multibase.ts';
import type { ProofFinding, Suite } from './suites.ts';

const name = 'eddsa-rdfc-2022';
const signatureBytes = 64;
// Graphs of interchangeable nameless nodes are made to be slow; ordinary badges need no deep comparison at all.
const maxWorkFactor = 1;

const boundedSuite = {
  ...cryptosuite,
  canonize: (input: object, options: object) => cryptosuite.canonize(input, { ...options, maxWorkFactor }),
  createVerifier: async ({ verificationMethod }: { verificationMethod: { publicKeyMultibase: string } }) => ({
    algorithm: cryptosuite.requiredAlgorithm,
    verify: async ({ data, signature }: { data: Uint8Array; signature: Uint8Array }) =>
      isSignedBy(verificationMethod.publicKeyMultibase, data, signature),
  }),
};

// The library keeps the hash of the document it saw last: one instance per document, so that several proofs of
// one document cost one canonicalization.
const checkers = new WeakMap<JsonObject, DataIntegrityProof>();

function findChecker(document: JsonObject): DataIntegrityProof {
  const checker = checkers.get(document) ?? new DataIntegrityProof({ cryptosuite: boundedSuite });
  checkers.set(document, checker);
  return checker;
}

function findSignature(proof: JsonObject): Uint8Array | undefined {
  const { proofValue } = proof;
  if (typeof proofValue !== 'string' || !proofValue.startsWith('z')) return undefined;
  const bytes = parseMultibase(proofValue);
  return bytes?.length === signatureBytes ? bytes : undefined;
}

function findDetail(error: JsonObject): string | undefined {
  const details = isJsonObject(error.details) ? error.details : {};
  const event = isJsonObject(details.event) ? details.event : {};
  const inEvent = isJsonObject(event.details) ? event.details : {};
  const detail = inEvent.property ?? inEvent.type ?? inEvent.id ?? event.code ?? details.code;
  return typeof detail === 'string' ? detail.slice(0, 200) : undefined;
}

/** Whether a context that is known only in part is named anywhere: a credential inside brings its own. */
function namesStandIn(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(namesStandIn);
  if (!isJsonObject(value)) return false;
  return stringsOf(value['@context']).some(isStandIn) || Object.values(value).some(namesStandIn);
}

/** Turns what the library threw into a finding. Its errors carry no codes, so names and messages must do. */
function readError(error: unknown, document: JsonObject): ProofFinding {
  const thrown: JsonObject = error instanceof Error ? (error as unknown as JsonObject) : {};
  const message = String(thrown.message);
  if (message === 'Invalid signature.') return { state: 'failed', code: 'signature-invalid' };
  if (message.startsWith('Maximum deep iterations')) return { state: 'unknown', code: 'too-complex' };
  if (message.includes('must be an XSD dateTimeStamp')) return { state: 'failed', code: 'proof-malformed' };
  if (!String(thrown.name).startsWith('jsonld.')) return { state: 'unknown', code: 'proof-unreadable' };
  const detail = findDetail(thrown);
  if (namesStandIn(document))
    return { state: 'unknown', code: 'terms-not-pinned', ...(detail && { detail }) };
  const code = message.startsWith('Safe mode') ? 'terms-undefined' : 'json-ld-invalid';
  return { state: 'failed', code, ...(detail && { detail }) };
}

export const eddsaRdfc2022: Suite<typeof name> = {
  name,
  keyTypes: ['Ed25519'],

  matches: (proof) => proof.type === 'DataIntegrityProof' && proof.cryptosuite === name,

  secure: async (document, { signer, created }) => {
    const suite = new DataIntegrityProof({
      cryptosuite: boundedSuite,
      date: created,
      signer: {
        id: signer.keyId,
        algorithm: signer.algorithm,
        sign: ({ data }) => signer.sign(data),
      },
    });
    return await issue({ credential: document, suite, documentLoader: loadContext });
  },

  check: async ({ document, proof, publicKeyMultibase }) => {
    if (!findSignature(proof)) return { state: 'failed', code: 'proof-malformed', detail: 'proofValue' };
    const methodId = proof.verificationMethod;
    const key = { id: methodId, type: 'Multikey', publicKeyMultibase };
    const documentLoader = async (url: string) =>
      url === methodId ? { document: key, documentUrl: url } : await loadContext(url);
    try {
      const { verified, error } = await findChecker(document).verifyProof({
        proof,
        document,
        documentLoader,
      });
      return verified ? { state: 'verified' } : readError(error, document);
    } catch (error) {
      return readError(error, document);
    }
  },
};
