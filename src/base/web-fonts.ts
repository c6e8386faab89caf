// The letters of pages: cut out of the fonts that the program comes with, so that a page stays light. Of each script
// what its languages and ordinary names are written with; a reader's own fonts write the rest. Cut when first asked
// for, in a thread of its own: a start does not wait for it, and no other request either.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FontOrder } from './web-font-worker.ts';

export const scripts = ['latin', 'latin-ext', 'cyrillic', 'arabic', 'ethiopic'] as const;
export type Script = (typeof scripts)[number];

export type WebFont = {
  script: Script;
  weight: 400 | 700;
  /** Such as `noto-sans-latin-400.1a2b3c4d5e6f.woff2`; another font or other letters give another name. */
  file: string;
  /** Which letters are in it, as CSS writes it: `U+20-7e,U+a0-ff`. */
  range: string;
};

/** Which letters are kept, as CSS writes it. */
const ranges: Record<Script, string> = {
  // ASCII, Latin-1, dotless i, oe, the apostrophe of Ukrainian, dashes, quotation marks, bullet, ellipsis, euro.
  latin: 'U+20-7e,U+a0-ff,U+131,U+152-153,U+2bc,U+2013-2014,U+2018-201a,U+201c-201e,U+2022,U+2026,U+20ac',
  // Latin Extended-A: Polish, Turkish and most of Europe; the comma letters of Romanian.
  'latin-ext': 'U+100-130,U+132-151,U+154-17f,U+218-21b',
  cyrillic: 'U+400-45f,U+490-491',
  // The letters and vowel marks of Arabic, its digits and signs, and the letters that Persian, Urdu and Sorani add.
  arabic: 'U+60c,U+61b,U+61f,U+621-63a,U+640-652,U+660-66c,U+67e,U+686,U+698,U+6a4,U+6a9,U+6af,U+6cc',
  // The consonants of Tigrinya in their seven orders, those with a w, and the signs between words and sentences.
  ethiopic:
    'U+1200-1206,U+1208-120e,U+1210-1216,U+1218-121e,U+1228-122e,U+1230-1236,U+1238-123e,U+1240-1246,U+124a-124d,' +
    'U+1250-1256,U+125a-125d,U+1260-1266,U+1268-126e,U+1270-1276,U+1278-127e,U+1290-1296,U+1298-129e,U+12a0-12a6,' +
    'U+12a8-12ae,U+12b2-12b5,U+12b8-12be,U+12c2-12c5,U+12c8-12ce,U+12d0-12d6,U+12d8-12de,U+12e0-12e6,U+12e8-12ee,' +
    'U+12f0-12f6,U+1300-1306,U+1308-130e,U+1312-1315,U+1320-1326,U+1328-132e,U+1338-133e,U+1340-1346,U+1348-134e,' +
    'U+1350-1356,U+1361-1367',
};

/** What is kept of how letters are set. Pairs of Ethiopic syllables drawn closer are most of that font; few notice. */
const features: Partial<Record<Script, string[]>> = { ethiopic: ['ccmp', 'locl', 'mark', 'mkmk'] };

const families: Record<Script, string> = {
  latin: 'noto-sans',
  'latin-ext': 'noto-sans',
  cyrillic: 'noto-sans',
  arabic: 'noto-sans-arabic',
  ethiopic: 'noto-sans-ethiopic',
};

const weights = [400, 700] as const;

/** Every font that a page can have, two weights per script. */
export const webFonts: readonly WebFont[] = scripts.flatMap((script) =>
  weights.map((weight) => {
    const hash = createHash('sha256')
      .update(readFileSync(findSource(script, weight)))
      .update(ranges[script] + features[script])
      .digest('hex')
      .slice(0, 12);
    return {
      script,
      weight,
      file: `noto-sans-${script}-${weight}.${hash}.woff2`,
      range: ranges[script],
    };
  }),
);

const cut = new Map<Script, Promise<Uint8Array[]>>();

/** The font as a woff2 file. */
export async function cutWebFont({ script, weight }: WebFont): Promise<Uint8Array> {
  const fonts = cut.get(script) ?? cutFonts(script);
  cut.set(script, fonts);
  try {
    return (await fonts)[weights.indexOf(weight)] ?? new Uint8Array();
  } catch (error) {
    cut.delete(script);
    throw error;
  }
}

function findSource(script: Script, weight: number): URL {
  const family = families[script];
  return new URL(
    import.meta.resolve(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff2`),
  );
}

function listLetters(script: Script): string {
  return ranges[script]
    .split(',')
    .flatMap((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
    })
    .join('');
}

/** All weights of a script, in the order of `weights`. */
function cutFonts(script: Script): Promise<Uint8Array[]> {
  const order: FontOrder = {
    files: weights.map((weight) => findSource(script, weight).href),
    text: listLetters(script),
    features: features[script],
  };
  const worker = new Worker(new URL('./web-font-worker.ts', import.meta.url), {
    name: 'fonts',
    workerData: order,
    env: {},
    execArgv: [],
  });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`The letters of ${script} were not cut`)));
  });
}
