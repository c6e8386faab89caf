// Credentials that nobody here made, with the answer a strict verifier owes them. Read from a folder outside the
// project (KUNDIG_CORPUS); nothing is fetched: addresses in the samples are mapped to files of that folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import {
  buildCorpusFetch,
  corpus,
  departures,
  type Judged,
  judgeRow,
  listRows,
  noCorpus,
  openSample,
  today,
  verifySample,
} from './corpus-samples.ts';

t.setTimeout(300_000);

/** What a JSON text means, whatever blanks and escapes it is written with; of other text, the text. */
function findMeaning(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString();
  try {
    return canonicalizeJson(JSON.parse(text));
  } catch {
    return text;
  }
}

t.test('samples from elsewhere', { skip: noCorpus }, async (t) => {
  const rows = listRows();
  const judged: Judged[] = [];
  for (const row of rows) judged.push(await judgeRow(row));

  await t.test('each sample gets the answer it is due, or stands among the departures', async (t) => {
    for (const { path, strict, answer, standing } of judged) {
      t.not(standing, 'WRONG', `${path}: ${strict}: ${answer}`);
    }
    const departing = judged.filter(({ standing }) => standing === 'departs').map(({ path }) => path);
    for (const path of Object.keys(departures)) t.ok(departing.includes(path), `${path} still departs`);
    const told = readFileSync(join(import.meta.dirname, '../../docs/divergences.md'), 'utf8');
    for (const path of departing) {
      const [name = ''] = path.split('/').at(-1)!.split('.');
      t.ok(told.includes(name), `docs/divergences.md names ${name}`);
    }
    t.ok(departing.length * 10 < judged.length, 'not one in ten');
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

  await t.test('no flipped byte of a valid sample says something else and is valid', async (t) => {
    const valid = judged.filter(({ by, answer }) => by === 'verdict' && answer.startsWith('valid'));
    t.ok(valid.length > 20);
    for (const row of valid) {
      const sample = openSample(row.path);
      const bytes = typeof sample === 'string' ? Buffer.from(sample) : sample;
      const [meaning, fetchDocument] = [findMeaning(bytes), buildCorpusFetch(row)];
      const flip = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }));
      await fc.assert(
        fc.asyncProperty(flip, async ([at, mask]) => {
          const flipped = Uint8Array.from(bytes);
          flipped[at]! ^= mask;
          // A blank that became another blank says the same.
          if (findMeaning(flipped).trim() === meaning.trim()) return true;
          const { verdict } = await verifyCredential(flipped, { now: today, fetchDocument });
          return verdict !== 'valid';
        }),
        { numRuns: 30 },
      );
    }
  });

  const count = (standing: Judged['standing']) => judged.filter((row) => row.standing === standing).length;
  t.comment(
    `corpus: ${rows.length} files; ${count('as expected')} as expected, ${count('departs')} departed from, ` +
      `${count('input')} not signed, ${count('elsewhere')} for other tests (docs/interop.md)`,
  );
  t.ok(corpus && rows.length > 250, 'the corpus is the one that the numbers were taken from');
});
