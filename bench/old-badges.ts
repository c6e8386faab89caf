// An issuer of Open Badges 2.0 on this machine: its profile, key and badge class lie at addresses, and it signs.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OldBadges = {
  /** host:port, which the server has to be allowed to ask. */
  host: string;
  /** The public key as a JWK. */
  key: object;
  sign(index: number): Promise<string>;
  stop(): Promise<void>;
};

const context = 'https://w3id.org/openbadges/v2';

/** Starts it on a free port. */
export async function startOldBadges(): Promise<OldBadges> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const documents = new Map<string, object>();
  const server = createServer(({ url = '' }, response) => {
    const document = documents.get(url);
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=300' };
    response.writeHead(document ? 200 : 404, headers).end(JSON.stringify(document ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (path: string) => `http://${host}${path}`;
  const ids = { issuer: at('/issuer'), key: at('/key'), badge: at('/badge') };
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  documents.set('/issuer', {
    ...{ '@context': context, type: 'Issuer', id: ids.issuer, name: 'Oude School', url: at('/') },
    ...{ email: 'badges@school.example', publicKey: ids.key },
  });
  documents.set('/key', {
    ...{ '@context': context, type: 'CryptographicKey', id: ids.key, owner: ids.issuer, publicKeyPem },
  });
  documents.set('/badge', {
    ...{ '@context': context, type: 'BadgeClass', id: ids.badge, name: 'Bediening', issuer: ids.issuer },
    ...{ description: 'Bedient gasten.', image: at('/image'), criteria: { narrative: 'Gezien.' } },
  });
  return {
    host,
    key: { ...publicKey.export({ format: 'jwk' }), alg: 'RS256' },
    async sign(index) {
      const assertion = {
        ...{ '@context': context, type: 'Assertion', id: `urn:example:old:${index}`, badge: ids.badge },
        ...{ issuedOn: '2020-05-01T10:00:00Z', verification: { type: 'SignedBadge', creator: ids.key } },
        recipient: { type: 'email', hashed: false, identity: `${index}@school.example` },
      };
      const [header, payload] = [{ alg: 'RS256', typ: 'JWT' }, assertion].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      );
      const signature = createSign('sha256').update(`${header}.${payload}`).sign(privateKey, 'base64url');
      return `${header}.${payload}.${signature}`;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
