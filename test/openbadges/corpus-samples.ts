// Samples that nobody here made, and what a strict verifier owes each of them: the index of the corpus read, every
// sample put to the part of Kundig it is meant for, and its answer held against the expected one. Nothing is fetched:
// addresses in the samples are mapped to files of the folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openContainer } from '../../src/openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../../src/openbadges/containers/limits.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { type FetchDocument, verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { listJoseCases } from './jose-cases.ts';

export const corpus = process.env.KUNDIG_CORPUS;
export const noCorpus = corpus && existsSync(corpus) ? false : 'no corpus';
/** The day that the expectations of the index are of. */
export const today = new Date('2026-11-21T12:00:00Z');

/** One line of the index. `purpose`: what it shows; `strict`: what a strict verifier says. */
export type Row = { path: string; format: string; purpose: string; strict: string };

/** How a sample was put to the test, and what came of it. */
export type Judged = Row & {
  by: 'verdict' | 'contents' | 'not-signed' | 'support' | 'elsewhere';
  answer: string;
  /** `departs`: not what the index says, with the reason; `elsewhere`: a test of its own answers for it. */
  standing: 'as expected' | 'departs' | 'input' | 'elsewhere' | 'WRONG';
};

// The strict column of the index, as verdicts. Samples under other words are no credentials to judge.
const expectations: [strict: RegExp, isDue: (report: Report) => boolean][] = [
  [/^valid$/, ({ verdict }) => verdict === 'valid'],
  [/^invalid$/, ({ verdict }) => verdict === 'not-genuine' || verdict === 'not-in-force'],
  [/^integrity ok, issuer not confirmed$/, ({ verdict }) => verdict === 'incomplete'],
  [
    // The samples of W3C are signed with a did:key and name another issuer; where that one is a did:key too, its
    // document is known, and does not list the key.
    /^integrity ok, issuer not bound to key$/,
    ({ verdict, reason, outcomes }) =>
      (verdict === 'incomplete' || reason === 'key-not-issuers') &&
      outcomes.find(({ check }) => check === 'proof')?.result === 'passed',
  ],
  [/^proof ok, status not confirmed/, ({ verdict }) => verdict === 'incomplete'],
  // Meant for the holder alone: whoever has it can show anything.
  [
    /^base-proof$/,
    ({ verdict, outcomes }) =>
      verdict !== 'valid' && outcomes.some(({ code }) => code === 'proof-not-derived'),
  ],
];

// What is in the corpus for other parts than the verifier of credentials, and the test that puts it to them.
const elsewhere: [paths: RegExp, what: string, test: string][] = [
  [/^w3c-vcdm2-input\//, 'input for an issuer or holder, not signed', 'test/web/vc-api.test.ts'],
];

// What is no credential of that suite is put to the command that the suite asks for.
const joseOnly = /^w3c-jose-cose\/(presentation-|credential-(nested-)?selective)/;
const joseTest = 'test/process/jose.test.ts';

// Formats that are not read: an honest answer to them is that they could not be checked.
export const unread = /^w3c-jose-cose\/credential-(cose|sdjwt)-/;

/** Samples that are not what the index says, each with the reason; docs/divergences.md has them too. */
export const departures: Record<string, { answer: string; why: string }> = {
  'w3c-vectors/ecdsa_ecdsa-rdfc-2019-p384_employ_signedECDSAP384.json': {
    answer: 'not-genuine: signature-invalid',
    why: 'the signature is over something else: the P-256 vector of the same document verifies',
  },
};

// What a picture holds, by the words of the index.
const contentsDue: Record<string, RegExp> = {
  unbaked: /^no-credential$/,
  invalid: /^not-json$/,
  valid: /^(credential-json|assertion-url) ob2$/,
};

const addresses: [prefix: string, folder: string][] = [
  ['https://digitalcredentials.github.io/vc-test-fixtures/dids/', 'dcc-fixtures/dids/'],
  [
    'https://digitalcredentials.github.io/vc-test-fixtures/statusLists/didkey-ed25519Signature2020/',
    'dcc-fixtures/statusLists/',
  ],
  [
    'https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/',
    '1edtech-ob30/bit-string-list_',
  ],
];

export function readSample(path: string): string {
  return readFileSync(join(corpus!, path), 'utf8');
}

/** Every line of the index, in its order. */
export function listRows(): Row[] {
  return readSample('index.tsv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map((cells) => ({ path: cells[0]!, format: cells[2]!, purpose: cells[4]!, strict: cells.at(-1)! }));
}

/** The document of an issuer whose one key is given as a file beside the sample. */
function buildIssuerDocument(keyFile: string): string {
  const method = JSON.parse(readSample(`w3c-jose-cose/${keyFile}`));
  delete method.secretKeyJwk;
  const id = method.controller;
  return JSON.stringify({ id, verificationMethod: [method], assertionMethod: [method.id] });
}

export function buildCorpusFetch({ purpose }: Pick<Row, 'purpose'>): FetchDocument {
  const [, keyFile] = /key (vm-[\w-]+\.json)/.exec(purpose) ?? [];
  return async (url) => {
    if (keyFile !== undefined && url === 'https://example.issuer/vc-jose-cose') {
      return { body: buildIssuerDocument(keyFile), url, fetchedAt: today };
    }
    const [prefix, folder] = addresses.find(([start]) => url.startsWith(start)) ?? [];
    if (prefix === undefined) throw new Error('not in the corpus');
    return { body: readSample(folder + url.slice(prefix.length)), url, fetchedAt: today };
  };
}

/** The credential that a file holds, taken out of its picture; a file that holds none is left as it is. */
export function openSample(path: string): string | Uint8Array {
  const bytes = new Uint8Array(readFileSync(join(corpus!, path)));
  if (!/\.(png|svg)$/.test(path)) return bytes;
  const opened = openContainer(bytes, defaultContainerLimits);
  return 'contents' in opened ? opened.contents[0]!.text : bytes;
}

export async function verifySample(row: Pick<Row, 'path' | 'purpose'>): Promise<Report> {
  return await verifyCredential(openSample(row.path), { now: today, fetchDocument: buildCorpusFetch(row) });
}

function tellContents(path: string): string {
  const opened = openContainer(new Uint8Array(readFileSync(join(corpus!, path))), defaultContainerLimits);
  if (opened.fault) return opened.fault;
  const [first] = opened.contents;
  return first!.kind === 'unreadable' ? first!.fault : `${first!.kind} ${first!.version}`;
}

function judgeContents(row: Row): Judged {
  const answer = tellContents(row.path);
  const isDue = contentsDue[row.strict]?.test(answer) === true;
  return { ...row, by: 'contents', answer, standing: isDue ? 'as expected' : 'WRONG' };
}

async function judgeVerdict(row: Row, isDue: (report: Report) => boolean): Promise<Judged> {
  const report = await verifySample(row);
  const answer = `${report.verdict}: ${report.reason}`;
  const departs = departures[row.path]?.answer === answer || isUnreadAnswer(row, answer);
  const standing = isDue(report) ? 'as expected' : departs ? 'departs' : 'WRONG';
  return { ...row, by: 'verdict', answer, standing };
}

function isUnreadAnswer({ path }: Row, answer: string): boolean {
  return unread.test(path) && answer === 'incomplete: format-unsupported';
}

/** By the command of the suite; a sample that only features not built would read departs, an unsigned one is input. */
function judgeJose(row: Row): Judged {
  const cases = listJoseCases(row);
  const told = cases.map(({ act, feature, due }) => `${act} ${feature}: ${due}`);
  const isRead = cases.some(({ isBuilt }) => isBuilt);
  const standing = isRead ? 'elsewhere' : row.strict === 'input' ? 'input' : 'departs';
  return { ...row, by: 'elsewhere', answer: `${told.join(', ')} (${joseTest})`, standing };
}

/** Puts a sample to the part of Kundig it is meant for. */
export async function judgeRow(row: Row): Promise<Judged> {
  const [, what, test] = elsewhere.find(([paths]) => paths.test(row.path)) ?? [];
  if (what !== undefined) {
    return { ...row, by: 'elsewhere', answer: `${what}: ${test}`, standing: 'elsewhere' };
  }
  if (joseOnly.test(row.path)) return judgeJose(row);
  if (row.path.startsWith('bakery/')) return judgeContents(row);
  const [, isDue] = expectations.find(([strict]) => strict.test(row.strict)) ?? [];
  if (isDue) return await judgeVerdict(row, isDue);
  const by = row.strict === 'support' ? 'support' : 'not-signed';
  return {
    ...row,
    by,
    answer: by === 'support' ? 'a key or a document for other samples' : 'not signed',
    standing: 'input',
  };
}
