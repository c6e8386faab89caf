// What docs/interop.md says: every sample of the corpus with its answer, and our own badges in every container as code
// that is not ours reads them. Made from what is found, so that the document can not say anything else.
import { openContainer } from '../../src/openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../../src/openbadges/containers/limits.ts';
import type { Judged } from './corpus-samples.ts';

/** Of how many of our own files, in one form, each reader said that they are good. */
export type OwnForm = { form: string; proof: string; files: number; here: number; independent: number };

const sources: Record<string, string> = {
  '1edtech-ob30': '1EdTech, public validator',
  bakery: 'Mozilla and Concentric Sky, Open Badges 1 and 2 baking',
  'dcc-fixtures': 'Digital Credentials Consortium',
  'jff-plugfest': 'JFF Plugfest',
  'w3c-jose-cose': 'W3C, VC-JOSE-COSE test suite',
  'w3c-vcdm2-input': 'W3C, VCDM 2.0 test suite',
  'w3c-vectors': 'W3C, Data Integrity EdDSA and ECDSA vectors',
};

function findSource({ path }: Judged): string {
  const folder = path.split('/')[0]!;
  return sources[folder] ?? folder;
}

function renderTable(head: string[], rows: (string | number)[][]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

function countBy(rows: Judged[], findKey: (row: Judged) => string[]): [...string[], number][] {
  const counts = new Map<string, { cells: string[]; count: number }>();
  for (const row of rows) {
    const cells = findKey(row);
    const key = cells.join('\n');
    const found = counts.get(key) ?? { cells, count: 0 };
    counts.set(key, { cells, count: found.count + 1 });
  }
  return [...counts.values()].map(({ cells, count }): [...string[], number] => [...cells, count]);
}

function renderSamples(rows: Judged[]): string {
  const lines = rows.map(({ path, format, strict, answer, standing }) => [
    `\`${path}\``,
    format,
    strict,
    answer,
    standing,
  ]);
  return renderTable(['sample', 'format', 'a strict verifier says', 'Kundig says', 'standing'], lines);
}

/** What a file of ours holds that was signed: one text. */
export function openOwn(bytes: Uint8Array): string {
  const opened = openContainer(bytes, defaultContainerLimits);
  if (opened.fault) throw new Error(opened.fault);
  return opened.contents[0]!.text;
}

/** The whole document. */
export function renderInteropDoc(judged: Judged[], own: { badgeClasses: number; forms: OwnForm[] }): string {
  const count = (standing: Judged['standing']) => judged.filter((row) => row.standing === standing).length;
  const departing = judged.filter(({ standing }) => standing === 'departs');
  const summary = countBy(judged, (row) => [findSource(row), row.format, row.strict, row.standing]);
  return `${[
    '# What others made, and what others read',
    '',
    'Made by `npm run interop` from what is found; a test fails when it says anything else. The samples lie outside',
    'the project (`KUNDIG_CORPUS`); what a strict verifier says of each stands in their index, for 21 November 2026.',
    '',
    '## Samples of others',
    '',
    `${judged.length} files. ${count('as expected')} get the answer they are due; ${departing.length} depart from it, each with its`,
    `reason in [divergences.md](divergences.md); ${count('elsewhere')} are put to another part of Kundig by a test of its own;`,
    `${count('input')} are not signed: keys, and documents that other samples start from. None is called valid that should not be.`,
    '',
    renderTable(['source', 'format', 'a strict verifier says', 'standing', 'files'], summary),
    '',
    '`integrity ok, issuer not confirmed`, `issuer not bound to key` and `status not confirmed` are `incomplete` here,',
    'or `not-genuine` where the document of the issuer was read and does not list the key.',
    '',
    '## Badges of ours',
    '',
    `Each of the ${own.badgeClasses} badge classes was awarded over the API and taken out in every container. "Independent" is`,
    '`test/independent-verifier.ts`: JSON-LD by oxigraph, RDFC-1.0 by rdfjs-c14n, signatures by node:crypto; it shares no',
    'canonicalizer and no signature code with Kundig. What was taken out of a container is, byte for byte, what was signed.',
    '',
    renderTable(
      ['container', 'proof', 'files', 'valid here', 'good to the independent verifier'],
      own.forms.map(({ form, proof, files, here, independent }) => [form, proof, files, here, independent]),
    ),
    '',
    '## Conformance suites',
    '',
    '- VC-JOSE-COSE (JOSE features): `npx kundig jose issue|verify --input F --key K --feature X --output O` writes',
    '  `{"result", "data"}`; `test/process/jose.test.ts` runs every case of the suite that is in the corpus. The features',
    '  of SD-JWT and COSE are not built: each of their cases ends in `indeterminate` (`format-unsupported`).',
    '- VC API suites (VCDM 2.0, Data Integrity, Bitstring Status List): the adapter of [vc-api.md](vc-api.md).',
    '',
    '## Every sample',
    '',
    renderSamples(judged),
  ].join('\n')}\n`;
}
