// Verifying what somebody hands in: a file of any kind, a link or a code. Our own is answered from rows; what came
// from elsewhere is opened and checked in threads. Nothing handed in is stored or logged (checklist V-20).
import { isProblem, Problem, rejectRequest } from '../base/problem.ts';
import { formats } from '../openbadges/containers/formats.ts';
import type { Recipient } from '../openbadges/identity-match.ts';
import type { Report } from '../openbadges/verify/report.ts';
import { noteDocuments, type UsedDocument } from '../openbadges/verify/used-documents.ts';
import { verifyCredential } from '../openbadges/verify/verify-credential.ts';
import { type FileReport, mergeReports } from '../openbadges/verify/verify-file.ts';
import type { Services } from '../services.ts';
import { fileNames } from './credential-files.ts';
import { loadCredentialJwt } from './credential-jwts.ts';
import { findOwnCredentialId, loadPublicCredential } from './credential-views.ts';
import { findTrust } from './issuer-trust.ts';
import { buildDocumentSource, isOwnUrl } from './own-documents.ts';
import { loadRehearsal } from './rehearsals.ts';
import { parseCode } from './share-codes.ts';
import { loadSharedSet } from './shared-sets.ts';

/** `recipient`: whose badge the asker thinks it is; asked only when given. */
export type VerificationInput = ({ file: Uint8Array } | { link: string } | { code: string }) & {
  recipient?: Recipient | undefined;
};

/**
 * `reports` holds one report per credential when the input was a code or a file with several; else the answer is the
 * report. `format` is what the file was. `documents` are those of others that the answer rests on.
 */
export type Verification = FileReport & { documents?: UsedDocument[] };

/** What a link may lead to. */
export const linkMediaTypes = [
  'application/vc',
  'application/vc+jwt',
  ...formats.flatMap(({ mediaTypes }) => mediaTypes),
  '*/*;q=0.1',
].join(', ');

type Asked = { recipient: Recipient | undefined };

async function verifyForeign(
  services: Services,
  bytes: Uint8Array,
  { recipient }: Asked,
): Promise<Verification> {
  const { fetchDocument, list } = noteDocuments(buildDocumentSource(services), {
    now: () => services.clock.now(),
    isOwn: (url) => isOwnUrl(services, url),
  });
  const sources = { fetchDocument, findTrust: (ids: string[]) => findTrust(services, ids) };
  const request = { bytes, now: services.clock.now(), recipient };
  const found = await services.verifyFile(request, sources);
  const reports = await Promise.all(found.reports.map((report) => nameReplaced(services, report)));
  const merged = mergeReports({ ...found, reports });
  const documents = list();
  return { ...merged, ...(documents.length > 0 && { documents }) };
}

/**
 * Of our own, withdrawn, of which a later edition counts: the reason says so (decision 7). Not of a share, which tells
 * nothing of badges that are not in it (decision 17).
 */
async function nameReplaced(services: Services, report: Report): Promise<Report> {
  const id =
    report.kind === 'revoked' ? findOwnCredentialId(services, report.credential?.id ?? '') : undefined;
  if (id === undefined) return report;
  try {
    const { isReplaced } = await loadPublicCredential(services, id);
    return isReplaced ? { ...report, kind: 'replaced' } : report;
  } catch (error) {
    if (isProblem(error, 'not-found')) return report;
    throw error;
  }
}

/** Our own bytes, as they were signed: nothing in them can take long. */
async function verifyOwn(services: Services, texts: string[], { recipient }: Asked): Promise<Report[]> {
  const context = {
    now: services.clock.now(),
    fetchDocument: buildDocumentSource(services),
    findTrust: () => 'known' as const,
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
  const { pathname } = new URL(link);
  const [, place, name = '', file = 'badge.json', ...rest] = pathname.split('/');
  if (place === 'c') return verifyCode(services, name, asked);
  if (place === 'oefenbadges' && rest.length === 0 && file === 'badge.json') {
    const { document } = await loadRehearsal(services, name);
    return mergeReports({ reports: await verifyOwn(services, [document], asked) });
  }
  // Pictures and papers hold the same bytes as the file.
  const isFile = place === 'credentials' && Object.values(fileNames).includes(file) && rest.length === 0;
  if (!isFile) throw new Problem('not-found');
  const { id, document } = await loadPublicCredential(services, name);
  const text = file === fileNames.jwt ? await loadCredentialJwt(services, id) : document;
  const [report] = await verifyOwn(services, [text], asked);
  return mergeReports({ reports: [await nameReplaced(services, report!)] });
}

async function verifyCode(services: Services, code: string, asked: Asked): Promise<Verification> {
  const { credentials } = await loadSharedSet(services, code);
  const documents = credentials.map(({ document }) => document);
  // A share whose credentials were all closed shows nothing, like one that does not exist.
  if (documents.length === 0) throw new Problem('not-found');
  const reports = await verifyOwn(services, documents, asked);
  return { ...mergeReports({ reports }), reports };
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
