// A real identity provider in this process (oidc-provider), and a browser that goes there and comes back. Nobody types:
// who signs in there, and how surely it is known, is what the test says.
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { Test } from 'tap';
import { addSeconds, systemClock } from '../../src/base/clock.ts';
import {
  buildIdentityProvider,
  type IdentityProvider,
  type ProviderSettings,
} from '../../src/base/identity-provider.ts';

export type Person = { sub: string; email?: string; email_verified?: boolean; acr?: string };

export type TestProvider = {
  /** The client side of it, as the service holds it. */
  identityProvider: IdentityProvider;
  issuer: string;
  /** Who is at the keyboard; null stops signing in. */
  person: Person | null;
  /** Follows the address that the service gave, to the address where the provider sends the browser back. */
  follow(address: string): Promise<string>;
  /** What was asked of it: method, path and query. */
  asked: string[];
  stop(): Promise<void>;
};

export type ProviderOptions = {
  redirectUri: string;
  client?: Partial<ProviderSettings> & { key?: KeyObject };
  /** Seconds that the clock of the service is ahead of that of the provider. An ID token lasts a minute. */
  aheadSeconds?: number;
  /** What the provider knows of the client, where that is not what the client says of itself. */
  registered?: Record<string, unknown>;
};

const clientId = 'kundig-test';
const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

/** What a client registers for itself: its public key, or its secret. */
function buildClient(proof: ProviderSettings['proof'], redirectUri: string) {
  const shared = { client_id: clientId, redirect_uris: [redirectUri], response_types: ['code'] as const };
  if ('secret' in proof) {
    return { ...shared, client_secret: proof.secret, token_endpoint_auth_method: 'client_secret_basic' };
  }
  const jwk = createPublicKey(proof.key).export({ format: 'jwk' });
  return { ...shared, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [jwk] } };
}

async function listen(t: Test) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  t.teardown(stop);
  return { server, stop, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Starts one; it is gone after the test. */
export async function openProvider(t: Test, options: ProviderOptions): Promise<TestProvider> {
  const { server, stop, issuer } = await listen(t);
  const proof = options.client?.proof ?? {
    key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  };
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [{ ...buildClient(proof, options.redirectUri), ...options.registered } as never],
    jwks: { keys: [{ ...signingKey, use: 'sig', kid: 'one' }] } as never,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], acr: null },
    acrValues: ['low', 'substantial'],
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic'] as never,
    enabledJWA: { clientAuthSigningAlgValues: ['PS256', 'ES256', 'EdDSA', 'Ed25519'] } as never,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { IdToken: 60 },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ ...people.get(sub), sub }) as never,
    }),
    interactions: { url: (_context, interaction) => `/at-the-keyboard/${interaction.uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId,
        accountId: context.oidc.session?.accountId as string,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const found: TestProvider = {
    identityProvider: buildIdentityProvider(
      { issuer, clientId, proof, scope: 'openid email', claim: 'email', acr: [], ...options.client },
      { timeoutSeconds: 2, clock: { now: () => addSeconds(systemClock.now(), options.aheadSeconds ?? 0) } },
    ),
    ...{ issuer, stop, person: null, asked: [] },
    follow: (address) => follow(address, options.redirectUri),
  };
  const signIn = async (request: IncomingMessage, response: ServerResponse) => {
    const { person } = found;
    if (person) people.set(person.sub, person);
    const login = person && { accountId: person.sub, ...(person.acr && { acr: person.acr }) };
    const result = login ? { login } : { error: 'access_denied', error_description: 'Ruud stopped' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  server.on('request', (request, response) => {
    found.asked.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith('/at-the-keyboard/')) void signIn(request, response);
    else void answer(request, response);
  });
  return found;
}

async function follow(address: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = address;
  for (let turns = 0; turns < 10; turns++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`stays at ${next}: ${response.status} ${await response.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(redirectUri)) return next;
  }
  throw new Error('goes round and round');
}
