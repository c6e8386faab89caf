// The proof suites, one row each. Nothing else lists them: a new suite is a row here, or a file and a row.
// Data Integrity 1.0, Cryptographic Suites.
import { credentialsContextV1 } from '../contexts.ts';
import type { JsonObject } from '../json.ts';
import type { Signer } from '../keys.ts';
import type { KeyType } from '../multibase.ts';
import { ecdsaSd2023 } from './ecdsa-sd-2023.ts';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts';
import { buildHashSuite } from './hash-suite.ts';

/** Why a proof is no good, or cannot be told; the codes are explained in verify/outcome-codes.ts. */
export type ProofFault =
  | {
      state: 'failed';
      code: 'signature-invalid' | 'terms-undefined' | 'json-ld-invalid' | 'proof-malformed';
      detail?: string;
    }
  | {
      state: 'unknown';
      code: 'terms-not-pinned' | 'too-complex' | 'proof-unreadable' | 'proof-not-derived';
      detail?: string;
    };

/** What a suite says of one proof. */
export type ProofFinding =
  /** `chosen`: the properties, by their IRIs, that the holder might have left out; in suites where anything can be. */
  { state: 'verified'; chosen?: string[] } | ProofFault;

/** A proof before it has its value: `type`, `cryptosuite` and `verificationMethod` are added by the suite. */
export type ProofOptions = {
  /** UTC in whole seconds. */
  created?: string | undefined;
  proofPurpose?: 'assertionMethod' | 'authentication' | undefined;
  id?: string | undefined;
  previousProof?: string | string[] | undefined;
  expires?: string | undefined;
  domain?: string | undefined;
  challenge?: string | undefined;
};

export type Suite = {
  name: string;
  keyTypes: readonly KeyType[];
  /** Whether the holder may have left things out that the issuer signed. */
  isSelective?: boolean;
  /** Whether a proof says that it is of this suite. */
  matches(proof: JsonObject): boolean;
  /**
   * A proof over a document that has no proofs in it but those the new one builds upon.
   * `mandatoryPointers` (JSON Pointer) name what can never be left out, in suites where anything can.
   */
  secure?(
    document: JsonObject,
    context: { signer: Signer; options: ProofOptions; mandatoryPointers: string[] },
  ): Promise<JsonObject>;
  /**
   * Whether the proof holds for the document, which has no proofs in it but those the proof builds upon.
   * `publicKeyMultibase` is of one of keyTypes. Never throws.
   */
  check(input: {
    document: JsonObject;
    proof: JsonObject;
    publicKeyMultibase: string;
  }): Promise<ProofFinding>;
};

const dataIntegrity = { type: 'DataIntegrityProof', signatureName: 'proofValue' } as const;
const onlyEd25519: KeyType[] = ['Ed25519'];
const onCurves: KeyType[] = ['P-256', 'P-384'];

/** Spec: Data Integrity EdDSA 1.0; Data Integrity ECDSA 1.0; the Ed25519Signature suites are what came before. */
export const suites = {
  'eddsa-rdfc-2022': eddsaRdfc2022,
  'eddsa-jcs-2022': buildHashSuite('eddsa-jcs-2022', {
    ...dataIntegrity,
    form: 'jcs',
    keyTypes: onlyEd25519,
  }),
  'ecdsa-rdfc-2019': buildHashSuite('ecdsa-rdfc-2019', {
    ...dataIntegrity,
    form: 'rdfc',
    keyTypes: onCurves,
  }),
  'ecdsa-jcs-2019': buildHashSuite('ecdsa-jcs-2019', { ...dataIntegrity, form: 'jcs', keyTypes: onCurves }),
  'ecdsa-sd-2023': ecdsaSd2023,
  Ed25519Signature2020: buildHashSuite('Ed25519Signature2020', {
    type: 'Ed25519Signature2020',
    form: 'rdfc',
    keyTypes: onlyEd25519,
    signatureName: 'proofValue',
    suiteContext: 'https://w3id.org/security/suites/ed25519-2020/v1',
  }),
  Ed25519Signature2018: buildHashSuite('Ed25519Signature2018', {
    type: 'Ed25519Signature2018',
    form: 'rdfc',
    keyTypes: onlyEd25519,
    signatureName: 'jws',
    suiteContext: credentialsContextV1,
  }),
} as const satisfies Record<string, Suite>;

export type SuiteName = keyof typeof suites;

// Suites that others sign with and that are not read here. Beside a good proof one of these is only named; what is
// neither here nor above may be a proof that somebody disguised.
const unreadSuites = [
  ...['bbs-2023', 'eddsa-2022', 'ecdsa-2019', 'ecdsa-xi-2023', 'mldsa44-rdfc-2024', 'slhdsa128-rdfc-2024'],
  ...['JsonWebSignature2020', 'BbsBlsSignature2020', 'BbsBlsSignatureProof2020', 'RsaSignature2018'],
  ...['EcdsaSecp256k1Signature2019', 'EcdsaSecp256k1RecoverySignature2020', 'EcdsaSecp256r1Signature2019'],
];

/** Whether a proof says that it is of a suite that is known to be, and not read here. */
export function isOfUnreadSuite({ type, cryptosuite }: JsonObject): boolean {
  return unreadSuites.includes(String(type === 'DataIntegrityProof' ? cryptosuite : type));
}

/** The suite of a name. */
export function findSuiteByName(name: SuiteName): Suite {
  return suites[name];
}

/** The suite a proof belongs to; undefined when it is none of ours. */
export function findSuite(proof: JsonObject): Suite | undefined {
  return Object.values(suites).find((suite) => suite.matches(proof));
}
