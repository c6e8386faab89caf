// Which style sheets a page loads: what every page has, those of the pieces that are on it, and its own. A piece brings
// its sheet along, so a page that begins to use one needs no change here.
import { type HolderLanguage, isHolderLanguage } from '../text/languages.ts';
import { findAssetHref } from './assets.ts';
import { listFontSheets } from './fonts.ts';

/** Each with the classes by which its pieces are known. */
const pieceSheets: readonly [file: string, piece: RegExp][] = [
  ['forms.css', /class="k-(field|option|input|errors?)\b/],
  ['file.css', /class="k-input k-file\b/],
  ['tiles.css', /class="k-(tile|initials)/],
  ['marks.css', /class="k-tile-mark/],
  ['levels.css', /class="k-level/],
  ['dots.css', /class="k-(dots|progress)/],
  ['rows.css', /class="k-(facts|list|plain|item|flag|card k-folds|folds|row|pair)\b|<table/],
  ['badge.css', /class="k-(hero|code|qr|with-qr|honest|title|part|rule)\b/],
  ['learning.css', /class="k-(sentences|steps-given)\b/],
  ['beside.css', /class="k-beside/],
  ['seen.css', /class="k-(face|seen|chip|common)\b/],
  ['verdict.css', /class="k-(verdict|outcome)/],
  ['award.css', /class="k-award"/],
];

type Styled = {
  language: HolderLanguage;
  /** The finished markup. */
  body: string;
  /** Files in `assets/`. */
  own?: readonly string[] | undefined;
};

/** Addresses in the order in which they are loaded. */
export function listStyleHrefs({ language, body, own = [] }: Styled): string[] {
  const pieces = pieceSheets.filter(([, piece]) => piece.test(body)).map(([file]) => file);
  return [...listFontSheets([language, ...listLanguages(body)]), 'kundig.css', ...pieces, ...own].map(
    findAssetHref,
  );
}

/** Of parts in another language than the page, such as a screen that is turned to its reader. */
function listLanguages(body: string): HolderLanguage[] {
  return [...new Set([...body.matchAll(/ lang="(\w+)"/g)].map(([, code]) => code))].filter(isHolderLanguage);
}
