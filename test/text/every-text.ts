// Every text of our own that somebody can read, wherever it stands: the catalogue, the sentences inside a credential,
// the next step, and the words of the badges that come with the house. Pages, papers, pictures, mails and the form
// without network say nothing but these and what people wrote; a guard sees to it that no other source has words.
import { join } from 'node:path';
import { readBadgeTemplates } from '../../src/domain/badge-folders.ts';
import { credentialWords } from '../../src/text/credential-words.ts';
import { holderLanguages, type Language, languages } from '../../src/text/languages.ts';
import { listWords, type Words } from '../../src/text/list-words.ts';
import { nextSteps } from '../../src/text/next-steps.ts';
import { checkout } from '../guards/source-text.ts';

export type Text = Words & {
  /** Stands on a participant's own pages: A2. All others B1. */
  isForHolders: boolean;
};

/** Said to everybody who meets the app, of which a participant is one. */
const shared = ['shell', 'forms', 'problems', 'problemPage'];
const holderNouns = Object.keys(holderLanguages.ar.texts).filter((noun) => !shared.includes(noun));

const findNoun = (path: string) => path.split(/[.(]/)[0] ?? '';

/** All strings under a key, at any depth: `{ name: { nl: 'Afwas' } }`. */
function listUnder(key: string, value: unknown, path: string): Words[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === key && typeof part === 'string'
      ? [{ path, text: part }]
      : listUnder(key, part, `${path}.${name}`),
  );
}

export async function listEveryText(language: Language): Promise<Text[]> {
  const reading = await readBadgeTemplates(join(checkout, 'badge-templates'));
  const templates = reading.ok ? reading.templates : [];
  const badges = templates.flatMap(({ template }) =>
    listUnder(language, template, `badges.${template.slug}`),
  );
  return [
    ...listWords(languages[language].texts),
    // What is signed is signed in Dutch.
    ...(language === 'nl' ? listWords(credentialWords, 'credentialWords') : []),
    ...listWords(nextSteps[language], 'nextSteps'),
    ...badges,
  ].map((words) => ({
    ...words,
    isForHolders:
      [...holderNouns, 'nextSteps'].includes(findNoun(words.path)) || words.path.endsWith('.uitleg'),
  }));
}
