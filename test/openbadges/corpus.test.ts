// Credentials that nobody here made, with the answer a strict verifier owes them. Read from a folder outside the
// project (KUNDIG_CORPUS); nothing is fetched: addresses in the samples are mapped to files of that folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { isJsonObject, type JsonObject, listOf } from '../../src/openbadges/json.ts';
import { findSuite } from '../../src/openbadges/proofs/suites.ts';
import { type FetchDocument, verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';

const corpus = process.env.KUNDIG_CORPUS;
const today = new Date('2026-11-21T12:00:00Z');

// The strict column of the index, as verdicts. Samples under other words are no credentials to judge.
const expectations: [strict: RegExp, verdicts: string[]][] = [
  [/^valid$/, ['valid']],
  [/^invalid$/, ['not-genuine', 'not-in-force']],
  [/^integrity ok, issuer not confirmed$/, ['incomplete']],
  [/^integrity ok, issuer not bound to key$/, ['incomplete']],
  [/^proof ok, status not confirmed/, ['incomplete']],
];

// Samples that say eddsa-rdfc-2022 and yet need more than that, each with what is missing.
const notYet: Record<string, string> = {
  'dcc-fixtures/v1/dataIntegrityProof/didKey/legacyRegistry-noStatus-noExpiry-oldDCCExample.json':
    'the context https://w3id.org/dcc/v1',
  'w3c-vectors/eddsa_eddsa-rdfc-2022_employ_signedDataInt.json':
    'the context https://w3id.org/citizenship/v4rc1',
  'dcc-fixtures/v1/bothSignatureTypes/didWeb/legacy-revokedStaus-noExpiry.json':
    'Ed25519Signature2020, for its status list',
  'dcc-fixtures/v1/bothSignatureTypes/didWeb/oidf-revokedStatus-noExpiry.json':
    'Ed25519Signature2020, for its status list',
  'dcc-fixtures/v1/dataIntegrityProof/didWeb/legacy-revokedStatus-noExpiry.json':
    'Ed25519Signature2020, for its status list',
  'dcc-fixtures/v1/dataIntegrityProof/didWeb/oidf-revokedStatus-noExpiry.json':
    'Ed25519Signature2020, for its status list',
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

function readSample(path: string): string {
  return readFileSync(join(corpus!, path), 'utf8');
}

const fetchDocument: FetchDocument = async (url) => {
  const [prefix, folder] = addresses.find(([start]) => url.startsWith(start)) ?? [];
  if (prefix === undefined) throw new Error('not in the corpus');
  return { body: readSample(folder + url.slice(prefix.length)), url, fetchedAt: today };
};

function findProofs(path: string): JsonObject[] {
  try {
    const document: unknown = JSON.parse(readSample(path));
    return isJsonObject(document) ? listOf(document.proof).filter(isJsonObject) : [];
  } catch {
    return [];
  }
}

t.test('samples from elsewhere', { skip: corpus && existsSync(corpus) ? false : 'no corpus' }, async (t) => {
  const rows = readSample('index.tsv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map((cells) => ({ path: cells[0]!, strict: cells.at(-1)! }));
  const judged = rows.flatMap(({ path, strict }) => {
    const [, verdicts] = expectations.find(([pattern]) => pattern.test(strict)) ?? [];
    return verdicts ? [{ path, verdicts }] : [];
  });
  const ours = judged.filter(
    ({ path }) => findProofs(path).some(findSuite) || readSample(path).trim() === '',
  );
  const covered = ours.filter(({ path }) => !(path in notYet));

  await t.test('each sample of our suite gets the verdict it is due', async (t) => {
    for (const { path, verdicts } of covered) {
      const report = await verifyCredential(readSample(path), { now: today, fetchDocument });
      t.ok(verdicts.includes(report.verdict), `${path}: ${report.verdict} (${report.reason})`);
    }
  });

  await t.test('a sample that needs what is not here yet is never called valid or not genuine', async (t) => {
    for (const path of Object.keys(notYet)) {
      const { verdict, reason } = await verifyCredential(readSample(path), { now: today, fetchDocument });
      t.equal(verdict, 'incomplete', `${path}: ${reason}; needs ${notYet[path]}`);
    }
  });

  await t.test(
    'no file of the corpus is called valid that should not be, and none breaks a check',
    async (t) => {
      const valid = new Set(
        judged.filter(({ verdicts }) => verdicts.includes('valid')).map(({ path }) => path),
      );
      for (const { path } of rows) {
        const bytes = new Uint8Array(readFileSync(join(corpus!, path)));
        const report = await verifyCredential(bytes, { now: today, fetchDocument });
        const isBroken = report.outcomes.some(({ code }) => code === 'check-broke');
        if (report.verdict === 'valid' && !valid.has(path)) t.fail(`${path} is called valid`);
        if (isBroken) t.fail(`${path} breaks a check`);
      }
      t.pass(`${rows.length} files`);
    },
  );

  t.ok(covered.length >= 30, 'the corpus is the one that the numbers were taken from');
  t.comment(
    `corpus: ${covered.length} samples covered; ${judged.length - covered.length} skipped, ` +
      `of which ${Object.keys(notYet).length} are of our suite and need more`,
  );
});
