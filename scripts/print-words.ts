// Prints what a participant can meet in one language beside the Dutch, for somebody who speaks both to read.
// `npm run words -- ar` prints all, `npm run words -- ar --unsure` only what is not certain.
import { holderLanguages, isHolderLanguage } from '../src/text/languages.ts';
import { listWords } from '../src/text/list-words.ts';
import { isUnsure } from '../src/text/review.ts';

const [language, ...flags] = process.argv.slice(2);
if (!isHolderLanguage(language)) {
  console.error(`Give one of: ${Object.keys(holderLanguages).join(', ')}`);
  process.exit(1);
}
const dutch = new Map(listWords(holderLanguages.nl.texts).map(({ path, text }) => [path, text]));
for (const { path, text } of listWords(holderLanguages[language].texts)) {
  const mark = isUnsure(language, path) ? '?' : ' ';
  if (flags.includes('--unsure') && mark === ' ') continue;
  console.log(`${mark} ${path}\n    ${dutch.get(path)}\n    ${text}`);
}
