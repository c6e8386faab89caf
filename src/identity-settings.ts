// The settings of signing in at the provider of an organisation, and what none of them can say alone.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { ProviderSettings } from './base/identity-provider.ts';

type Given = Record<string, string | undefined>;
type Fault = { setting: string; reason: string };

export const identitySettings = {
  OIDC_ISSUER: z
    .string()
    .refine(
      (value) => URL.canParse(value) && isSafe(new URL(value)),
      'must be an https address (plain http only for localhost), as the provider itself writes it',
    )
    .optional()
    .describe(
      'Identity provider at which staff sign in (OpenID Connect): its issuer, without `/.well-known`. Kundig asks ' +
        'only this provider and the https addresses that it names, follows no redirects, and starts without it too. ' +
        'See [docs/sign-in.md](sign-in.md).',
    ),
  OIDC_CLIENT_ID: z.string().optional().describe('How that provider knows Kundig.'),
  OIDC_CLIENT_KEY: z
    .string()
    .optional()
    .describe(
      'Private key, PEM, with which Kundig shows the provider who it is (`private_key_jwt`): RSA, P-256 or Ed25519, ' +
        'used for nothing else. Better given in a file: `OIDC_CLIENT_KEY_FILE`.',
    ),
  OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .describe(
      'A secret in place of the key, where the provider can not do better. `OIDC_CLIENT_SECRET_FILE`.',
    ),
  OIDC_SCOPE: z
    .string()
    .regex(/^openid( \S+)*$/, 'must be words with spaces, the first of them openid')
    .default('openid email')
    .describe('What is asked of the provider.'),
  OIDC_CLAIM: z
    .string()
    .regex(/^[\w:/.-]+$/, 'must be the name of one claim')
    .default('email')
    .describe(
      'Claim that holds the e-mail address under which a manager added somebody. It counts the first time; from ' +
        'then on they are known by `sub`.',
    ),
  OIDC_ACR: z
    .string()
    .transform((value) => value.split(',').map((item) => item.trim()))
    .refine((items) => items.every((item) => /^\S+$/.test(item)), 'must be values without spaces, by commas')
    .optional()
    .describe('How surely the provider has to know somebody (`acr`): the values that will do, by commas.'),
};

const values = z.object(identitySettings);

function isSafe(url: URL): boolean {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isBare = url.search === '' && url.hash === '' && url.username === '';
  return isBare && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere));
}

const algorithms: Record<string, true> = { rsa: true, ec: true, ed25519: true };

function readKey(text: string, faults: Fault[]): KeyObject | undefined {
  const reject = (reason: string) => void faults.push({ setting: 'OIDC_CLIENT_KEY', reason });
  try {
    const key = createPrivateKey(text);
    const { namedCurve, modulusLength = 2048 } = key.asymmetricKeyDetails ?? {};
    const isKnown = algorithms[key.asymmetricKeyType ?? ''] && (namedCurve ?? 'prime256v1') === 'prime256v1';
    if (isKnown && modulusLength >= 2048) return key;
    reject('must be an RSA key of 2048 bits or more, a P-256 key or an Ed25519 key');
  } catch {
    reject('is not a PEM private key (without a passphrase)');
  }
  return undefined;
}

/** Undefined without a provider. What is wrong goes to `faults`. */
export function readIdentityProvider(given: Given, faults: Fault[]): ProviderSettings | undefined {
  const parsed = values.safeParse(given);
  // Each setting by itself was judged with the others.
  if (!parsed.success) return undefined;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_SCOPE: scope } = parsed.data;
  const { OIDC_CLIENT_KEY: pem, OIDC_CLIENT_SECRET: secret } = parsed.data;
  const others = (['OIDC_CLIENT_ID', 'OIDC_CLIENT_KEY', 'OIDC_CLIENT_SECRET'] as const).filter(
    (setting) => given[setting] !== undefined,
  );
  if (issuer === undefined) {
    faults.push(...others.map((setting) => ({ setting, reason: 'is of no use without OIDC_ISSUER' })));
    return undefined;
  }
  if (clientId === undefined)
    faults.push({ setting: 'OIDC_CLIENT_ID', reason: 'is needed with OIDC_ISSUER' });
  if ((pem === undefined) === (secret === undefined)) {
    const reason = 'is needed with OIDC_ISSUER: this or OIDC_CLIENT_SECRET, and not both';
    faults.push({ setting: 'OIDC_CLIENT_KEY', reason });
  }
  const key = pem === undefined ? undefined : readKey(pem, faults);
  const proof = key ? { key } : secret === undefined ? undefined : { secret };
  if (clientId === undefined || proof === undefined) return undefined;
  const { OIDC_CLAIM: claim, OIDC_ACR: acr = [] } = parsed.data;
  return { issuer, clientId, proof, scope, claim, acr };
}
