// The suite eddsa-rdfc-2022: what we issue is signed by @digitalbazaar/vc and checked by our own engine, so that two
// implementations agree on every credential before it is stored. Data Integrity EdDSA 1.0, eddsa-rdfc-2022.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { loadContext } from '../contexts.ts';
import type { JsonObject } from '../json.ts';
import type { Signer } from '../keys.ts';
import { buildHashSuite } from './hash-suite.ts';
import type { ProofOptions, Suite } from './suites.ts';

const name = 'eddsa-rdfc-2022';

const engine = buildHashSuite(name, {
  type: 'DataIntegrityProof',
  form: 'rdfc',
  keyTypes: ['Ed25519'],
  signatureName: 'proofValue',
});

/** The library signs an assertion made at a moment; ids, chains, domains and other purposes are the engine's. */
function isPlain({ created, proofPurpose = 'assertionMethod', ...rest }: ProofOptions): boolean {
  return (
    created !== undefined &&
    proofPurpose === 'assertionMethod' &&
    Object.values(rest).every((value) => value === undefined)
  );
}

async function issueProof(document: JsonObject, signer: Signer, created: string): Promise<JsonObject> {
  const suite = new DataIntegrityProof({
    cryptosuite,
    date: created,
    signer: {
      id: signer.keyId,
      algorithm: signer.algorithm,
      sign: ({ data }) => signer.sign(data),
    },
  });
  const { proof } = await issue({ credential: document, suite, documentLoader: loadContext });
  return proof as JsonObject;
}

export const eddsaRdfc2022: Suite = {
  ...engine,
  secure: (document, { signer, options, ...rest }) =>
    isPlain(options) && document.proof === undefined
      ? issueProof(document, signer, options.created!)
      : engine.secure!(document, { signer, options, ...rest }),
};
