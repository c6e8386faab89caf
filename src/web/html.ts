// Markup that is safe by construction: whatever is put into a template is escaped, unless it is markup already.
// Knows nothing of Kundig. The key of an Html value is private to this file, so no text can pose as one.
const markup = Symbol('markup');

export type Html = { readonly [markup]: string };

/** What a template takes: text is escaped, `null`, `undefined` and `false` are left out, lists are joined. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const inUrl = /\s(?:href|src|action|formaction)="$/;
const unquoted = /<[^>]*\s[\w:-]+=$/;

/** For each value of a template that was seen before: whether it stands at the start of an address. */
const templates = new WeakMap<TemplateStringsArray, boolean[]>();

/**
 * Builds markup. A value at the start of `href`, `src`, `action` or `formaction` also has to be a safe address.
 * @throws TypeError when a template puts a value into an attribute without quotes (a fault of the template)
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  const addresses = templates.get(strings) ?? readTemplate(strings);
  // Joined and not added up: text that was added up is copied piece by piece when it is sent.
  const parts: string[] = [strings[0] ?? ''];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    parts.push(addresses[index] ? escapeText(safeUrl(readText(value))) : renderPiece(value));
    parts.push(strings[index + 1] ?? '');
  }
  return mark(parts.join(''));
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

/** Data for programs in a page, such as JSON-LD: no script, and nothing in it can end the element. */
export function dataBlock(value: object): Html {
  return mark(
    `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`,
  );
}

/**
 * The address when a browser can follow it without running anything or leaving without being seen to:
 * a path of this site, a query, a fragment, http(s), mailto, tel, sms with at most a number and a text, or a data image;
 * else `#`.
 */
export function safeUrl(url: string): string {
  return isSafe(url) ? url : '#';
}

function isSafe(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these, so that `java\tscript:` runs
  if (/[\u0000-\u0020\u007f\\]/.test(url)) {
    return false;
  }
  return /^(?:https?:\/\/|mailto:|tel:|sms:(?:\+?\d{3,15})?(?:\?|$)|\/(?!\/)|[?#]|data:image\/(?:svg\+xml|png);)/i.test(
    url,
  );
}

function readTemplate(strings: TemplateStringsArray): boolean[] {
  const beforeValues = strings.slice(0, -1);
  if (beforeValues.some((text) => unquoted.test(text))) {
    throw new TypeError('A template puts a value into an attribute without quotes');
  }
  const addresses = beforeValues.map((text) => inUrl.test(text));
  templates.set(strings, addresses);
  return addresses;
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

const special = /[&<>"'`]/;

function escapeText(text: string): string {
  return !special.test(text) ? text : text.replace(/[&<>"'`]/g, (character) => escapes[character] ?? '');
}

/** A text in which something stands that is more than text: `mark` is where. */
export function splitAround(text: string, mark: string, inside: Piece): Html {
  const [before, after] = text.split(mark);
  return html`${before}${inside}${after}`;
}
