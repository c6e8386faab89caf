// Verifying what somebody hands in: a document, a link or a code. Our own is answered from rows, anybody's by
// the same table of checks. Nothing handed in is stored or logged (checklist V-20).
import { Problem, rejectRequest } from '../base/problem.ts';
import type { Report, Verdict } from '../openbadges/verify/report.ts';
import { verifyCredential } from '../openbadges/verify/verify-credential.ts';
import type { Services } from '../services.ts';
import { listIssuers } from '../store/issuers.ts';
import { loadPublicCredential } from './credential-views.ts';
import { findIssuerDid } from './issuers.ts';
import { buildDocumentSource, isOwnUrl } from './own-documents.ts';
import { parseCode } from './share-codes.ts';
import { loadSharedSet } from './shares.ts';

export type VerificationInput = { credential: string | Uint8Array } | { link: string } | { code: string };

/** `reports` holds one report per credential when the input was a code; else the answer is the report. */
export type Verification = Report & { reports?: Report[] };

const mediaTypes =
  'application/vc, application/vc+ld+json;q=0.9, application/ld+json;q=0.8, application/json;q=0.7';
const linkMaxBytes = 65_536;
const force: Verdict[] = ['not-genuine', 'not-in-force', 'incomplete', 'valid'];

async function buildContext(services: Services) {
  const own = new Set((await listIssuers(services.db)).map((issuer) => findIssuerDid(services, issuer.slug)));
  return {
    now: services.clock.now(),
    fetchDocument: buildDocumentSource(services),
    findTrust: (issuerId: string) => (own.has(issuerId) ? ('known' as const) : ('unknown' as const)),
  };
}

async function verifyDocument(services: Services, document: string | Uint8Array): Promise<Report> {
  return verifyCredential(document, await buildContext(services));
}

async function fetchLink(services: Services, link: string): Promise<string> {
  try {
    return (await services.fetchDocument(link, { accept: mediaTypes, maxBytes: linkMaxBytes })).body;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unreachable';
    throw new Problem('link-unreachable', { reason }, { cause });
  }
}

async function verifyLink(services: Services, link: string): Promise<Verification> {
  if (!isOwnUrl(services, link)) return verifyDocument(services, await fetchLink(services, link));
  const [, place, name = ''] = new URL(link).pathname.split('/');
  if (place === 'credentials') {
    return verifyDocument(services, (await loadPublicCredential(services, name)).document);
  }
  if (place === 'c') return verifyCode(services, name);
  throw new Problem('not-found');
}

async function verifyCode(services: Services, code: string): Promise<Verification> {
  const { credentials } = await loadSharedSet(services, code);
  const context = await buildContext(services);
  const reports: Report[] = [];
  for (const { document } of credentials) reports.push(await verifyCredential(document, context));
  const deciding = reports.toSorted((a, b) => force.indexOf(a.verdict) - force.indexOf(b.verdict))[0];
  // A share whose credentials were all closed shows nothing, like one that does not exist.
  if (!deciding) throw new Problem('not-found');
  return { ...deciding, reports };
}

/**
 * One report, or for a code one per credential with the strongest verdict on top. A bad credential is not an
 * error: it is a report.
 * @throws Problem not-found (unknown or closed link or code), invalid-request (a mistyped code),
 *   link-unreachable
 */
export async function verifySubmitted(services: Services, input: VerificationInput): Promise<Verification> {
  if ('credential' in input) return verifyDocument(services, input.credential);
  if ('link' in input) return verifyLink(services, input.link);
  if (!parseCode(input.code)) {
    rejectRequest([{ name: 'code', reason: 'has a typing error: look again at the twelve characters' }]);
  }
  return verifyCode(services, input.code);
}
