// Issuers: their profile, their DID document and their keys. Retired keys stay published (checklist I-14).
import { Problem } from '../base/problem.ts';
import { buildDidDocument, buildJwks, findKeyId } from '../openbadges/did/did-document.ts';
import { buildDidWeb } from '../openbadges/did/did-web.ts';
import {
  generateRsaKey,
  generateSigningKey,
  type Signer,
  type SigningAlgorithm,
} from '../openbadges/keys.ts';
import { parseMultikey } from '../openbadges/multibase.ts';
import { buildProfile } from '../openbadges/profile.ts';
import type { SuiteName } from '../openbadges/proofs/suites.ts';
import { buildPublishedJwk, findThumbprint, type PublishedJwk } from '../openbadges/public-keys.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  findActiveKey,
  findIssuer,
  findIssuerBySlug,
  findSetting,
  hasCredentials,
  type IssuerKeyRow,
  type IssuerRow,
  insertIssuer,
  insertIssuerKey,
  insertSetting,
  type KeyUse,
  listIssuerKeys,
  listIssuers,
  lockIssuers,
  updateActiveKeyRetired,
} from '../store/issuers.ts';
import { recordAudit } from './audit.ts';
import { isPlainText } from './pages.ts';

/** `did:web` of an issuer under our public URL. Spec: did:web method, path and port rules. */
export function findIssuerDid(services: Services, slug: string): string {
  return buildDidWeb(services.settings.publicUrl, ['issuers', slug]);
}

/** The Profile object that stands in a credential. Spec: OB 3.0 Profile; checklist I-03. */
export function buildIssuerProfile(services: Services, issuer: IssuerRow): ReturnType<typeof buildProfile> {
  return buildProfile({
    did: findIssuerDid(services, issuer.slug),
    name: issuer.name,
    url: issuer.url,
    ...(issuer.email ? { email: issuer.email } : {}),
  });
}

async function loadIssuerBySlug(services: Services, slug: string): Promise<IssuerRow> {
  const issuer = isPlainText(slug) ? await findIssuerBySlug(services.db, slug) : undefined;
  if (!issuer) throw new Problem('not-found');
  return issuer;
}

/** @throws Problem not-found */
export async function loadIssuerProfile(
  services: Services,
  slug: string,
): Promise<ReturnType<typeof buildProfile>> {
  return buildIssuerProfile(services, await loadIssuerBySlug(services, slug));
}

/**
 * The DID document with every key that ever signed.
 * @throws Problem not-found
 */
export async function loadDidDocument(services: Services, slug: string): Promise<object> {
  const issuer = await loadIssuerBySlug(services, slug);
  const keys = await listIssuerKeys(services.db, issuer.id);
  return buildDidDocument({ did: findIssuerDid(services, slug), keys });
}

/**
 * The address behind which the key of a JWT lies alone. Spec: OB 3.0, JOSE Header, `kid`.
 * On localhost there is no https, and verifiers read no key over less: there it is named by the DID document.
 */
function findJwtKeyId(services: Services, issuer: IssuerRow, publicKeyMultibase: string): string {
  const { publicUrl } = services.settings;
  return publicUrl.startsWith('https:')
    ? `${publicUrl}/issuers/${issuer.slug}/keys/${findThumbprint(publicKeyMultibase)}`
    : findKeyId(findIssuerDid(services, issuer.slug), publicKeyMultibase);
}

type Jwks = ReturnType<typeof buildJwks>;

async function listJwks(services: Services, issuers: IssuerRow[]): Promise<Jwks> {
  const found: Parameters<typeof buildJwks>[0] = [];
  for (const issuer of issuers) {
    const iss = findIssuerDid(services, issuer.slug);
    for (const { use, publicKeyMultibase } of await listIssuerKeys(services.db, issuer.id)) {
      if (use !== 'jwt') continue;
      found.push({ publicKeyMultibase, kid: findJwtKeyId(services, issuer, publicKeyMultibase), iss });
    }
  }
  return buildJwks(found);
}

/** Every key that ever signed JWTs here. Spec: OB 3.0 Implementation Guide, JWT provenance. */
export async function loadJwks(services: Services): Promise<Jwks> {
  return listJwks(services, await listIssuers(services.db));
}

/** The keys of one issuer. @throws Problem not-found */
export async function loadIssuerJwks(services: Services, slug: string): Promise<Jwks> {
  return listJwks(services, [await loadIssuerBySlug(services, slug)]);
}

/** One key by its thumbprint. @throws Problem not-found */
export async function loadJwk(
  services: Services,
  { slug, thumbprint }: { slug: string; thumbprint: string },
): Promise<PublishedJwk> {
  const issuer = await loadIssuerBySlug(services, slug);
  const keys = await listIssuerKeys(services.db, issuer.id);
  const key = keys.find(
    ({ use, publicKeyMultibase }) => use === 'jwt' && findThumbprint(publicKeyMultibase) === thumbprint,
  );
  if (!key) throw new Problem('not-found');
  return buildPublishedJwk(key.publicKeyMultibase, findJwtKeyId(services, issuer, key.publicKeyMultibase));
}

function openKey(services: Services, issuer: IssuerRow, key: IssuerKeyRow): Promise<Signer> {
  const { publicKeyMultibase, sealedSeed } = key;
  const keyId = findKeyId(findIssuerDid(services, issuer.slug), publicKeyMultibase);
  const algorithm = parseMultikey(publicKeyMultibase)!.type as SigningAlgorithm;
  return services.keys.openSigner({ keyId, algorithm, sealedSeed });
}

/** @throws Problem signing-unavailable */
export async function loadSigner(services: Services, issuer: IssuerRow): Promise<Signer> {
  const key = await findActiveKey(services.db, issuer.id, 'proof');
  if (!key) throw new Problem('signing-unavailable');
  return openKey(services, issuer, key);
}

/** The suite that goes with the kind of key an issuer signs with: which key is there is the issuer's choice. */
export function findSuiteOf({ algorithm }: Signer): SuiteName {
  return algorithm === 'P-256' ? 'ecdsa-rdfc-2019' : 'eddsa-rdfc-2022';
}

/**
 * Signs JWTs; its keyId is the `kid`. An issuer that has no key for that yet gets one.
 * @throws Problem signing-unavailable
 */
export async function loadJwtSigner(services: Services, issuer: IssuerRow): Promise<Signer> {
  const key = (await findActiveKey(services.db, issuer.id, 'jwt')) ?? (await createJwtKey(services, issuer));
  const keyId = findJwtKeyId(services, issuer, key.publicKeyMultibase);
  return { ...(await openKey(services, issuer, key)), keyId };
}

/** @throws Problem not-found */
export async function loadIssuer(services: Services, id: string): Promise<IssuerRow> {
  const issuer = await findIssuer(services.db, id);
  if (!issuer) throw new Problem('not-found');
  return issuer;
}

/** What an operator can choose: the kind of key decides what it signs, and how. */
export const keyKinds = {
  ed25519: { use: 'proof', algorithm: 'Ed25519' },
  'p-256': { use: 'proof', algorithm: 'P-256' },
  rsa: { use: 'jwt', algorithm: 'RSA' },
} as const satisfies Record<string, { use: KeyUse; algorithm: SigningAlgorithm }>;
export type KeyKind = keyof typeof keyKinds;
/** The kinds that badges are signed with. */
export const proofKeyKinds = ['ed25519', 'p-256'] as const satisfies KeyKind[];
export type ProofKeyKind = (typeof proofKeyKinds)[number];

async function insertNewKey(services: Services, issuer: IssuerRow, kind: KeyKind): Promise<IssuerKeyRow> {
  const { use, algorithm } = keyKinds[kind];
  const made = algorithm === 'RSA' ? await generateRsaKey() : generateSigningKey({ algorithm });
  const { seed, publicKeyMultibase } = made;
  const keyId = findKeyId(findIssuerDid(services, issuer.slug), publicKeyMultibase);
  const row: IssuerKeyRow = {
    id: services.ids.uuid(),
    issuerId: issuer.id,
    use,
    publicKeyMultibase,
    sealedSeed: await services.keys.seal(seed, keyId),
    createdAt: services.clock.now(),
    retiredAt: null,
  };
  await insertIssuerKey(services.db, row);
  await recordAudit(services, {
    act: 'key-created',
    actor: 'system',
    subject: `issuer:${issuer.id}`,
    facts: { use, publicKeyMultibase },
  });
  return row;
}

function createJwtKey(services: Services, issuer: IssuerRow): Promise<IssuerKeyRow> {
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    const found = await findActiveKey(services.db, issuer.id, 'jwt');
    return found ?? insertNewKey(services, issuer, 'rsa');
  });
}

/** Gives every issuer a key for JWTs, well before the first JWT: copies of a DID document live for a while. */
export async function createJwtKeys(services: Services): Promise<void> {
  for (const issuer of await listIssuers(services.db)) {
    const found = await findActiveKey(services.db, issuer.id, 'jwt');
    if (!found) await createJwtKey(services, issuer);
  }
}

export type NewIssuer = { slug: string; name: string; url: string; email: string | null };

/** Makes an issuer and its first key; the one for JWTs follows (createJwtKeys), since making it takes a while. */
export function createIssuer(
  services: Services,
  input: NewIssuer,
  keyKind: ProofKeyKind = 'ed25519',
): Promise<IssuerRow> {
  return inTransaction(services, async (services) => {
    const issuer = { id: services.ids.uuid(), ...input, createdAt: services.clock.now() };
    await insertIssuer(services.db, issuer);
    await recordAudit(services, { act: 'issuer-created', actor: 'system', subject: `issuer:${issuer.id}` });
    await insertNewKey(services, issuer, keyKind);
    return issuer;
  });
}

/**
 * Retires the active key and makes a new one; without a kind, of the kind that credentials are signed with now.
 * What was signed before stays valid: the old public key stays in the DID document, without `expires` or `revoked`
 * (checklist I-14).
 * @throws Problem not-found
 */
export function rotateKey(services: Services, slug: string, kind?: KeyKind): Promise<string> {
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    const issuer = await loadIssuerBySlug(services, slug);
    const chosen = kind ?? (await findCurrentKind(services, issuer));
    const { use } = keyKinds[chosen];
    await updateActiveKeyRetired(services.db, {
      issuerId: issuer.id,
      use,
      retiredAt: services.clock.now(),
    });
    return (await insertNewKey(services, issuer, chosen)).publicKeyMultibase;
  });
}

async function findCurrentKind(services: Services, issuer: IssuerRow): Promise<KeyKind> {
  const key = await findActiveKey(services.db, issuer.id, 'proof');
  return key && parseMultikey(key.publicKeyMultibase)?.type === 'P-256' ? 'p-256' : 'ed25519';
}

/**
 * Refuses to start with another address than credentials were issued under, or with another sealing key.
 * @throws Problem public-url-changed, sealing-key-wrong
 */
export async function checkInstallation(services: Services): Promise<void> {
  const known = await findSetting(services.db, 'public-url');
  const { publicUrl } = services.settings;
  if (known !== undefined && known !== publicUrl && (await hasCredentials(services.db))) {
    throw new Problem('public-url-changed', { known, publicUrl });
  }
  if (known !== publicUrl) await insertSetting(services.db, 'public-url', publicUrl);
  for (const issuer of await listIssuers(services.db)) {
    await loadSigner(services, issuer).catch((cause: unknown) => {
      throw new Problem('sealing-key-wrong', { issuer: issuer.slug }, { cause });
    });
  }
}
