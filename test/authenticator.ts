// A device with passkeys, played by the test down to its bytes: it answers as told, also wrongly. Spec: Web
// Authentication Level 3, 6.1 (authenticator data), 6.5.4 (attestation object), 5.8.1 (client data); RFC 8949 (CBOR).
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const flags = { present: 1, verified: 4, attested: 64 };

export type Device = {
  id: string;
  privateKey: KeyObject;
  /** Of whom it says that it is. */
  userHandle: string;
  cose: Buffer;
};

/** How an answer differs from a good one. */
export type Twist = {
  origin?: string;
  rpId?: string;
  isVerified?: boolean;
  counter?: number;
  userHandle?: string;
  type?: string;
  challenge?: string;
  transports?: unknown;
  format?: string;
  id?: string;
};

const digest = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();

/** CBOR of a whole number, or the head of what is so long. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  return value < 256
    ? Buffer.from([(major << 5) | 24, value])
    : Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

function encode(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const members = [...value].flatMap(([key, member]) => [encode(key), encode(member as string)]);
  return Buffer.concat([head(5, value.size), ...members]);
}

export function buildDevice(userId: string): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = encode(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
  const userHandle = Buffer.from(userId).toString('base64url');
  return { id: digest(x).toString('base64url'), privateKey, userHandle, cose };
}

type Asked = { options: object };
const findChallenge = ({ options }: Asked) => (options as { challenge: string }).challenge;

function buildClientData(asked: Asked, type: string, twist: Twist): Buffer {
  const { origin = 'https://badges.example.org', challenge = findChallenge(asked) } = twist;
  return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin: false }));
}

function buildData(more: number, twist: Twist): Buffer {
  const { rpId = 'badges.example.org', isVerified = true, counter = 0 } = twist;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const set = flags.present | (isVerified ? flags.verified : 0) | more;
  return Buffer.concat([digest(rpId), Buffer.from([set]), count]);
}

/** What `navigator.credentials.create` gives, as JSON. */
export function register(device: Device, asked: Asked, twist: Twist = {}): object {
  const id = Buffer.from(device.id, 'base64url');
  const size = Buffer.from([0, id.length]);
  const authData = Buffer.concat([buildData(flags.attested, twist), Buffer.alloc(16), size, id, device.cose]);
  const attestation = new Map<string, unknown>([
    ['fmt', twist.format ?? 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ]);
  const clientDataJSON = buildClientData(asked, 'webauthn.create', twist).toString('base64url');
  const attestationObject = encode(attestation).toString('base64url');
  const { transports = ['internal'] } = twist;
  return {
    ...{ id: device.id, rawId: device.id, type: 'public-key', clientExtensionResults: {} },
    response: { clientDataJSON, attestationObject, transports },
  };
}

/** What `navigator.credentials.get` gives, as JSON. */
export function assert(device: Device, asked: Asked, twist: Twist = {}): object {
  const clientData = buildClientData(asked, 'webauthn.get', twist);
  const authData = buildData(0, twist);
  const signature = sign('sha256', Buffer.concat([authData, digest(clientData)]), device.privateKey);
  const { id = device.id, userHandle = device.userHandle } = twist;
  return {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle,
    },
  };
}
