// Which letters a page loads: the Latin ones and those of its language. Other names are written by the reader's fonts.
import { type Script, scripts, type WebFont, webFonts } from '../base/web-fonts.ts';
import type { HolderLanguage } from '../text/languages.ts';

/** The scripts of languages that are not written with Latin letters. */
const ownScripts: Partial<Record<HolderLanguage, Script>> = { ar: 'arabic', uk: 'cyrillic', ti: 'ethiopic' };

/** The Latin sheet is for every page. */
const latin: readonly Script[] = ['latin', 'latin-ext'];

/**
 * The letters of the system that stand in until ours are there, stretched to the same width and height so that nothing
 * moves: Noto Sans is 7.4% wider than Arial, in bold 5.5%, and 1.069 em high with 0.293 em below the line.
 */
const standIns = [
  { weight: 400, names: ['Arial', 'Roboto', 'Liberation Sans'], size: 1.074 },
  { weight: 700, names: ['Arial Bold', 'Roboto Bold', 'Liberation Sans Bold'], size: 1.055 },
] as const;

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Style sheets by name, for assets.ts. */
export const fontSheets: Record<string, string> = {
  'fonts.css': [...latin.flatMap(listFaces), ...standIns.map(writeStandIn)].join('\n'),
  ...Object.fromEntries(
    scripts
      .filter((script) => !latin.includes(script))
      .map((script) => [`fonts-${script}.css`, listFaces(script).join('\n')]),
  ),
};

/** Names of style sheets: one for every page, one more for each other script. */
export function listFontSheets(languages: readonly HolderLanguage[]): string[] {
  const own = new Set(languages.map((language) => ownScripts[language]));
  return [
    'fonts.css',
    ...[...own].filter((script) => script !== undefined).map((script) => `fonts-${script}.css`),
  ];
}

/** What a page in a language is sure to need, so that a browser need not wait for the style sheet to tell. */
export function listSureFonts(language: HolderLanguage): readonly string[] {
  const sure = ['latin', ownScripts[language]];
  return webFonts.filter(({ script }) => sure.includes(script)).map(findFontHref);
}

export function findFont(file: string): WebFont | undefined {
  return webFonts.find((font) => font.file === file);
}

function findFontHref({ file }: WebFont): string {
  return `/assets/${file}`;
}

function listFaces(script: Script): string[] {
  return webFonts
    .filter((font) => font.script === script)
    .map((font) =>
      writeFace('Noto Sans', font.weight, {
        src: `url(${findFontHref(font)}) format("woff2")`,
        'font-display': 'swap',
        'unicode-range': font.range,
      }),
    );
}

function writeStandIn({ weight, names, size }: (typeof standIns)[number]): string {
  return writeFace('Noto Sans stand-in', weight, {
    src: names.map((name) => `local("${name}")`).join(','),
    'size-adjust': percent(size),
    'ascent-override': percent(1.069 / size),
    'descent-override': percent(0.293 / size),
    'line-gap-override': '0%',
  });
}

/** A face of 400 writes up to 500; one of 700 the rest. */
function writeFace(family: string, weight: number, rules: Record<string, string>): string {
  const lines = {
    'font-family': `"${family}"`,
    'font-weight': weight === 400 ? '1 500' : '501 1000',
    ...rules,
  };
  return `@font-face{${Object.entries(lines)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;
}
