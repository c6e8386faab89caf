// `npx kundig verify FILE|URL`: the same report as the service gives, without a database. What it ends with says the
// verdict, so that a script can go on it.
import { systemClock } from './base/clock.ts';
import { Problem } from './base/problem.ts';
import { readAtMost } from './base/read-at-most.ts';
import type { Config } from './config.ts';
import { linkMediaTypes } from './domain/verifications.ts';
import { buildFetch, buildFileLimits } from './open-services.ts';
import type { Verdict } from './openbadges/verify/outcome-codes.ts';
import type { Outcome, Report } from './openbadges/verify/report.ts';
import { noteDocuments } from './openbadges/verify/used-documents.ts';
import { mergeReports } from './openbadges/verify/verify-file.ts';
import { escapeControls, escapeJsonControls } from './problem-lines.ts';
import { isLanguage, languages, type Texts } from './text/languages.ts';
import { findOutcomeLine } from './text/outcome-lines.ts';
import { buildVerifyFile } from './verify-files.ts';

export const verdictExitCodes: Record<Verdict, number> = {
  valid: 0,
  'not-genuine': 1,
  'not-in-force': 2,
  incomplete: 3,
};
/** Where there is nothing to report on: a wrong command, a file that is not there. */
export const unreadableExitCode = 4;

const standardInput = 0;

function refuse(reason: string, cause?: unknown): never {
  throw new Problem('command-invalid', { reason }, { cause });
}

function readFile(name: string, maxBytes: number): Uint8Array {
  try {
    // What is too large is told by the verifier.
    return readAtMost(name === '-' ? standardInput : name, maxBytes);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    return refuse(`${name} can not be read (${code})`, cause);
  }
}

async function findBytes(input: string, config: Config, fetchDocument: ReturnType<typeof buildFetch>) {
  const { maxFileBytes } = config.verification;
  if (!/^https?:\/\//i.test(input)) return readFile(input, maxFileBytes);
  try {
    return (await fetchDocument(input, { accept: linkMediaTypes, maxBytes: maxFileBytes })).bytes;
  } catch (cause) {
    throw new Problem('link-unreachable', { reason: (cause as Error).message }, { cause });
  }
}

function renderOutcome(texts: Texts, outcome: Outcome): string {
  const { name, word, line } = findOutcomeLine(texts, outcome);
  return `  ${name}: ${word}. ${line} (${outcome.code})`;
}

function renderReport(texts: Texts, report: Report): string[] {
  const { verdict, kind, credential, outcomes } = report;
  const { word, meaning } = texts.verdicts[verdict];
  const { badge, maker } = texts.checkPage;
  const facts: [string, string | undefined][] = [
    [badge, credential?.name ?? credential?.achievementName],
    [maker, credential?.issuerName ?? credential?.issuerId],
  ];
  return [
    `${word}. ${meaning}`,
    ...(kind ? [texts.reasons[kind]] : []),
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name}: ${value}`])),
    ...outcomes.flatMap((outcome) => [
      renderOutcome(texts, outcome),
      ...(outcome.parts ?? []).map((part, at) => `    ${at + 1}.${renderOutcome(texts, part)}`),
    ]),
  ];
}

type Input = { file: string; isJson: boolean; language: string; email: string | undefined };

/**
 * The lines to print and the exit code.
 * @throws Problem command-invalid (no such file or language), link-unreachable
 */
export async function runVerify(
  { file, isJson, language, email }: Input,
  config: Config,
): Promise<{ lines: string[]; exitCode: number }> {
  if (!isLanguage(language)) return refuse(`--language must be one of ${Object.keys(languages).join(', ')}`);
  const fetchFile = buildFetch(config);
  const bytes = await findBytes(file, config, fetchFile);
  const now = systemClock.now();
  const { fetchDocument, list } = noteDocuments(fetchFile, { now: () => systemClock.now() });
  const request = { bytes, now, recipient: email === undefined ? undefined : { email } };
  // Without a database nobody is on the list.
  const sources = { fetchDocument, findTrust: async () => new Map() };
  const merged = mergeReports(await buildVerifyFile(buildFileLimits(config))(request, sources));
  const exitCode = verdictExitCodes[merged.verdict];
  const documents = list();
  if (isJson) {
    const found = { ...merged, ...(documents.length > 0 && { documents }), checkedAt: now };
    return { lines: [escapeJsonControls(JSON.stringify(found, null, 2))], exitCode };
  }
  const { texts } = languages[language];
  const lines = (merged.reports ?? [merged]).flatMap((report) => renderReport(texts, report));
  return { lines: lines.map(escapeControls), exitCode };
}
