// Prints what a participant can meet in one language beside the Dutch, words of badges too, for somebody who speaks both
// to read.
// `npm run words -- ar` prints all, `npm run words -- ar --unsure` only what is not certain.
import { join } from 'node:path';
import { readBadgeTemplates } from '../src/domain/badge-folders.ts';
import { listBadgeTexts } from '../src/domain/badge-words.ts';
import { type HolderLanguage, holderLanguages, isHolderLanguage } from '../src/text/languages.ts';
import { listWords } from '../src/text/list-words.ts';
import { isUnsure } from '../src/text/review.ts';

const [language, ...flags] = process.argv.slice(2);
if (!isHolderLanguage(language)) {
  console.error(`Give one of: ${Object.keys(holderLanguages).join(', ')}`);
  process.exit(1);
}
const badges = await readBadgeTemplates(join(import.meta.dirname, '..', 'badge-templates'));
if (!badges.ok) {
  for (const { file, field, reason } of badges.faults) console.error(`${file} ${field} ${reason}`);
  process.exit(1);
}
const { templates } = badges;
const listAll = (code: HolderLanguage) => [
  ...listWords(holderLanguages[code].texts),
  ...templates.flatMap((loaded) => listBadgeTexts(loaded, code)),
];
const dutch = new Map(listAll('nl').map(({ path, text }) => [path, text]));
for (const { path, text } of listAll(language)) {
  const mark = isUnsure(language, path) ? '?' : ' ';
  if (flags.includes('--unsure') && mark === ' ') continue;
  console.log(`${mark} ${path}\n    ${dutch.get(path)}\n    ${text}`);
}
