// Words that do not belong in a question or an answer about somebody's work: health, money, home, belief, origin. A text
// that holds one is asked about, never refused: the words have innocent uses too.
import { findForbiddenWords } from './forbidden-words.ts';

/** Beginnings of words, Dutch and English, in lower case. */
const beginnings: readonly string[] = [
  'adhd',
  'addict',
  'afkomst',
  'alcohol',
  'arrest',
  'autis',
  'benefit',
  'beperking',
  'burn-out',
  'burnout',
  'debt',
  'depress',
  'detentie',
  'diagnos',
  'disab',
  'divorc',
  'doctor',
  'dokter',
  'drank',
  'drug',
  'epilep',
  'ethnic',
  'etnisch',
  'gay',
  'geloof',
  'gelovig',
  'gevangen',
  'gezin',
  'gezondheid',
  'godsdienst',
  'handicap',
  'headscarf',
  'health',
  'homo',
  'hoofddoek',
  'ill',
  'illness',
  'invalid',
  'jail',
  'kanker',
  'cancer',
  'kerk',
  'church',
  'kind',
  'kinderen',
  'child',
  'leeftijd',
  'lesb',
  'medic',
  'medicijn',
  'moskee',
  'mosque',
  'muslim',
  'moslim',
  'nationalit',
  'parole',
  'police',
  'politie',
  'pregnan',
  'prison',
  'psych',
  'race',
  'ras',
  'refugee',
  'religi',
  'schuld',
  'scheiding',
  'sick',
  'strafblad',
  'therap',
  'trauma',
  'trouwen',
  'verblijfs',
  'verslaa',
  'verslav',
  'verzuim',
  'vluchteling',
  'wheelchair',
  'rolstoel',
  'zwanger',
  'ziek',
  'bsn',
  'dakloos',
  'deurwaarder',
  'echtgen',
  'emdr',
  'family',
  'father',
  'geweld',
  'homeless',
  'huur',
  'husband',
  'kinderopvang',
  'loonwaarde',
  'mishandel',
  'moeder',
  'mother',
  'ouders',
  'rent',
  'thuis',
  'vader',
  'violence',
  'wife',
  'woning',
  'zorg',
  'burgerservice',
  'home',
  'huwelijk',
  'thuissituatie',
];

/** Beginnings that would catch too much: these count as whole words only. */
const wholeWords = new Set([
  'drank',
  'gay',
  'home',
  'homo',
  'huur',
  'ill',
  'kerk',
  'kind',
  'ras',
  'race',
  'rent',
  'thuis',
  'zorg',
]);

const patterns = beginnings.map((word) => ({
  word,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${word}${wholeWords.has(word) ? '(?![\\p{L}\\p{N}])' : ''}`, 'iu'),
}));

/** As a reader takes it: wide letters are letters, and signs without width are not there. */
function foldText(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/** What in a text is better read once more before it is sent: each as it stands in the text, once. */
export function findRiskWords(text: string): string[] {
  const plain = foldText(text);
  const found = patterns.flatMap(({ pattern }) => {
    const match = pattern.exec(plain);
    if (match === null) return [];
    const [word] = /^[\p{L}\p{N}-]+/u.exec(plain.slice(match.index)) ?? [match[0]];
    return [word.toLowerCase()];
  });
  return [...new Set([...found, ...findForbiddenWords(plain)])];
}

const contacts = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+/u,
  /\b(?:https?:|www\.)/i,
  /\b[\p{L}\p{N}-]+\.(?:nl|com|org|net|eu|be|de|info|io|me)\b/iu,
  /(?<![\p{L}\p{N}])\p{Nd}(?:[\s().-]*\p{Nd}){7,}/u,
];

/** Whether a text holds an address, a telephone number or a link. */
export function hasContact(text: string): boolean {
  const plain = foldText(text);
  return contacts.some((pattern) => pattern.test(plain));
}
