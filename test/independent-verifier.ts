// A second opinion on our signatures, sharing no canonicalizer and no signature code with src/: JSON-LD is read
// by oxigraph (Rust), RDFC-1.0 is done by rdfjs-c14n, Ed25519 by node:crypto from a JWK, base 58 by hand here.
// Only the contents of the contexts come from the same place. eddsa-rdfc-2022 alone; no time, issuer or status.
// rdfjs-c14n labels the nodes; its own N-Quads shorten integers and escape characters that the standard leaves as
// they are, so the lines are written here. Numbers and emoji on nameless nodes may still be labelled its own way.
import { createHash, createPublicKey, verify } from 'node:crypto';
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

async function hashCanonical(document: Json): Promise<Buffer> {
  const store = new Store();
  store.load(JSON.stringify(inlineContexts(document)), { format: 'application/ld+json' });
  const { canonicalized_dataset: quads } = await new RDFC10().c14n(
    store.dump({ format: 'application/n-quads' }),
  );
  const lines = [...quads].map((quad) => Buffer.from(writeQuad(quad as unknown as Quad)));
  // By code point, which is the order of the bytes.
  return createHash('sha256')
    .update(Buffer.concat(lines.sort(Buffer.compare)))
    .digest();
}

function readKey(publicKeyMultibase: string) {
  const bytes = readBase58(publicKeyMultibase.slice(1));
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) throw new Error('no Ed25519 key');
  const x = bytes.subarray(2).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Whether every proof of the document is an eddsa-rdfc-2022 proof by this key, and there is at least one. */
export async function verifyIndependently(document: object, publicKeyMultibase: string): Promise<boolean> {
  const { proof: own, ...unsecured } = structuredClone(document) as Json;
  const proofs = [own].flat().filter((proof) => proof !== undefined) as Json[];
  if (proofs.length === 0) return false;
  const documentHash = await hashCanonical(unsecured);
  for (const { proofValue, ...options } of proofs) {
    if (options.cryptosuite !== 'eddsa-rdfc-2022') return false;
    const proofHash = await hashCanonical({ ...options, '@context': unsecured['@context'] });
    const signature = readBase58(String(proofValue).slice(1));
    const signed = Buffer.concat([proofHash, documentHash]);
    if (!verify(null, signed, readKey(publicKeyMultibase), signature)) return false;
  }
  return true;
}
