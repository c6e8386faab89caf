// The way to one identity provider that the operator named: OpenID Connect with the code flow, PKCE, state and nonce.
// Tokens live in here only, for the time of one call. Unlike fetch-document.ts it may reach private addresses: a
// provider often stands in the operator's own network. It asks no other addresses than those which that provider
// names, over TLS, follows no redirects and reads no more than a little.
// Spec: OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 7523; RFC 9207; NL GOV OIDC profile 1.0.1.
import type { KeyObject } from 'node:crypto';
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  PrivateKeyJwt,
  ResponseBodyError,
  type UserInfoResponse,
} from 'openid-client';
import { type Clock, systemClock } from './clock.ts';
import { Problem } from './problem.ts';

export type ProviderSettings = {
  issuer: string;
  clientId: string;
  /** RSA, P-256 or Ed25519; or a secret that the provider gave. */
  proof: { key: KeyObject } | { secret: string };
  scope: string;
  /** Holds the address by which somebody is known the first time. */
  claim: string;
  /** What `acr` may be; empty: anything. */
  acr: string[];
};

/** Random, at least 128 bits each, made anew for each attempt and kept here until it comes back. */
export type AttemptSecrets = { state: string; nonce: string; verifier: string };

export type ProvenIdentity = {
  issuer: string;
  /** Unique at that issuer, and never given to somebody else. */
  subject: string;
  /** As the claim says it; null when there is none, or when the provider says that nobody checked it. */
  address: string | null;
};

export type IdentityProvider = {
  /**
   * The address at the provider to which to send a browser. It asks for signing in anew: on a shared screen the session
   * at the provider may be somebody else's.
   * @throws Problem identity-provider-unavailable
   */
  ask(secrets: AttemptSecrets, options: { redirectUri: string; language: string }): Promise<string>;
  /**
   * Who came back with this address: the redirect URI with what the provider added.
   * @throws Problem identity-provider-unavailable; sign-in-failed, whose fact `reason` is a code and no words of others
   */
  prove(secrets: AttemptSecrets, callback: URL): Promise<ProvenIdentity>;
};

const toleranceSeconds = 30;
/** A sign-in at the provider that is older was not for this attempt. */
const freshSeconds = 900;
const knownSeconds = 3600;
const maxBytes = 1_048_576;

const keyAlgorithms: Record<string, Parameters<KeyObject['toCryptoKey']>[0]> = {
  rsa: { name: 'RSA-PSS', hash: 'SHA-256' },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
  ed25519: 'Ed25519',
};

function buildClientAuth({ proof }: ProviderSettings): ClientAuth {
  if ('secret' in proof) return ClientSecretBasic(proof.secret);
  const { key } = proof;
  return PrivateKeyJwt(key.toCryptoKey(keyAlgorithms[key.asymmetricKeyType ?? '']!, false, ['sign']));
}

async function readBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TypeError('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const fetchLittle: CustomFetch = async (url, options) => {
  const response = await fetch(url, { ...options, body: options.body ?? null, redirect: 'manual' });
  const body = await readBody(response);
  const { status, headers } = response;
  return new Response(body.length > 0 ? new Uint8Array(body) : null, { status, headers });
};

const unavailable = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'server_error',
  'temporarily_unavailable',
]);

/** The code of the library or of the protocol. What a provider says in words is not passed on: it may name somebody. */
function findReason(cause: unknown): string {
  if (cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError) return cause.error;
  if (cause instanceof ClientError) return cause.code ?? 'unknown';
  // What the network says, such as ECONNREFUSED, stands behind a failed fetch.
  const { code } = (cause instanceof Error ? (cause.cause ?? {}) : {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z_]{3,60}$/.test(code) ? code : 'unknown';
}

function rejectSignIn(cause: unknown): never {
  if (cause instanceof Problem) throw cause;
  const reason = findReason(cause);
  const isDown = cause instanceof TypeError || (cause instanceof ResponseBodyError && cause.status >= 500);
  if (isDown || unavailable.has(reason))
    throw new Problem('identity-provider-unavailable', { reason }, { cause });
  throw new Problem('sign-in-failed', { reason: /^\w{1,60}$/.test(reason) ? reason : 'unknown' }, { cause });
}

/** The library reads the clock of the machine; seconds that ours is ahead of it. */
function findSkew(clock: Clock): number {
  return Math.round((clock.now().getTime() - systemClock.now().getTime()) / 1000);
}

function reject(reason: string): never {
  throw new Problem('sign-in-failed', { reason });
}

function findAddress(claims: IDToken | UserInfoResponse, claim: string): string | null {
  const value = claims[claim];
  if (claim === 'email' && claims.email_verified === false) return null;
  return typeof value === 'string' ? value : null;
}

async function proveIdentity(
  configuration: Configuration,
  {
    secrets,
    callback,
    settings,
    now,
  }: {
    secrets: AttemptSecrets;
    callback: URL;
    settings: ProviderSettings;
    now: Date;
  },
): Promise<ProvenIdentity> {
  const tokens = await authorizationCodeGrant(configuration, callback, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) return reject('id_token_missing');
  if (settings.acr.length > 0 && !settings.acr.includes(String(claims.acr))) reject('acr_too_low');
  const signedInAt = claims.auth_time ?? now.getTime() / 1000;
  if (now.getTime() / 1000 - signedInAt > freshSeconds) reject('not_signed_in_anew');
  const { iss: issuer, sub: subject } = claims;
  const isThere = claims[settings.claim] !== undefined;
  const canAsk = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const told = isThere || !canAsk ? claims : await fetchUserInfo(configuration, tokens.access_token, subject);
  return { issuer, subject, address: findAddress(told, settings.claim) };
}

/** Asks the provider about itself when somebody signs in, and again after an hour; never at the start. */
export function buildIdentityProvider(
  settings: ProviderSettings,
  { timeoutSeconds, clock = systemClock }: { timeoutSeconds: number; clock?: Clock },
): IdentityProvider {
  let known: { configuration: Configuration; until: number } | undefined;
  const load = async (): Promise<Configuration> => {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.configuration;
    const issuer = new URL(settings.issuer);
    const isLocalTrial = issuer.protocol === 'http:';
    const configuration = await discovery(
      issuer,
      settings.clientId,
      { [clockTolerance]: toleranceSeconds, [clockSkew]: findSkew(clock) },
      buildClientAuth(settings),
      {
        [customFetch]: fetchLittle,
        timeout: timeoutSeconds,
        execute: [enableNonRepudiationChecks, ...(isLocalTrial ? [allowInsecureRequests] : [])],
      },
    ).catch((cause: unknown) => {
      throw new Problem('identity-provider-unavailable', { reason: findReason(cause) }, { cause });
    });
    known = { configuration, until: now + knownSeconds * 1000 };
    return configuration;
  };
  return {
    async ask({ state, nonce, verifier }, { redirectUri, language }) {
      const { scope, acr } = settings;
      return buildAuthorizationUrl(await load(), {
        ...{ redirect_uri: redirectUri, scope, state, nonce, prompt: 'login', ui_locales: language },
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(acr.length > 0 && { acr_values: acr.join(' ') }),
      }).href;
    },
    async prove(secrets, callback) {
      const configuration = await load();
      const attempt = { secrets, callback, settings, now: clock.now() };
      return proveIdentity(configuration, attempt).catch(rejectSignIn);
    },
  };
}
