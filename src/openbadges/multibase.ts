// Bytes as text that names its own alphabet. Strict: every byte string has exactly one spelling that is read.
// Controlled Identifiers 1.0, Multibase and Multikey.

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
// Decoding base 58 costs the square of its length; an RSA key of 4096 bits is the longest that is read.
const maxBase58Characters = 768;

export type KeyType = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'RSA';

// One row per kind of public key: its multicodec prefix, and from how many to how many bytes it has.
// Keys on curves are compressed points; an RSA key is its RSAPublicKey in DER.
const keyTypes: { name: KeyType; prefix: Uint8Array; least: number; most: number }[] = [
  { name: 'Ed25519', prefix: Uint8Array.of(0xed, 0x01), least: 32, most: 32 },
  { name: 'P-256', prefix: Uint8Array.of(0x80, 0x24), least: 33, most: 33 },
  { name: 'P-384', prefix: Uint8Array.of(0x81, 0x24), least: 49, most: 49 },
  { name: 'P-521', prefix: Uint8Array.of(0x82, 0x24), least: 67, most: 67 },
  { name: 'RSA', prefix: Uint8Array.of(0x85, 0x24), least: 128, most: 550 },
];

function encodeBase58(bytes: Uint8Array): string {
  let rest = bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (rest > 0n) {
    text = base58[Number(rest % 58n)] + text;
    rest /= 58n;
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

function decodeBase58(text: string): Uint8Array | undefined {
  if (text.length > maxBase58Characters) return undefined;
  let number = 0n;
  for (const character of text) {
    const digit = base58.indexOf(character);
    if (digit < 0) return undefined;
    number = number * 58n + BigInt(digit);
  }
  const zeros = text.length - text.replace(/^1+/, '').length;
  const hex = number === 0n ? '' : number.toString(16);
  return Uint8Array.from(Buffer.from('00'.repeat(zeros) + (hex.length % 2 ? `0${hex}` : hex), 'hex'));
}

function decodeBase64url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : undefined;
}

/** `z` and the bytes in base58btc. */
export function encodeBase58btc(bytes: Uint8Array): string {
  return `z${encodeBase58(bytes)}`;
}

/** `u` and the bytes in base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  return `u${Buffer.from(bytes).toString('base64url')}`;
}

/** The bytes of a `z` (base58btc, up to 768 characters) or `u` (base64url) text; undefined for all else. */
export function parseMultibase(text: string): Uint8Array | undefined {
  if (text.startsWith('z')) return decodeBase58(text.slice(1));
  if (text.startsWith('u')) return decodeBase64url(text.slice(1));
  return undefined;
}

/** A public key with its kind in front, as DID documents spell it: Ed25519 starts with `z6Mk`, P-256 with `zDn`. */
export function encodeMultikey(type: KeyType, publicKey: Uint8Array): string {
  const row = keyTypes.find((candidate) => candidate.name === type)!;
  return encodeBase58btc(Buffer.concat([row.prefix, publicKey]));
}

/** The kind and raw bytes of a Multikey; undefined when it is malformed or of a kind that is not in the table. */
export function parseMultikey(text: string): { type: KeyType; publicKey: Uint8Array } | undefined {
  const bytes = text.startsWith('z') ? parseMultibase(text) : undefined;
  if (!bytes) return undefined;
  const row = keyTypes.find(
    ({ prefix, least, most }) =>
      bytes.length >= prefix.length + least &&
      bytes.length <= prefix.length + most &&
      prefix.every((byte, at) => bytes[at] === byte),
  );
  return row && { type: row.name, publicKey: bytes.slice(row.prefix.length) };
}
