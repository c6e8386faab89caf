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

// What is told of several proofs in the issuer's name: that one is not by a key of the issuer's is said before that
// another is, since whoever has no such key could else say things in that name beside a good proof.
const telling: OutcomeCode[] = ['key-not-issuers', 'key-revoked', 'issuer-bound', 'key-expired'];

function findRank(code: OutcomeCode): number {
  return telling.includes(code) ? telling.indexOf(code) : telling.length;
}

/** Whether the verified proofs in this issuer's name, at least one, were made with keys of this issuer. */
export async function checkIssuerBinding(
  issuerId: string,
  proofs: ExaminedProof[],
  read: ReadJson,
): Promise<Outcome> {
  const own = proofs.filter(({ controller }) => controller === issuerId);
  const facts = { issuerId, ...(own.length < proofs.length && { otherSigners: proofs.length - own.length }) };
  const found = own
    .map((proof) => ({ code: findOwnCode(issuerId, proof), error: proof.error }))
    .toSorted((a, b) => findRank(a.code) - findRank(b.code));
  const [first] = found;
  if (first) {
    const { code, error } = first;
    return buildOutcome('issuer-binding', code, { ...facts, ...(error !== undefined && { error }) });
  }
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
