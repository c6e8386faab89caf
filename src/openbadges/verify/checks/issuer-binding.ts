// Do the keys belong to the issuer? Only the issuer's own document can say so: a key in an address proves nothing.
// Controlled Identifiers 1.0, Retrieve Verification Method; OB 3.0, Verification.
import { loadController } from '../../did/methods.ts';
import type { ReadJson } from '../../read-json.ts';
import type { Check, ExaminedProof } from '../examination.ts';
import { buildOutcome, findId, type Outcome, type OutcomeCode } from '../report.ts';

const unreadable = {
  unavailable: 'issuer-document-unavailable',
  unusable: 'issuer-document-unusable',
  unsupported: 'issuer-unconfirmed',
} as const;

function findUnreadableCode(issuerId: string, state: keyof typeof unreadable): OutcomeCode {
  // An https issuer need not publish keys at its address at all: that nothing came says less than with a DID.
  return issuerId.startsWith('did:') ? unreadable[state] : 'issuer-unconfirmed';
}

function findOwnCode(issuerId: string, { listing, keyState }: ExaminedProof): OutcomeCode {
  if (listing === 'listed') {
    if (keyState === 'revoked') return 'key-revoked';
    return keyState === 'expired' ? 'key-expired' : 'issuer-bound';
  }
  return listing === 'not-listed' ? 'key-not-issuers' : findUnreadableCode(issuerId, listing);
}

/** Whether at least one verified proof was made with a key of this issuer. */
export async function checkIssuerBinding(
  issuerId: string,
  proofs: ExaminedProof[],
  read: ReadJson,
): Promise<Outcome> {
  const own = proofs.filter(({ controller }) => controller === issuerId);
  const facts = { issuerId, ...(own.length < proofs.length && { otherSigners: proofs.length - own.length }) };
  const codes = own.map((proof) => findOwnCode(issuerId, proof));
  if (codes.includes('issuer-bound')) return buildOutcome('issuer-binding', 'issuer-bound', facts);
  const [code] = codes;
  const error = own[0]?.error;
  if (code) return buildOutcome('issuer-binding', code, { ...facts, ...(error !== undefined && { error }) });
  // Signed by somebody else altogether: if the issuer's document is there to read, it does not list that key.
  const answer = await loadController(issuerId, read);
  return answer.state === 'read'
    ? buildOutcome('issuer-binding', 'key-not-issuers', facts)
    : buildOutcome('issuer-binding', findUnreadableCode(issuerId, answer.state), facts);
}

export const issuerBindingCheck: Check = {
  name: 'issuer-binding',
  isReachable: (results) => results.proof === 'passed',
  run: ({ document, proofs, read }) => checkIssuerBinding(findId(document.issuer) ?? '', proofs, read),
};
