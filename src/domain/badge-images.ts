// Decides whether an SVG is fit to be a badge image: an allow-list of elements and attributes that can neither
// run, nor fetch, nor show text. Stricter than SVG itself on purpose; knows nothing of badge classes.
import { findForbiddenWords } from '../text/forbidden-words.ts';

export type ImageFault = { field: string; reason: string };

export const maximumImageBytes = 20 * 1024;

function listNames(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/));
}

const allowedElements = listNames(
  `svg g defs title desc path circle ellipse rect line polyline polygon clipPath mask linearGradient
  radialGradient stop`,
);
const allowedAttributes = listNames(
  `xmlns xmlns:xlink version viewBox preserveAspectRatio role aria-label aria-labelledby aria-hidden focusable
  lang xml:lang xml:space id width height x y x1 x2 y1 y2 cx cy r rx ry fx fy d points pathLength transform
  fill fill-opacity fill-rule clip-rule clip-path mask opacity color stroke stroke-width stroke-opacity
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset paint-order
  vector-effect shape-rendering offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod
  clipPathUnits maskUnits maskContentUnits href xlink:href`,
);
const svgNamespace = 'http://www.w3.org/2000/svg';
const namespaces: Record<string, string> = {
  xmlns: svgNamespace,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
};

const token =
  /<!--(?:(?!-->)[\s\S])*-->|<\?xml\s[^?]*\?>|<\/(?<closes>[\w:-]+)\s*>|<(?<opens>[A-Za-z][\w:-]*)(?<attributes>(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
const attribute = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the five XML entities and character references; undefined when there is any other `&`. */
function decodeText(raw: string): string | undefined {
  let sound = true;
  const text = raw.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));|&/g, (_, decimal, hex, name) => {
    const code = decimal ? Number.parseInt(decimal, 10) : hex ? Number.parseInt(hex, 16) : undefined;
    const decoded =
      code === undefined ? namedEntities[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    sound &&= decoded !== undefined;
    return decoded ?? '';
  });
  return sound ? text : undefined;
}

function findElementFault(name: string): string | undefined {
  if (allowedElements.has(name)) return undefined;
  if (/^script$/i.test(name)) return 'an image may hold no script';
  if (/^(text|tspan|textPath)$/i.test(name))
    return 'an image may hold no text; the alt text says what it shows';
  return 'this element is not allowed in a badge image';
}

function findAttributeFault(name: string, value: string | undefined): string | undefined {
  if (/^on/i.test(name)) return 'an image may hold no event attribute';
  if (!allowedAttributes.has(name)) return 'this attribute is not allowed in a badge image';
  if (value === undefined) return 'holds an unknown entity';
  if (name in namespaces) return value === namespaces[name] ? undefined : 'is not the namespace of SVG';
  // A backslash could spell url( in CSS escapes.
  const refers = /href$/.test(name) || /url\s*\(|\\|:\/\/|^\s*\w+:/i.test(value);
  const inside = /^#[\w-]+$/.test(value) || /^url\(#[\w-]+\)$/.test(value);
  return refers && !inside ? 'an image may refer to nothing outside itself' : undefined;
}

function findViewBoxFault(attributes: ReadonlyMap<string, string | undefined>): string | undefined {
  const viewBox = attributes.get('viewBox');
  if (viewBox === undefined) return 'is missing';
  const [, , width, height, ...rest] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const isSquare = width !== undefined && width > 0 && width === height && rest.length === 0;
  return isSquare ? undefined : 'must be four numbers with equal width and height: badge images are square';
}

function readAttributes(raw: string): Map<string, string | undefined> {
  const pairs = [...raw.matchAll(attribute)];
  return new Map(pairs.map(([, name = '', double, single]) => [name, decodeText(double ?? single ?? '')]));
}

function listElementFaults(opens: string, raw: string, isRoot: boolean): ImageFault[] {
  const faults: ImageFault[] = [];
  const add = (field: string, reason: string | undefined) => {
    if (reason !== undefined) faults.push({ field, reason });
  };
  const attributes = readAttributes(raw);
  if (attributes.size !== [...raw.matchAll(attribute)].length) add(`<${opens}>`, 'holds an attribute twice');
  add(`<${opens}>`, findElementFault(opens));
  for (const [name, value] of attributes) add(`<${opens}> ${name}`, findAttributeFault(name, value));
  if (isRoot && opens !== 'svg') add(`<${opens}>`, 'the outermost element must be <svg>');
  if (isRoot && !attributes.has('xmlns')) add('<svg> xmlns', `must be ${svgNamespace}`);
  if (isRoot) add('<svg> viewBox', findViewBoxFault(attributes));
  return faults;
}

/** Walks over all tokens of the SVG; stops at the first place where it is not well-formed XML. */
function listMarkupFaults(svg: string): ImageFault[] {
  const faults: ImageFault[] = [];
  const open: string[] = [];
  let roots = 0;
  const stop = (reason: string, at: number) => {
    const line = svg.slice(0, at).split('\n').length;
    return [...faults, { field: `line ${line}`, reason }];
  };
  for (let at = 0; at < svg.length; ) {
    token.lastIndex = at;
    const { closes, opens, attributes = '', empty, text } = token.exec(svg)?.groups ?? {};
    if (token.lastIndex === 0)
      return stop('is not well-formed XML, or holds more than elements and text', at);
    if (closes !== undefined && open.pop() !== closes) return stop(`</${closes}> closes nothing`, at);
    if (opens !== undefined) {
      if (open.length === 0) roots += 1;
      faults.push(...listElementFaults(opens, attributes, open.length === 0));
      if (empty === '') open.push(opens);
    }
    if (text?.trim()) {
      if (decodeText(text) === undefined) faults.push({ field: 'text', reason: 'holds an unknown entity' });
      const isAltText = ['title', 'desc'].includes(open.at(-1) ?? '');
      if (!isAltText)
        faults.push({ field: 'text', reason: 'an image may hold text only in <title> and <desc>' });
    }
    at = token.lastIndex;
  }
  if (open.length > 0) return stop(`<${open.at(-1)}> is never closed`, svg.length);
  return roots === 1 ? faults : stop('must hold exactly one <svg> element', svg.length);
}

/**
 * All faults that make a file unfit as a badge image: an empty list means that it is safe to serve and to show.
 * `field` names the element, attribute or line. Spec: OB 3.0 Image (SVG); at most 20 kB of UTF-8.
 */
export function findImageFaults(bytes: Uint8Array): ImageFault[] {
  if (bytes.length > maximumImageBytes) {
    return [{ field: '', reason: `is ${bytes.length} bytes; at most ${maximumImageBytes} are allowed` }];
  }
  const svg = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (svg.includes('\ufffd')) return [{ field: '', reason: 'is not UTF-8' }];
  if (/<!(DOCTYPE|ENTITY)/i.test(svg)) {
    return [{ field: '<!DOCTYPE>', reason: 'an image may hold no document type or entities' }];
  }
  const words = findForbiddenWords(decodeText(svg) ?? svg);
  const wordFaults = words.map((word) => ({ field: '', reason: `holds the forbidden word '${word}'` }));
  return [...wordFaults, ...listMarkupFaults(svg)];
}
