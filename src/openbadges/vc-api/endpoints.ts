// The endpoint families of the VC API adapter, one row each: what signs there, and what is read there. Nothing else
// lists them. Spec: Verifiable Credential API 0.9 (VCALM); the names are those of the suites.
import { credentialsContextV1, credentialsContextV2 } from '../contexts.ts';
import type { SuiteName } from '../proofs/suites.ts';

type Row = {
  /** What a secured credential looks like: with a proof inside, or a JWT in an envelope. */
  form: 'proof' | 'envelope';
  /** The key that is made for it at the start; null where nothing is issued. */
  algorithm: 'Ed25519' | 'P-256' | null;
  /** Status lists have to be readable whole, which a proof that is still to be derived is not. */
  listSuite: SuiteName;
  /** What may stand first in `@context`. */
  contexts: readonly string[];
  issueOptions: readonly string[];
  /** Whether a holder can show a part. */
  derives: boolean;
};

const proof = {
  form: 'proof',
  contexts: [credentialsContextV2],
  issueOptions: ['credentialId'],
  derives: false,
} as const;

export const endpoints = {
  'eddsa-rdfc-2022': { ...proof, algorithm: 'Ed25519', listSuite: 'eddsa-rdfc-2022' },
  'ecdsa-rdfc-2019': { ...proof, algorithm: 'P-256', listSuite: 'ecdsa-rdfc-2019' },
  'ecdsa-sd-2023': {
    ...{ ...proof, algorithm: 'P-256', listSuite: 'ecdsa-rdfc-2019', derives: true },
    issueOptions: ['credentialId', 'mandatoryPointers'],
  },
  // From before 2.0, so that is what it is met in.
  Ed25519Signature2020: {
    ...{ ...proof, algorithm: null, listSuite: 'eddsa-rdfc-2022' },
    contexts: [credentialsContextV2, credentialsContextV1],
  },
  'vc-jwt': { ...proof, form: 'envelope', algorithm: 'P-256', listSuite: 'ecdsa-rdfc-2019' },
} satisfies Record<string, Row>;

export type EndpointName = keyof typeof endpoints;
export type Endpoint = Row & { name: EndpointName };

export const endpointNames = Object.keys(endpoints) as EndpointName[];

/** Undefined for a name that is in no row. */
export function findEndpoint(name: string): Endpoint | undefined {
  const found = endpointNames.find((known) => known === name);
  return found && { ...endpoints[found], name: found };
}
