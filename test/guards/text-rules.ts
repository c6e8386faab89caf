// The guards over words and documents, as pure functions over a map of files. A breach is one line.
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { type Files, maskText } from './source-text.ts';

/** Words that would say more of a person than the badge: in names of files, in words and in parts of names. */
export function findWordBreaches(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const spaced = (part: string) => part.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
    const said = `${file}\n${text}\n${spaced(text)}`;
    return findForbiddenWords(said).map((word) => `${file}: says ${word}`);
  });
}

const dutch = 'de|deze|een|geen|hebt|het|jij|jouw|naar|niet|van|voor|wij|wordt';
/** A word that only Dutch has, beside another. "Eethuis De Linde" is a name. */
const phrase = new RegExp(
  `(?<![\\p{L}-])((?:${dutch}|De|Het|Een|Wij) +\\p{Ll}{2,}|\\p{L}{2,} +(?:${dutch}))(?![\\p{L}-])`,
  'u',
);
/** Words right after a tag that holds text. */
const markup =
  /<\/?(?:a|button|caption|dd|dt|h\d|label|legend|li|option|p|small|span|strong|summary|td|th)(?:\s[^<>]*[^<>=])?> *(\p{L}[\p{L}.]+)/gu;
/** What is called so in every language. */
const properNames = ['LinkedIn', 'WhatsApp', 'did.json'];

/** What a page says stands in src/text, where it is read over: nowhere else is there Dutch, or words between tags. */
export function findLooseWords(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
    const [said] = phrase.exec(code) ?? [];
    const between = [...code.matchAll(markup)].map(([, word = '']) => word);
    const loose = [...(said === undefined ? [] : [said]), ...between];
    return loose.filter((word) => !properNames.includes(word)).map((word) => `${file}: says “${word}”`);
  });
}

/**
 * Texts that no code names: by a word of their own, or by the beginning of one that is put together. `keys` are paths;
 * a text of the same name in another group hides one that nobody reads.
 */
export function findUnreadTexts(keys: readonly string[], source: Files): string[] {
  const code = [...source.values()].join('\n');
  const named = new Set(code.match(/[\w-]+/g));
  return keys.filter((path) => {
    const name = path.split('.').at(-1) ?? '';
    const beginning = name.replace(/[^-]+$/, '');
    return !named.has(name) && !(beginning !== '' && code.includes(`${beginning}\${`));
  });
}

/** Each code stands in a test and in the source that raises it; a code that nobody can meet is no code. */
export function findCodeBreaches(
  codes: readonly string[],
  { source, tests }: Record<'source' | 'tests', Files>,
) {
  const isNamed = (files: Files, code: string) =>
    [...files.values()].some((text) => new RegExp(`(['"\`/])${code}\\1?(?![\\w-])`).test(text));
  return codes.flatMap((code) => [
    ...(isNamed(source, code) ? [] : [`${code}: is raised nowhere in src`]),
    ...(isNamed(tests, code) ? [] : [`${code}: is reached in no test`]),
  ]);
}

/** The headings of docs/problems.md are the codes, each once. */
export function findProblemsDocBreaches(codes: readonly string[], document: string): string[] {
  const headings = [...document.matchAll(/^### (\S+)$/gm)].map((found) => found[1] ?? '');
  return [
    ...codes.filter((code) => !headings.includes(code)).map((code) => `${code}: not in docs/problems.md`),
    ...headings.filter((code) => !codes.includes(code)).map((code) => `${code}: only in docs/problems.md`),
    ...headings
      .filter((code, at) => headings.indexOf(code) !== at)
      .map((code) => `${code}: twice in docs/problems.md`),
  ];
}

type Route = { method: string; url: string };
type Operations = Record<string, Record<string, unknown>>;

/**
 * Every route under /v1 is described and every description has a route.
 * @param paths of openapi.json, which counts from /v1
 */
export function findOpenapiBreaches(routes: readonly Route[], paths: Operations): string[] {
  const served = routes
    .filter(({ method, url }) => url.startsWith('/v1/') && !['HEAD', 'OPTIONS'].includes(method))
    .map(({ method, url }) => `${method} ${url.slice('/v1'.length).replace(/:(\w+)/g, '{$1}')}`)
    // The description itself is the one document that needs no description.
    .filter((line) => line !== 'GET /openapi.json');
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  return [
    ...served.filter((line) => !described.includes(line)).map((line) => `${line}: not in openapi.json`),
    ...described.filter((line) => !served.includes(line)).map((line) => `${line}: no such route`),
  ];
}

/** Tests say what they mean: none is switched off, alone, or left for later. */
export function findTestBreaches(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const code = maskText(text);
    return [
      ...(/\.only\s*\(|\bonly\s*:\s*true/.test(code) ? [`${file}: runs one test only`] : []),
      ...(/\.todo\s*\(|\btodo\s*:/.test(code) ? [`${file}: leaves a test for later`] : []),
      ...(/\bskip\s*:\s*true\b/.test(code) ? [`${file}: skips a test always`] : []),
    ];
  });
}
