// The baseline: the same work by @digitalbazaar/vc as its README has it, in memory, one after the other. No
// database, no HTTP, no check of status or shape; keys and documents lie ready, contexts are preloaded.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import { compactVerify, importJWK, type JWK } from 'jose';
import { loadContext } from '../src/openbadges/contexts.ts';
import { answerQuestions } from './children.ts';

export type PlainWork = {
  /** `verify-part`: as ecdsa-sd-2023 shows it; `verify-jwt`: only the signature, by jose, with `key` ready. */
  kind: 'issue' | 'verify' | 'verify-part' | 'verify-jwt';
  /** Signed credentials; to be issued anew without their proofs, or to be verified. */
  credentials: string[];
  /** Documents that lie ready, by address: controllers and verification methods. */
  documents: Record<string, object>;
};

type Credential = { issuer: { id: string }; proof?: unknown };

const controller = 'did:example:plain';
const key = await generate({ id: `${controller}#key`, controller });

async function issueAll(credentials: Credential[], milliseconds: number[]): Promise<void> {
  for (const { proof: _, ...credential } of credentials) {
    const from = performance.now();
    const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer() });
    await issue({ credential, suite, documentLoader: loadContext });
    milliseconds.push(performance.now() - from);
  }
}

async function verifyAll(
  credentials: Credential[],
  { documents, kind }: Pick<PlainWork, 'documents' | 'kind'>,
  milliseconds: number[],
): Promise<void> {
  const documentLoader = async (url: string) => {
    const document = documents[url];
    return document ? { contextUrl: null, documentUrl: url, document } : loadContext(url);
  };
  for (const credential of credentials) {
    const from = performance.now();
    const suite = new DataIntegrityProof({
      cryptosuite: kind === 'verify-part' ? createVerifyCryptosuite() : cryptosuite,
    });
    const checkStatus = async () => ({ verified: true });
    const { verified, error } = await verifyCredential({ credential, suite, documentLoader, checkStatus });
    milliseconds.push(performance.now() - from);
    if (!verified) throw new Error('the baseline does not verify', { cause: error });
  }
}

async function verifyJwts(jwts: string[], jwk: object, milliseconds: number[]): Promise<void> {
  const key = await importJWK(jwk as JWK);
  for (const jwt of jwts) {
    const from = performance.now();
    const { payload } = await compactVerify(jwt, key);
    JSON.parse(Buffer.from(payload).toString());
    milliseconds.push(performance.now() - from);
  }
}

async function work({ kind, credentials, documents }: PlainWork): Promise<number[]> {
  const milliseconds: number[] = [];
  if (kind === 'verify-jwt') {
    await verifyJwts(credentials, documents.key!, milliseconds);
    return milliseconds;
  }
  const parsed = credentials.map((text) => JSON.parse(text) as Credential);
  if (kind === 'issue') await issueAll(parsed, milliseconds);
  else await verifyAll(parsed, { documents, kind }, milliseconds);
  return milliseconds;
}

answerQuestions(work);
