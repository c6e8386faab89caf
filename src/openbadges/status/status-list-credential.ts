// The signed list that says which credentials of an issuer are revoked. Built from row numbers, never edited.
// Bitstring Status List 1.0, BitstringStatusListCredential.
import { credentialsContextV2 } from '../contexts.ts';
import { encodeBitstring } from './bitstring.ts';

export type StatusPurpose = 'revocation' | 'suspension';

export type StatusListCredential = {
  '@context': string[];
  id: string;
  type: ['VerifiableCredential', 'BitstringStatusListCredential'];
  issuer: string;
  validFrom: string;
  validUntil: string;
  credentialSubject: {
    id: string;
    type: 'BitstringStatusList';
    statusPurpose: StatusPurpose;
    encodedList: string;
    ttl: number;
  };
};

/**
 * The list without its proof. `id` is the address it is served at; `ttlMilliseconds` must end before validUntil.
 * The purpose is one string, since official validators read no list of purposes.
 */
export function buildStatusListCredential(list: {
  id: string;
  issuerDid: string;
  setIndexes: Iterable<number>;
  validFrom: string;
  validUntil: string;
  ttlMilliseconds: number;
  purpose?: StatusPurpose | undefined;
  length?: number | undefined;
}): StatusListCredential {
  return {
    '@context': [credentialsContextV2],
    id: list.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuerDid,
    validFrom: list.validFrom,
    validUntil: list.validUntil,
    credentialSubject: {
      id: `${list.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: list.purpose ?? 'revocation',
      encodedList: encodeBitstring(list.setIndexes, list.length),
      ttl: list.ttlMilliseconds,
    },
  };
}
