// A file of any kind, opened and checked: one report for each credential in it, and one for each part that cannot be
// read. It never throws. Must not know the network, threads or the database: they come in.
// OB 3.0, Verification and Validation; VCDM 2.0, Verifiable Presentations.
import type { ContainerFault, FormatName } from '../containers/container.ts';
import type { Content } from '../containers/contents.ts';
import { openContainer } from '../containers/formats.ts';
import { type ContainerLimits, defaultContainerLimits } from '../containers/limits.ts';
import { verifyBadge2 } from '../v2/verify-badge.ts';
import { checkNames, type OutcomeCode, verdicts } from './outcome-codes.ts';
import { buildOutcome, type Facts, type Report } from './report.ts';
import { findVerdict } from './verdict.ts';
import { type VerificationContext, verifyCredential } from './verify-credential.ts';

export type FileContext = VerificationContext & { containerLimits?: Partial<ContainerLimits> | undefined };

/** `reports` has at least one. `format` is what the file is, by what it begins with. */
export type FileVerification = { format?: FormatName; reports: Report[] };

/** The report on something that could not be read at all. */
export function buildFaultReport(code: OutcomeCode, facts: Facts = {}): Report {
  const outcomes = checkNames.map((check) =>
    check === 'parsed' ? buildOutcome(check, code, facts) : buildOutcome(check, 'not-reached'),
  );
  return { ...findVerdict(outcomes), outcomes, credential: null };
}

function findFaultCode(fault: ContainerFault): OutcomeCode {
  // Nothing is baked here; and what broke a decoder has not been looked at.
  return fault === 'decoder-broke' || fault === 'unbakeable' ? 'check-broke' : fault;
}

async function verifyContent(content: Content, context: FileContext): Promise<Report[]> {
  const { kind, text } = content;
  if (kind === 'unreadable') return [buildFaultReport(findFaultCode(content.fault))];
  // What it holds stands in the list by itself; who hands it over was not asked.
  if (kind === 'presentation') return [];
  if (kind === 'assertion-url') return [await verifyBadge2({ assertionUrl: text }, context)];
  if (content.version === 'ob3') return [await verifyCredential(text, context)];
  return [await verifyBadge2(kind === 'jwt' ? { jws: text } : { assertionJson: text }, context)];
}

/**
 * Opens the bytes of a file (JSON, JWT, PNG, SVG, PDF; a presentation or an envelope in any of these) and verifies
 * every credential in it, in order.
 */
export async function verifyFile(bytes: Uint8Array, context: FileContext): Promise<FileVerification> {
  const opened = openContainer(bytes, { ...defaultContainerLimits, ...context.containerLimits });
  const format = opened.format && { format: opened.format };
  if (opened.fault) return { ...format, reports: [buildFaultReport(findFaultCode(opened.fault))] };
  const reports: Report[] = [];
  for (const content of opened.contents) reports.push(...(await verifyContent(content, context)));
  return { ...format, reports: reports.length > 0 ? reports : [buildFaultReport('no-credential')] };
}

/** One answer on a whole file. `reports` is there when it holds several credentials. */
export type FileReport = Report & { reports?: Report[]; format?: FormatName };

/** Of several reports the one that tells most: the strongest verdict, and of these the first. */
export function findDecidingReport(reports: Report[]): Report | undefined {
  return reports.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict))[0];
}

/** The deciding report on top, and all of them where there are several. */
export function mergeReports({ format, reports }: FileVerification): FileReport {
  return {
    ...findDecidingReport(reports)!,
    ...(reports.length > 1 && { reports }),
    ...(format && { format }),
  };
}
