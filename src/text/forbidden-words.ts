// Words that would tell an outsider more about a person than the badge itself: they may stand in nothing
// public (templates, credentials, pages, addresses, images). This is the one list; guards and loaders use it.

/**
 * The words in lower case, with the plurals and spellings that Dutch texts use. A space stands for any space,
 * hyphen or underscore. 'SW' is the one word matched only in capitals: in lower case the two letters are
 * harmless (a compass point, a file name), in capitals they name a law.
 */
export const forbiddenWords: readonly string[] = [
  'afstand tot de arbeidsmarkt',
  'bijstand',
  'bijstandsuitkering',
  'cliënt',
  'cliënten',
  'doelgroep',
  'doelgroepen',
  'doelgroepregister',
  'kandidaat',
  'kandidaten',
  'klant',
  'klanten',
  'leerpraktijkcentra',
  'leerpraktijkcentrum',
  'lpc',
  "lpc's",
  'participatiewet',
  're-integratie',
  'reintegratie',
  'reïntegratie',
  'samen voor zuid',
  'statushouder',
  'statushouders',
  'SW',
  'traject',
  'trajecten',
  'uitkering',
  'uitkeringen',
  'wajong',
  'wajonger',
  'werkfit',
];

const hyphens = '[-\\u2010\\u2011]';

function buildPattern(word: string): RegExp {
  const body = word
    .normalize('NFC')
    .replaceAll('-', hyphens)
    .replaceAll("'", "['\\u2019]")
    .replaceAll(' ', '[\\s_\\u2010\\u2011-]+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, word === 'SW' ? 'u' : 'iu');
}

const patterns = forbiddenWords.map((word) => ({ word, pattern: buildPattern(word) }));

/**
 * The forbidden words that occur in a text as whole words, in any case (but see 'SW'), each once and in the
 * order of the list. A letter or digit beside a word makes it part of another word; a hyphen does not. Feed it
 * decoded text: it knows no percent or HTML encoding, and in random base64url a short word can occur by chance.
 */
export function findForbiddenWords(text: string): string[] {
  // Soft hyphens and zero-width marks are invisible to a reader, so they must not hide a word.
  const visible = text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '');
  return patterns.filter(({ pattern }) => pattern.test(visible)).map(({ word }) => word);
}
