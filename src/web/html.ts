// Markup that is safe by construction: whatever is put into a template is escaped, unless it is markup already.
// Knows nothing of Kundig. The key of an Html value is private to this file, so no text can pose as one.
const markup = Symbol('markup');

export type Html = { readonly [markup]: string };

/** What a template takes: text is escaped, `null`, `undefined` and `false` are left out, lists are joined. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const checked = new WeakSet<TemplateStringsArray>();
const inUrl = /\s(?:href|src|action|formaction)="$/;
const unquoted = /<[^>]*\s[\w:-]+=$/;

/**
 * Builds markup. A value at the start of `href`, `src`, `action` or `formaction` also has to be a safe address.
 * @throws TypeError when a template puts a value into an attribute without quotes (a fault of the template)
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  checkTemplate(strings);
  let result = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    result += inUrl.test(strings[index] ?? '') ? escapeText(safeUrl(readText(value))) : renderPiece(value);
    result += strings[index + 1] ?? '';
  }
  return mark(result);
}

/** The finished markup as text, to be sent. */
export function renderHtml(page: Html): string {
  return page[markup];
}

/**
 * Markup that this program made itself and that was not typed by anybody: our own SVG images.
 * Never for text from outside.
 */
export function trustMarkup(text: string): Html {
  return mark(text);
}

/**
 * The address when a browser can follow it without running anything or leaving without being seen to:
 * a path of this site, a query, a fragment, http(s), mailto, tel, or a data image; else `#`.
 */
export function safeUrl(url: string): string {
  return isSafe(url) ? url : '#';
}

function isSafe(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these, so that `java\tscript:` runs
  if (/[\u0000-\u0020\u007f\\]/.test(url)) {
    return false;
  }
  return /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|[?#]|data:image\/(?:svg\+xml|png);)/i.test(url);
}

function checkTemplate(strings: TemplateStringsArray): void {
  if (checked.has(strings)) {
    return;
  }
  if (strings.slice(0, -1).some((text) => unquoted.test(text))) {
    throw new TypeError('A template puts a value into an attribute without quotes');
  }
  checked.add(strings);
}

function renderPiece(value: Piece): string {
  if (value === null || value === undefined || value === false) {
    return '';
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return escapeText(String(value));
  }
  return isList(value) ? value.map(renderPiece).join('') : value[markup];
}

function readText(value: Piece): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `Array.isArray` does not narrow a readonly list away from the other members of Piece. */
function isList(value: Html | readonly Piece[]): value is readonly Piece[] {
  return Array.isArray(value);
}

function mark(text: string): Html {
  return { [markup]: text };
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => escapes[character] ?? '');
}
