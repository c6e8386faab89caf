// Issuers: their profile, their DID document and their keys. Retired keys stay published (checklist I-14).
import { Problem } from '../base/problem.ts';
import { buildDidDocument } from '../openbadges/did/did-document.ts';
import { buildDidWeb } from '../openbadges/did/did-web.ts';
import { generateSigningKey, type Signer } from '../openbadges/keys.ts';
import { buildProfile } from '../openbadges/profile.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  findActiveKey,
  findIssuer,
  findIssuerBySlug,
  findSetting,
  hasCredentials,
  type IssuerRow,
  insertIssuer,
  insertIssuerKey,
  insertSetting,
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

/** @throws Problem signing-unavailable */
export async function loadSigner(services: Services, issuer: IssuerRow): Promise<Signer> {
  const key = await findActiveKey(services.db, issuer.id);
  if (!key) throw new Problem('signing-unavailable');
  const keyId = `${findIssuerDid(services, issuer.slug)}#${key.publicKeyMultibase}`;
  return services.keys.openSigner({ keyId, sealedSeed: key.sealedSeed });
}

/** @throws Problem not-found */
export async function loadIssuer(services: Services, id: string): Promise<IssuerRow> {
  const issuer = await findIssuer(services.db, id);
  if (!issuer) throw new Problem('not-found');
  return issuer;
}

async function insertNewKey(services: Services, issuer: IssuerRow): Promise<string> {
  const { seed, publicKeyMultibase } = generateSigningKey();
  const keyId = `${findIssuerDid(services, issuer.slug)}#${publicKeyMultibase}`;
  await insertIssuerKey(services.db, {
    id: services.ids.uuid(),
    issuerId: issuer.id,
    publicKeyMultibase,
    sealedSeed: await services.keys.seal(seed, keyId),
    createdAt: services.clock.now(),
    retiredAt: null,
  });
  await recordAudit(services, {
    act: 'key-created',
    actor: 'system',
    subject: `issuer:${issuer.id}`,
    facts: { publicKeyMultibase },
  });
  return publicKeyMultibase;
}

export type NewIssuer = { slug: string; name: string; url: string; email: string | null };

/** Makes an issuer and its first key. */
export function createIssuer(services: Services, input: NewIssuer): Promise<IssuerRow> {
  return inTransaction(services, async (services) => {
    const issuer = { id: services.ids.uuid(), ...input, createdAt: services.clock.now() };
    await insertIssuer(services.db, issuer);
    await recordAudit(services, { act: 'issuer-created', actor: 'system', subject: `issuer:${issuer.id}` });
    await insertNewKey(services, issuer);
    return issuer;
  });
}

/**
 * Retires the active key and makes a new one. Credentials signed before stay valid: the old public key stays
 * in the DID document, without `expires` or `revoked` (checklist I-14).
 * @throws Problem not-found
 */
export function rotateKey(services: Services, slug: string): Promise<string> {
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    const issuer = await loadIssuerBySlug(services, slug);
    await updateActiveKeyRetired(services.db, issuer.id, services.clock.now());
    return insertNewKey(services, issuer);
  });
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
