// The pieces that pages are built of. Each takes words that are already in the reader's language, knows no database
// and holds no rule. Their styles: style-sheets.ts.
import { encodeQR } from 'qr';
import type { Kind, Verdict } from '../openbadges/verify/outcome-codes.ts';
import type { Outcome } from '../openbadges/verify/report.ts';
import { findForbiddenWords } from '../text/forbidden-words.ts';
import type { HolderTexts, Texts } from '../text/languages.ts';
import { findOutcomeLine } from '../text/outcome-lines.ts';
import { type Html, html, type Piece } from './html.ts';
import { iconListen, levelIcons, noticeIcons, resultIcons, verdictIcons } from './icons.ts';

/** Where a tile leads, or the field that it fills. */
export type Choice =
  | { href: string; field?: undefined }
  | { href?: undefined; field: string; value: string; type?: 'radio' | 'checkbox'; checked?: boolean };

export type BadgeTile = {
  name: Piece;
  /** Address of the image. */
  image: string;
  /** One short line under the name, such as a month or a count. */
  note?: string;
  /** A short line with a check before it, such as "has this badge". */
  mark?: string | undefined;
  /** How far along it is, as dots with the same in words. */
  progress?: { done: number; total: number; label: string } | undefined;
} & (Choice | NoChoice);

/** A tile to look at only. */
type NoChoice = { href?: undefined; field?: undefined };

/** A badge in a grid: its image, its name. The name says it all, so the image has an empty alternative. */
export function badgeTile(tile: BadgeTile): Html {
  const face = html`<img class="k-tile-image" src="${tile.image}" alt="" width="96" height="96" loading="lazy">
<span class="k-tile-name">${tile.name}</span>${tile.note && html`<span class="k-tile-note">${tile.note}</span>`}${
    tile.mark && html`<span class="k-tile-mark">${resultIcons.passed}${tile.mark}</span>`
  }${tile.progress && renderTileProgress(tile.progress)}`;
  return choiceTile(tile, face);
}

function renderTileProgress({ done, total, label }: { done: number; total: number; label: string }): Html {
  return html`<span class="k-tile-note"><span class="k-dots" aria-hidden="true">${buildDots(done, total)}</span> ${label}</span>`;
}

/** A person in a grid: initials in a colour that follows from the name, and the name itself. */
export function personTile(person: { name: string; note?: string } & Choice): Html {
  const face = html`<span class="k-initials k-tint-${findTint(person.name)}" aria-hidden="true">${findInitials(
    person.name,
  )}</span>
<span class="k-tile-name">${person.name}</span>${person.note && html`<span class="k-tile-note">${person.note}</span>`}`;
  return choiceTile(person, face);
}

/** Tiles as a list that fills the width. */
export function tileGrid(tiles: readonly Html[]): Html {
  return html`<ul class="k-tiles">${tiles.map((tile) => html`<li>${tile}</li>`)}</ul>`;
}

export type Hero = {
  name: Piece;
  image: string;
  /** What can be seen in the image. */
  imageAlt: string;
  /** Where the page is in another language than what can be seen. */
  imageLanguage?: string;
  /** A line above the name, such as the kind of badge. */
  kicker?: string;
  /** The same name for others, under it. */
  under?: Piece;
  children?: Piece;
  /** The image beside the name, also on a narrow screen. */
  isCompact?: boolean;
};

/** The top of a page about one badge. */
export function badgeHero(hero: Hero): Html {
  return html`<div class="k-hero${hero.isCompact && ' k-hero-row'}">
<img src="${hero.image}" alt="${hero.imageAlt}"${hero.imageLanguage && html` lang="${hero.imageLanguage}"`} width="200" height="200">
<div>${hero.kicker && html`<p class="k-kicker">${hero.kicker}</p>`}
<h1>${hero.name}</h1>${hero.under}
${!hero.isCompact && hero.children}</div>
</div>${hero.isCompact && hero.children}`;
}

type LevelName = keyof typeof levelIcons;

/** The verdict in one glance: a shape, a word, a sentence. Colour only repeats what these say. */
export function verdictPanel(texts: Texts, verdict: Verdict, reason?: Piece): Html {
  return statusPanel(verdict, texts.verdicts[verdict], reason);
}

/** The same shapes with more exact words, where we know more than a verdict says. */
export function statusPanel(
  verdict: Verdict,
  { word, meaning }: { word: string; meaning: string },
  reason?: Piece,
): Html {
  return html`<section class="k-verdict k-verdict-${verdict}" aria-labelledby="uitslag">
${verdictIcons[verdict]}
<div><h2 id="uitslag">${word}</h2>
<p>${meaning}</p>${reason && html`<p class="k-hint">${reason}</p>`}</div>
</section>`;
}

/** The sentence for the reason behind a verdict; null when the verdict needs none. */
export function findReason(texts: Texts, kind: Kind | null): string | null {
  const reasons: Record<Kind, string> = texts.reasons;
  return kind === null ? null : reasons[kind];
}

/** One line of a report: what was looked at, and what came out. */
export function outcomeLine(
  texts: Texts,
  outcome: Pick<Outcome, 'check' | 'code' | 'result' | 'parts'>,
): Html {
  const { result, parts = [] } = outcome;
  const each = parts.map((part) => {
    const { word, line } = findOutcomeLine(texts, part);
    return html`<li>${word}: ${line}</li>`;
  });
  const { name, word, line } = findOutcomeLine(texts, outcome);
  return html`<li class="k-outcome k-outcome-${result}">${resultIcons[result]}
<div><strong>${name}</strong> <span class="k-outcome-word">${word}</span><br>${line}${each.length > 0 && html`<ol>${each}</ol>`}</div></li>`;
}

export function outcomeList(lines: readonly Html[]): Html {
  return html`<ul class="k-outcomes">${lines}</ul>`;
}

/** A code in groups of four, to be read out, typed or copied: `7K3M-9QXT-2ABC`. */
export function codeDisplay(code: string): Html {
  return html`<p class="k-code"><code dir="ltr">${splitCode(code)
    .map((group) => html`<span>${group}</span>`)
    .flatMap((group, index) => (index === 0 ? [group] : ['-', group]))}</code></p>`;
}

/** `7K3M9QXT2ABC` as `7K3M-9QXT-2ABC`. */
export function renderCode(code: string): string {
  return splitCode(code).join('-');
}

/** A QR code of an address as an image in the page itself; dark on white in both colour schemes. */
export function qrImage(address: string, alt: string): Html {
  const rows = encodeQR(address, 'raw', { border: 4, ecc: 'medium' });
  const size = rows.length;
  return html`<svg class="k-qr" role="img" aria-label="${alt}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${rows.map(drawRow).join('')}"/></svg>`;
}

export type NoticeKind = keyof typeof noticeIcons;

/** A short message that stands out: what happened, or what to mind. */
export function noticeBox(texts: Pick<HolderTexts, 'forms'>, kind: NoticeKind, body: Piece): Html {
  const { noticeInfo, noticeSuccess, noticeWarning } = texts.forms;
  const word = { info: noticeInfo, success: noticeSuccess, warning: noticeWarning }[kind];
  return html`<div class="k-notice k-notice-${kind}" role="${kind === 'info' ? 'note' : 'status'}">${noticeIcons[kind]}
<div><strong>${word}</strong><p>${body}</p></div></div>`;
}

type Spoken = { forms: Pick<HolderTexts['forms'], 'listen' | 'stopListening'> };

/**
 * A block with a button that reads it aloud, each part in the voice of its own language. The button shows when
 * read-aloud.js runs and the browser has such a voice; a page that uses it names that script.
 */
export function readAloud({ forms }: Spoken, block: Piece): Html {
  return html`<div class="k-read">${block}<button type="button" class="k-listen" hidden data-listen="${forms.listen}" data-stop="${forms.stopListening}">${iconListen}<span>${forms.listen}</span></button></div>`;
}

/** How far along something is: filled dots and the same in words. Shows what is there, never what is lacking. */
export function progressDots(progress: { done: number; total: number; label: string }): Html {
  const { done, total, label } = progress;
  return html`<p class="k-progress"><span class="k-dots" aria-hidden="true">${buildDots(done, total)}</span> ${label}</p>`;
}

function buildDots(done: number, total: number): Html[] {
  return Array.from(
    { length: total },
    (_, index) => html`<span class="${index < done ? 'k-dot k-dot-on' : 'k-dot'}"></span>`,
  );
}

/** Which step of a form this is. */
export function stepIndicator(
  texts: Pick<HolderTexts, 'forms'>,
  step: { current: number; total: number },
): Html {
  return html`<div class="k-step">${progressDots({
    done: step.current,
    total: step.total,
    label: texts.forms.step(step),
  })}</div>`;
}

/** A link that looks like a button. */
export function buttonLink(href: string, label: Piece, kind: 'primary' | 'secondary' = 'primary'): Html {
  return html`<a class="k-button k-button-${kind}" href="${href}">${label}</a>`;
}

/** Where else to go, one quiet row each; a page that uses it names the sheet `start.css`. */
export function linkList(links: readonly [href: string, label: string][]): Html {
  return html`<ul class="k-ways">${links.map(([href, label]) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`;
}

/** What was seen, each with its level; a level that all have in common is said once, at the top. */
export function seenList(
  texts: Pick<HolderTexts, 'levels'>,
  seen: readonly { text: Piece; level: LevelName | null }[],
): Html {
  const chip = (level: LevelName | null) =>
    level && html`<span class="k-chip">${levelIcons[level]}${texts.levels[level]}</span>`;
  const [first] = seen;
  const common = seen.length > 1 && seen.every(({ level }) => level === first?.level) ? first?.level : null;
  return html`${common && html`<p class="k-common">${chip(common)}</p>`}
<ul class="k-seen">${seen.map(({ text, level }) => html`<li><span>${text}</span>${!common && chip(level)}</li>`)}</ul>`;
}

/** Names and values in two columns. */
export function factList(facts: readonly (readonly [name: Piece, value: Piece])[]): Html {
  return html`<dl class="k-facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function choiceTile(choice: Choice | NoChoice, face: Html): Html {
  if (choice.href !== undefined) {
    return html`<a class="k-tile" href="${choice.href}">${face}</a>`;
  }
  if (choice.field === undefined) {
    return html`<div class="k-tile">${face}</div>`;
  }
  const checked = choice.checked && html` checked`;
  return html`<label class="k-tile k-tile-choice"><input type="${choice.type ?? 'radio'}" name="${choice.field}" value="${choice.value}"${checked}>${face}</label>`;
}

/** Two letters for a name at most. */
export function findInitials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const one = ([...(first ?? name)][0] ?? '').toUpperCase();
  const both = `${one}${last === undefined ? '' : [...last][0]}`;
  // Two innocent initials can be a word that we never show.
  return findForbiddenWords(both).length > 0 ? one : both;
}

/** One of six colours that follows from a name. */
export function findTint(name: string): number {
  return [...name].reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) % 6;
}

function splitCode(code: string): string[] {
  return code.match(/.{1,4}/g) ?? [];
}

/** One path segment per run of dark modules. */
function drawRow(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) {
      x++;
    }
    path += x > start ? `M${start} ${y}h${x - start}v1H${start}z` : '';
  }
  return path;
}
