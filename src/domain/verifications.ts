// Verifying what somebody hands in: a file of any kind, a link or a code. Our own is answered from rows; what came
// from elsewhere is opened and checked in threads. Nothing handed in is stored or logged (checklist V-20).
import { Problem, rejectRequest } from '../base/problem.ts';
import type { FormatName } from '../openbadges/containers/container.ts';
import { formats } from '../openbadges/containers/formats.ts';
import type { Recipient } from '../openbadges/identity-match.ts';
import type { FetchDocument } from '../openbadges/read-json.ts';
import type { Report } from '../openbadges/verify/report.ts';
import { verifyCredential } from '../openbadges/verify/verify-credential.ts';
import { findDecidingReport } from '../openbadges/verify/verify-file.ts';
import type { Services } from '../services.ts';
import { loadCredentialJwt } from './credential-jwts.ts';
import { loadPublicCredential } from './credential-views.ts';
import { loadTrust } from './issuer-trust.ts';
import { buildDocumentSource, isOwnUrl } from './own-documents.ts';
import { parseCode } from './share-codes.ts';
import { loadSharedSet } from './shared-sets.ts';

/** `recipient`: whose badge the asker thinks it is; asked only when given. */
export type VerificationInput = ({ file: Uint8Array } | { link: string } | { code: string }) & {
  recipient?: Recipient | undefined;
};

/** A document of somebody else that the answer rests on. */
export type UsedDocument = { url: string; fetchedAt: Date; ageSeconds: number };

/**
 * `reports` holds one report per credential when the input was a code or a file with several; else the answer is the
 * report. `format` is what the file was.
 */
export type Verification = Report & {
  reports?: Report[];
  format?: FormatName;
  documents?: UsedDocument[];
};

const linkMediaTypes = [
  'application/vc',
  'application/vc+jwt',
  ...formats.flatMap(({ mediaTypes }) => mediaTypes),
  '*/*;q=0.1',
].join(', ');

/** Notes which documents of others were read, and how old each copy was. */
function noteDocuments(services: Services): { fetchDocument: FetchDocument; list(): UsedDocument[] } {
  const source = buildDocumentSource(services);
  const used = new Map<string, UsedDocument>();
  return {
    async fetchDocument(url, options) {
      const found = await source(url, options);
      if (!isOwnUrl(services, found.url)) {
        const { fetchedAt } = found;
        const age = services.clock.now().getTime() - fetchedAt.getTime();
        used.set(found.url, { url: found.url, fetchedAt, ageSeconds: Math.max(0, Math.round(age / 1000)) });
      }
      return found;
    },
    list: () => [...used.values()],
  };
}

function buildVerification(reports: Report[], rest: Partial<Verification>): Verification {
  const deciding = findDecidingReport(reports);
  // A share whose credentials were all closed shows nothing, like one that does not exist.
  if (!deciding) throw new Problem('not-found');
  return { ...deciding, ...rest };
}

type Asked = { recipient: Recipient | undefined };

async function verifyForeign(
  services: Services,
  bytes: Uint8Array,
  { recipient }: Asked,
): Promise<Verification> {
  const documents = noteDocuments(services);
  const request = { bytes, now: services.clock.now(), trust: await loadTrust(services), recipient };
  const { format, reports } = await services.verifyFile(request, documents.fetchDocument);
  const used = documents.list();
  return buildVerification(reports, {
    ...(reports.length > 1 && { reports }),
    ...(format && { format }),
    ...(used.length > 0 && { documents: used }),
  });
}

/** Our own bytes, as they were signed: nothing in them can take long. */
async function verifyOwn(services: Services, texts: string[], { recipient }: Asked): Promise<Report[]> {
  const trust = await loadTrust(services);
  const context = {
    now: services.clock.now(),
    fetchDocument: buildDocumentSource(services),
    findTrust: (issuerId: string) => trust.get(issuerId) ?? ('unknown' as const),
    recipient,
  };
  const reports: Report[] = [];
  for (const text of texts) reports.push(await verifyCredential(text, context));
  return reports;
}

async function fetchLink(services: Services, link: string): Promise<Uint8Array> {
  const options = { accept: linkMediaTypes, maxBytes: services.settings.maxFileBytes };
  try {
    return (await services.fetchDocument(link, options)).bytes;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unreachable';
    throw new Problem('link-unreachable', { reason }, { cause });
  }
}

async function verifyOwnLink(services: Services, link: string, asked: Asked): Promise<Verification> {
  const [, place, name = '', file = 'badge.json'] = new URL(link).pathname.split('/');
  if (place === 'c') return verifyCode(services, name, asked);
  // The pictures hold the same bytes as the file.
  if (place !== 'credentials' || !/^badge\.(json|jwt|png|svg)$/.test(file)) throw new Problem('not-found');
  const { id, document } = await loadPublicCredential(services, name);
  const text = file === 'badge.jwt' ? await loadCredentialJwt(services, id) : document;
  return buildVerification(await verifyOwn(services, [text], asked), {});
}

async function verifyCode(services: Services, code: string, asked: Asked): Promise<Verification> {
  const { credentials } = await loadSharedSet(services, code);
  const documents = credentials.map(({ document }) => document);
  const reports = await verifyOwn(services, documents, asked);
  return buildVerification(reports, { reports });
}

/**
 * One report, or for several credentials one each with the strongest verdict on top. A bad credential is not an
 * error: it is a report.
 * @throws Problem not-found (unknown or closed link or code), invalid-request (a mistyped code), link-unreachable,
 *   too-many-requests (too much to check at once)
 */
export async function verifySubmitted(services: Services, input: VerificationInput): Promise<Verification> {
  const asked: Asked = { recipient: input.recipient };
  if ('file' in input) return verifyForeign(services, input.file, asked);
  if ('link' in input) {
    if (isOwnUrl(services, input.link)) return verifyOwnLink(services, input.link, asked);
    return verifyForeign(services, await fetchLink(services, input.link), asked);
  }
  if (!parseCode(input.code)) {
    rejectRequest([{ name: 'code', reason: 'has a typing error: look again at the twelve characters' }]);
  }
  return verifyCode(services, input.code, asked);
}
