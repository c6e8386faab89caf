// What stands under our own public URL is answered from rows, never over the network (decision 19).

import { Problem } from '../base/problem.ts';
import type { FetchDocument, ReadPurpose } from '../openbadges/read-json.ts';
import type { Services } from '../services.ts';
import { findPublicCredential } from '../store/credentials.ts';
import { loadDidDocument, loadJwk, loadJwks } from './issuers.ts';
import { buildRehearsalDidDocument } from './rehearsal-issuer.ts';
import { loadSignedStatusList } from './status-lists.ts';
import { loadTrialStatusList } from './vc-api.ts';

type OwnDocument = { pattern: RegExp; load: (services: Services, names: string[]) => Promise<string> };

const ownDocuments: OwnDocument[] = [
  {
    pattern: /^\/issuers\/([a-z0-9-]+)\/did\.json$/,
    load: async (services, [slug = '']) => JSON.stringify(await loadDidDocument(services, slug)),
  },
  {
    pattern: /^\/status-lists\/(\d{1,9})$/,
    load: async (services, [number]) => (await loadSignedStatusList(services, Number(number))).document,
  },
  {
    pattern: /^\/issuers\/([a-z0-9-]+)\/keys\/([\w-]{43})$/,
    load: async (services, [slug = '', thumbprint = '']) =>
      JSON.stringify(await loadJwk(services, { slug, thumbprint })),
  },
  {
    pattern: /^\/\.well-known\/jwks\.json$/,
    load: async (services) => JSON.stringify(await loadJwks(services)),
  },
  {
    pattern: /^\/vc-api\/([\w-]+)\/status-lists\/([a-z]+)$/,
    load: (services, [endpoint = '', purpose = '']) => loadTrialStatusList(services, { endpoint, purpose }),
  },
  { pattern: /^\/credentials\/([0-9a-z]{26})$/, load: loadOpenCredential },
  {
    pattern: /^\/oefenen\/did\.json$/,
    load: async (services) => JSON.stringify(buildRehearsalDidDocument(services)),
  },
];

async function loadOpenCredential(services: Services, [id = '']: string[]): Promise<string> {
  const row = await findPublicCredential(services.db, id);
  if (!row) throw new Problem('not-found');
  return row.document;
}

/**
 * Whether an address lies under our public URL, so that only rows may answer it. A did:web does not say whether
 * it means http or https, so host and port decide.
 */
export function isOwnUrl(services: Services, url: string): boolean {
  return URL.canParse(url) && new URL(url).host === new URL(services.settings.publicUrl).host;
}

/** Whether a link asks for a CV code here: such a try counts like one on the code's own page (decision 15). */
export function isCodeLink(services: Services, link: string): boolean {
  return isOwnUrl(services, link) && new URL(link).pathname.startsWith('/c/');
}

/** @throws Problem not-found */
export async function loadOwnDocument(services: Services, url: string): Promise<string> {
  const { pathname } = new URL(url);
  for (const { pattern, load } of ownDocuments) {
    const match = pattern.exec(pathname);
    if (match) return load(services, match.slice(1));
  }
  throw new Problem('not-found');
}

/** Documents that are about no person, so that copies of them may be kept. */
const keptPurposes: readonly ReadPurpose[] = ['controller', 'status-list'];

/** The way to documents that a verification needs: rows for our own, the guarded network for the rest. */
export function buildDocumentSource(services: Services): FetchDocument {
  return async (url, { accept, maxBytes, purpose }) => {
    if (!isOwnUrl(services, url)) {
      return services.fetchDocument(url, { accept, maxBytes, mayKeep: keptPurposes.includes(purpose) });
    }
    return { body: await loadOwnDocument(services, url), url, fetchedAt: services.clock.now() };
  };
}
