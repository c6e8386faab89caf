// A second opinion on our signatures, sharing no canonicalizer and no signature code with src/: JSON-LD is read
// by oxigraph (Rust), RDFC-1.0 is done by rdfjs-c14n, signatures by node:crypto from a JWK, base 58 and points on
// curves by hand here. Only the contents of the contexts come from the same place. eddsa-rdfc-2022, ecdsa-rdfc-2019
// and compact JWTs; no time, issuer or status.
// rdfjs-c14n labels the nodes; its own N-Quads shorten integers and escape characters that the standard leaves as
// they are, so the lines are written here. Numbers and emoji on nameless nodes may still be labelled its own way.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Quad, Store, type Term } from 'oxigraph';
import { RDFC10 } from 'rdfjs-c14n';
import { findContext } from '../src/openbadges/contexts.ts';

type Json = { [name: string]: unknown };

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function readBase58(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    let carry = alphabet.indexOf(character);
    if (carry < 0) throw new Error('not base 58');
    for (let at = 0; at < bytes.length; at += 1) {
      carry += bytes[at]! * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    while (carry > 0) {
      bytes.push(carry & 0xff);
      carry >>= 8;
    }
  }
  const zeros = /^1*/.exec(text)![0].length;
  return Buffer.from([...new Array(zeros).fill(0), ...bytes.reverse()]);
}

/** Puts the text of each context where its address stands, so that the parser has nothing to look up. */
function inlineContexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inlineContexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name !== '@context') return [name, inlineContexts(inner)];
      const contexts = [inner].flat().map((address) => {
        const found = findContext(String(address));
        if (!found) throw new Error(`no context ${address}`);
        return found['@context'];
      });
      return [name, contexts];
    }),
  );
}

const escapes: Record<string, string> = {
  ...{ '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\' },
};

function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that RDFC-1.0 has escaped.
  return text.replace(/[\u0000-\u001f\u007f"\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return escapes[character] ?? `\\u${code}`;
  });
}

/** RDFC-1.0 5, Canonical N-Quads. */
function writeTerm(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.termType !== 'Literal') return '';
  const text = `"${escapeText(term.value)}"`;
  if (term.language) return `${text}@${term.language}`;
  const type = term.datatype.value;
  return type === 'http://www.w3.org/2001/XMLSchema#string' ? text : `${text}^^<${type}>`;
}

function writeQuad({ subject, predicate, object, graph }: Quad): string {
  const terms = [subject, predicate, object, graph].map(writeTerm).filter((text) => text !== '');
  return `${terms.join(' ')} .\n`;
}

async function hashCanonical(document: Json, digest: string): Promise<Buffer> {
  const store = new Store();
  store.load(JSON.stringify(inlineContexts(document)), { format: 'application/ld+json' });
  const { canonicalized_dataset: quads } = await new RDFC10().c14n(
    store.dump({ format: 'application/n-quads' }),
  );
  const lines = [...quads].map((quad) => Buffer.from(writeQuad(quad as unknown as Quad)));
  // By code point, which is the order of the bytes.
  return createHash(digest)
    .update(Buffer.concat(lines.sort(Buffer.compare)))
    .digest();
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base % modulus, exponent]; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

type Curve = { crv: string; bytes: number; p: bigint; b: bigint };

// FIPS 186-4 D.1.2; a = -3 in both, and p leaves 3 when divided by 4.
const p256: Curve = {
  ...{ crv: 'P-256', bytes: 32, p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n },
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};
const p384: Curve = {
  ...{ crv: 'P-384', bytes: 48, p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n },
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
};

function readPoint(point: Buffer, { crv, bytes, p, b }: Curve): KeyObject {
  const x = BigInt(`0x${point.subarray(1).toString('hex')}`);
  const root = power((((x * x - 3n) % p) * x + b + p) % p, (p + 1n) / 4n, p);
  const y = (root & 1n) === BigInt(point[0]! & 1) ? root : p - root;
  const encode = (number: bigint) =>
    Buffer.from(number.toString(16).padStart(2 * bytes, '0'), 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'EC', crv, x: encode(x), y: encode(y) }, format: 'jwk' });
}

type Key = { key: KeyObject; cryptosuite: string; digest: string; isEdwards: boolean };

function readKey(publicKeyMultibase: string): Key {
  const bytes = readBase58(publicKeyMultibase.slice(1));
  const raw = bytes.subarray(2);
  const ecdsa = { cryptosuite: 'ecdsa-rdfc-2019', isEdwards: false };
  if (bytes[0] === 0x80 && bytes[1] === 0x24)
    return { ...ecdsa, key: readPoint(raw, p256), digest: 'sha256' };
  if (bytes[0] === 0x81 && bytes[1] === 0x24)
    return { ...ecdsa, key: readPoint(raw, p384), digest: 'sha384' };
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) throw new Error('no key of these kinds');
  const x = raw.toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return { key, cryptosuite: 'eddsa-rdfc-2022', digest: 'sha256', isEdwards: true };
}

/** Whether every proof of the document is of the suite of this key and by it, and there is at least one. */
export async function verifyIndependently(document: object, publicKeyMultibase: string): Promise<boolean> {
  const { proof: own, ...unsecured } = structuredClone(document) as Json;
  const proofs = [own].flat().filter((proof) => proof !== undefined) as Json[];
  if (proofs.length === 0) return false;
  const { key, cryptosuite, digest, isEdwards } = readKey(publicKeyMultibase);
  const documentHash = await hashCanonical(unsecured, digest);
  for (const { proofValue, ...options } of proofs) {
    if (options.cryptosuite !== cryptosuite) return false;
    const proofHash = await hashCanonical({ ...options, '@context': unsecured['@context'] }, digest);
    const signature = readBase58(String(proofValue).slice(1));
    const signed = Buffer.concat([proofHash, documentHash]);
    const how = { key, dsaEncoding: 'ieee-p1363' } as const;
    if (!verify(isEdwards ? null : digest, signed, how, signature)) return false;
  }
  return true;
}

const jwsDigests: Record<string, string | null> = {
  RS256: 'sha256',
  ES256: 'sha256',
  ES384: 'sha384',
  EdDSA: null,
};

/** Whether a compact JWT was signed with this public JWK, by the algorithm that its header names. */
export function verifyJwtIndependently(jwt: string, jwk: object): boolean {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const digest = jwsDigests[alg];
  if (digest === undefined) return false;
  const signed = Buffer.from(`${header}.${payload}`);
  const how = { key, dsaEncoding: 'ieee-p1363' } as const;
  return verify(digest, signed, how, Buffer.from(signature, 'base64url'));
}
