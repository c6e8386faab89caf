// A certificate for localhost made on the spot, so that the repository holds no key and the tests need no openssl.
import { generateKeyPairSync, sign } from 'node:crypto';

/** A self-signed Ed25519 certificate and its key, both PEM. */
export function buildCertificate(): { certificate: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const algorithm = sequence(Buffer.from('06032b6570', 'hex'));
  const commonName = Buffer.concat([
    Buffer.from('0603550403', 'hex'),
    encode(0x0c, Buffer.from('localhost')),
  ]);
  const name = sequence(encode(0x31, sequence(commonName)));
  const validity = sequence(
    encode(0x17, Buffer.from('200101000000Z')),
    encode(0x17, Buffer.from('491231235959Z')),
  );
  const serial = Buffer.from('020101', 'hex');
  const subjectKey = publicKey.export({ format: 'der', type: 'spki' });
  const body = sequence(serial, algorithm, name, validity, name, subjectKey);
  const signature = encode(0x03, Buffer.concat([Buffer.of(0), sign(null, body, privateKey)]));
  const base64 = sequence(body, algorithm, signature)
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

function sequence(...parts: Buffer[]): Buffer {
  return encode(0x30, Buffer.concat(parts));
}

function encode(tag: number, content: Buffer): Buffer {
  const length = content.length;
  const header = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}
