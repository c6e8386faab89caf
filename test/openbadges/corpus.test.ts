// Credentials that nobody here made, with the answer a strict verifier owes them. Read from a folder outside the
// project (KUNDIG_CORPUS); nothing is fetched: addresses in the samples are mapped to files of that folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { openContainer } from '../../src/openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../../src/openbadges/containers/limits.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { type FetchDocument, verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';

const corpus = process.env.KUNDIG_CORPUS;
const today = new Date('2026-11-21T12:00:00Z');

type Row = { path: string; purpose: string; strict: string };

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
];

// What is in the corpus for other tests than this one.
const elsewhere: [paths: RegExp, what: string][] = [
  [/^w3c-vcdm2-input\//, 'input for an issuer, not signed'],
  [/^bakery\//, 'an Open Badge 2.0 or a picture to bake in'],
  [/^w3c-jose-cose\/presentation-/, 'a presentation'],
];

// Formats that are not read: an honest answer to them is that they could not be checked.
const unread = /^w3c-jose-cose\/credential-(cose|sdjwt)-/;

// Samples that are not what the index says, each with the reason; docs/divergences.md has them too.
const departures: Record<string, { verdict: string; reason: string; why: string }> = {
  'w3c-vectors/ecdsa_ecdsa-rdfc-2019-p384_employ_signedECDSAP384.json': {
    ...{ verdict: 'not-genuine', reason: 'signature-invalid' },
    why: 'the signature is over something else: the P-256 vector of the same document verifies',
  },
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

/** The document of an issuer whose one key is given as a file beside the sample. */
function buildIssuerDocument(keyFile: string): string {
  const method = JSON.parse(readSample(`w3c-jose-cose/${keyFile}`));
  delete method.secretKeyJwk;
  const id = method.controller;
  return JSON.stringify({ id, verificationMethod: [method], assertionMethod: [method.id] });
}

function buildFetch({ purpose }: Row): FetchDocument {
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
function openSample(path: string): string | Uint8Array {
  const bytes = new Uint8Array(readFileSync(join(corpus!, path)));
  if (!/\.(png|svg)$/.test(path)) return bytes;
  const opened = openContainer(bytes, defaultContainerLimits);
  return 'contents' in opened ? opened.contents[0]!.text : bytes;
}

async function verifySample(row: Row): Promise<Report> {
  return await verifyCredential(openSample(row.path), { now: today, fetchDocument: buildFetch(row) });
}

t.test('samples from elsewhere', { skip: corpus && existsSync(corpus) ? false : 'no corpus' }, async (t) => {
  const rows: Row[] = readSample('index.tsv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map((cells) => ({ path: cells[0]!, purpose: cells[4]!, strict: cells.at(-1)! }));
  const judged = rows.flatMap((row) => {
    const [, isDue] = expectations.find(([pattern]) => pattern.test(row.strict)) ?? [];
    return isDue ? [{ ...row, isDue }] : [];
  });
  const isElsewhere = ({ path }: Row) => elsewhere.some(([paths]) => paths.test(path));
  const isCovered = ({ path }: Row) => !unread.test(path) && !(path in departures);
  const ours = judged.filter((row) => !isElsewhere(row));
  const covered = ours.filter(isCovered);

  await t.test('each signed sample gets the verdict it is due', async (t) => {
    for (const row of covered) {
      const report = await verifySample(row);
      t.ok(row.isDue(report), `${row.path}: ${row.strict}: ${report.verdict} (${report.reason})`);
    }
  });

  await t.test('a sample that is not what the index says is answered as it is', async (t) => {
    for (const [path, { verdict, reason, why }] of Object.entries(departures)) {
      const row = ours.find((candidate) => candidate.path === path);
      const report = await verifySample(row!);
      t.equal(`${report.verdict} ${report.reason}`, `${verdict} ${reason}`, `${path}: ${why}`);
    }
  });

  await t.test('a format that is not read is answered with incomplete, good or bad', async (t) => {
    for (const row of ours.filter(({ path }) => unread.test(path))) {
      const { verdict, reason } = await verifySample(row);
      if (row.strict === 'invalid' && verdict === 'not-genuine') t.pass(`${row.path} is no credential`);
      else t.equal(`${verdict} ${reason}`, 'incomplete format-unsupported', row.path);
    }
  });

  await t.test('what is meant for the holder alone is no proof to anybody else', async (t) => {
    const bases = rows.filter(({ strict }) => strict === 'base-proof');
    t.equal(bases.length, 2);
    for (const row of bases) {
      const { verdict, outcomes } = await verifySample(row);
      t.equal(outcomes.find(({ check }) => check === 'proof')?.code, 'proof-not-derived', row.path);
      t.not(verdict, 'valid');
    }
  });

  await t.test(
    'no file of the corpus is called valid that should not be, and none breaks a check',
    async (t) => {
      for (const row of rows) {
        const report = await verifySample(row);
        const mayBeValid = /^(valid|support)$/.test(row.strict);
        if (report.verdict === 'valid' && !mayBeValid) t.fail(`${row.path} is called valid`);
        if (report.outcomes.some(({ code }) => code === 'check-broke')) t.fail(`${row.path} breaks a check`);
      }
      t.pass(`${rows.length} files`);
    },
  );

  t.ok(covered.length >= 70, 'the corpus is the one that the numbers were taken from');
  const count = (pattern: RegExp) => judged.filter(({ path }) => pattern.test(path)).length;
  t.comment(
    `corpus: ${rows.length} files, ${judged.length} with an expected answer; ${covered.length} covered here, ` +
      `${Object.keys(departures).length} departed from, ${count(unread)} in a format that is not read; ` +
      `for other tests: ${elsewhere.map(([paths, what]) => `${count(paths)} ${what}`).join(', ')}`,
  );
});
