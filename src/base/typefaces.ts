// The letters that papers and pictures are set in, shipped with the program because servers have none. A face covers
// part of the world's writing, so a text is cut into runs of one face each. Knows nothing of what is written.
import { readFile } from 'node:fs/promises';

export type Weight = 'regular' | 'bold';

/** A piece of text that one face can write. */
export type Run = { text: string; face: Face };

export type Face = { name: string; bytes: Uint8Array; font: ShapedFont };

/** What is used of a font. Its units are `unitsPerEm` to the size of the letters. */
type ShapedFont = {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): {
    glyphs: { path: { scale(x: number, y: number): { translate(x: number, y: number): Drawn } } }[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
    advanceWidth: number;
  };
};

type Drawn = { toSVG(): string };

export type Typefaces = {
  splitRuns(text: string, weight: Weight): Run[];
  /** In the unit of `size`. */
  measureText(text: string, type: Type): number;
  /** Lines no wider than `width`; a word that is wider is broken. */
  wrapText(text: string, type: Type & { width: number }): string[];
  /** The outlines of one line as the data of an SVG path; x and y are where its base line begins. */
  drawText(text: string, type: Type & { x: number; y: number }): string;
};

export type Type = { weight: Weight; size: number };

/** In the order in which they are asked; the first that has a letter writes it. */
const families = [
  ['noto-sans', ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']],
  ['noto-sans-arabic', ['arabic']],
  ['noto-sans-ethiopic', ['ethiopic']],
] as const;

const weightNumbers: Record<Weight, number> = { regular: 400, bold: 700 };

let typefaces: Promise<Typefaces> | undefined;

/** Read once, when first needed: a start would wait for it. */
export function loadTypefaces(): Promise<Typefaces> {
  typefaces ??= openTypefaces();
  return typefaces;
}

async function openTypefaces(): Promise<Typefaces> {
  const faces = { regular: await openFaces('regular'), bold: await openFaces('bold') };
  const splitRuns: Typefaces['splitRuns'] = (text, weight) => cutRuns(text, faces[weight]);
  const measureText: Typefaces['measureText'] = (text, { weight, size }) =>
    splitRuns(text, weight).reduce((width, run) => width + measureRun(run, size), 0);
  return {
    splitRuns,
    measureText,
    wrapText: (text, { width, ...type }) => breakLines(text, (line) => measureText(line, type) <= width),
    drawText: (text, { weight, size, x, y }) => {
      let at = x;
      return splitRuns(text, weight)
        .map((run) => {
          const outline = drawRun(run, { size, x: at, y });
          at += measureRun(run, size);
          return outline;
        })
        .join('');
    },
  };
}

async function openFaces(weight: Weight): Promise<Face[]> {
  const { create } = await import('fontkit');
  const files = families.flatMap(([family, subsets]) =>
    subsets.map((subset) => `${family}/files/${family}-${subset}-${weightNumbers[weight]}-normal.woff`),
  );
  return Promise.all(
    files.map(async (file, at) => {
      const bytes = await readFile(new URL(import.meta.resolve(`@fontsource/${file}`)));
      return { name: `${weight}-${at}`, bytes, font: create(bytes) as unknown as ShapedFont };
    }),
  );
}

/** Letters with marks are kept together; what no face has is left to the first, which shows a box. */
function cutRuns(text: string, faces: readonly Face[]): Run[] {
  const runs: Run[] = [];
  for (const { segment } of new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(text)) {
    const last = runs.at(-1);
    const isWritten = ({ font }: Face) =>
      [...segment].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0)!));
    // A space or a full stop stays with the words before it.
    const face = last && isWritten(last.face) ? last.face : (faces.find(isWritten) ?? faces[0]!);
    if (last?.face === face) last.text += segment;
    else runs.push({ text: segment, face });
  }
  return runs;
}

function measureRun({ text, face: { font } }: Run, size: number): number {
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
}

function drawRun(
  { text, face: { font } }: Run,
  { size, x, y }: { size: number; x: number; y: number },
): string {
  const { glyphs, positions } = font.layout(text);
  const scale = size / font.unitsPerEm;
  let at = x;
  return glyphs
    .map(({ path }, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      const drawn = path.scale(scale, -scale).translate(at + xOffset * scale, y - yOffset * scale);
      at += xAdvance * scale;
      return drawn.toSVG();
    })
    .join('');
}

function breakLines(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

/** A word that fits is one piece; of an address each piece is as long as fits. */
function breakWord(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const characters = [...word];
  const pieces: string[] = [];
  while (characters.length > 0) {
    let count = characters.length;
    while (count > 1 && !fits(characters.slice(0, count).join(''))) count -= 1;
    pieces.push(characters.splice(0, count).join(''));
  }
  return pieces;
}
