// A signed badge is a JWS made with a key that its issuer's profile lists and that says it is the issuer's.
// Open Badges 2.0, Signed Verification and CryptographicKey.
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { CompactJws } from '../containers/jws.ts';
import { isJsonObject, type JsonObject, listOf } from '../json.ts';
import type { KeyType } from '../multibase.ts';
import { encodePublicKey, findKeyType, isSignedBy, isWeakKey } from '../public-keys.ts';
import type { OutcomeCode } from '../verify/report.ts';
import type { Assertion, BadgeProfile } from './documents.ts';
import { type Badge2Examination, findAddress, loadOwnDocument, recordOutcome } from './examination.ts';
import { isSameOrigin } from './scope.ts';

const maxKeys = 4;

type Key = { pem: string } | { code: OutcomeCode };

/** The keys of a profile that may have signed: all, or the one that the assertion names, if the profile lists it. */
function findCandidates({ creator }: Assertion, { publicKey }: BadgeProfile): unknown[] {
  const keys = listOf(publicKey);
  return creator === undefined ? keys : keys.filter((key) => findAddress(key) === creator);
}

function readKey({ owner, publicKeyPem: pem }: JsonObject, profile: BadgeProfile): Key {
  if (owner !== profile.id) return { code: 'signing-key-not-issuers' };
  return typeof pem === 'string' ? { pem } : { code: 'signing-key-unusable' };
}

async function loadKey(key: unknown, profile: BadgeProfile, examination: Badge2Examination): Promise<Key> {
  const address = findAddress(key);
  if (address === undefined) {
    // Inside the profile, which was fetched from its issuer.
    return isJsonObject(key) ? readKey(key, profile) : { code: 'signing-key-unusable' };
  }
  const loaded = await loadOwnDocument(address, examination);
  if (loaded.state === 'malformed') return { code: 'signing-key-unusable' };
  if (loaded.state !== 'read') return { code: 'signing-key-unavailable' };
  return readKey(loaded.document, profile);
}

/** Before 2.0 an assertion named the address of a bare PEM text; it is the issuer's when it lies at its origin. */
async function loadOldKey(
  keyUrl: string,
  profile: BadgeProfile,
  { readText }: Badge2Examination,
): Promise<Key> {
  if (!isSameOrigin(keyUrl, profile.id)) return { code: 'signing-key-not-issuers' };
  const answer = await readText(keyUrl, {
    accept: 'application/x-pem-file, text/plain, */*',
    purpose: 'badge',
  });
  if (answer.state !== 'read') return { code: 'signing-key-unavailable' };
  if (!isSameOrigin(answer.url, profile.id)) return { code: 'signing-key-not-issuers' };
  return { pem: answer.text };
}

function findKind({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyType | undefined {
  if (asymmetricKeyType === 'rsa') return 'RSA';
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
    ? 'P-256'
    : undefined;
}

/** The public key in a PEM text as a Multikey; undefined when it is none or of a kind that is not read here. */
function parsePem(pem: string): { multikey: string; type: KeyType } | undefined {
  // A private key would be taken as well, and its public half used as if somebody had published it.
  if (!pem.trim().startsWith('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    const key = createPublicKey(pem);
    const type = findKind(key);
    return type && { multikey: encodePublicKey(key, type), type };
  } catch {
    return undefined;
  }
}

function checkSignature({ header, signingInput, signature }: CompactJws, pem: string): OutcomeCode {
  const key = parsePem(pem);
  if (!key) return 'signing-key-unusable';
  // A key of another kind than the header says would be used in a way that nobody meant.
  if (key.type !== findKeyType(header.alg)) return 'jwt-header-wrong';
  if (isWeakKey(key.multikey)) return 'key-weak';
  return isSignedBy(key.multikey, Buffer.from(signingInput), signature)
    ? 'badge-signature-verified'
    : 'signature-invalid';
}

function findHeaderFault({ alg, ...header }: JsonObject): OutcomeCode | undefined {
  if (typeof alg !== 'string' || /^(none|hs\d*)$/i.test(alg)) return 'jwt-algorithm-forbidden';
  if ('crit' in header || 'b64' in header) return 'jwt-header-wrong';
  return findKeyType(alg) ? undefined : 'proof-unsupported';
}

/** In this order: a key that fits, then why one does not, and only then that one could not be had. */
const telling: OutcomeCode[] = [
  ...(['badge-signature-verified', 'signing-key-unavailable', 'signing-key-unusable'] as const),
  ...(['key-weak', 'jwt-header-wrong', 'signature-invalid', 'signing-key-not-issuers'] as const),
];

async function loadKeys(
  assertion: Assertion,
  profile: BadgeProfile,
  examination: Badge2Examination,
): Promise<Key[]> {
  const { keyUrl } = assertion;
  if (keyUrl !== undefined && profile.publicKey === undefined)
    return [await loadOldKey(keyUrl, profile, examination)];
  const keys: Key[] = [];
  for (const candidate of findCandidates(assertion, profile).slice(0, maxKeys))
    keys.push(await loadKey(candidate, profile, examination));
  return keys;
}

/** Checks who signed: the signature is the proof, and that the key is listed and owned binds it to the issuer. */
export async function checkSignatureOfIssuer(
  jws: CompactJws,
  assertion: Assertion,
  examination: Badge2Examination,
): Promise<void> {
  const headerFault = findHeaderFault(jws.header);
  if (headerFault) recordOutcome(examination, 'proof', { code: headerFault, section: 'signed' });
  const { profile } = examination;
  if (headerFault || !profile) return;
  const keys = await loadKeys(assertion, profile, examination);
  const answers = keys.map((key) => ('code' in key ? key.code : checkSignature(jws, key.pem)));
  const code = telling.find((candidate) => answers.includes(candidate)) ?? 'signing-key-not-issuers';
  const facts = { issuerId: profile.id, keys: keys.length };
  if (code === 'signing-key-not-issuers') {
    recordOutcome(examination, 'issuer-binding', { code, section: 'key', facts });
    return;
  }
  recordOutcome(examination, 'proof', { code, section: 'signed', facts });
  if (code === 'badge-signature-verified') {
    recordOutcome(examination, 'issuer-binding', { code: 'signing-key-owned', section: 'key', facts });
  }
}
