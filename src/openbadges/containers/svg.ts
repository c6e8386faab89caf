// A credential in an element of an SVG. Strict XML without document types' declarations or entities; a badge is put
// in by its place in the text, so that every other byte stays. OB 3.0, Baking, SVG; OB 2.0, Baking Specification.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { attempt, type Baked, type Format, type Part, refuse, type Version } from './container.ts';
import { decodeUtf8, stripMark } from './encodings.ts';
import { isCompactJws } from './jws.ts';
import type { ContainerLimits } from './limits.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const credentialNamespace = 'https://purl.imsglobal.org/ob/v3p0';

// Which elements hold a badge, and whether a body stands above the attribute where both are there.
const elements: { namespace: string; local: string; version: Version; isBodyFirst: boolean }[] = [
  { namespace: credentialNamespace, local: 'credential', version: 'ob3', isBodyFirst: false },
  { namespace: 'http://openbadges.org', local: 'assertion', version: 'ob2', isBodyFirst: true },
];

type Piece = { isCdata: boolean; text: string };

type BadgeElement = {
  row: (typeof elements)[number];
  start: number;
  end: number;
  verify: string;
  pieces: Piece[];
};

type Root = { name: string; tagEnd: number; isSelfClosing: boolean; prefixUri: string | undefined };

type Scan = { root: Root; badges: BadgeElement[] };

function sniff(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('utf8');
  return stripMark(head).trimStart().startsWith('<') && /<(?:[\w.-]+:)?svg[\s/>]/.test(head);
}

/** An external identifier alone is read past; declarations of its own would give words new meanings. */
function requirePlainDoctype(doctype: string): void {
  if (doctype.includes('[')) refuse('svg-entities');
}

function requireUtf8({ encoding, version }: { encoding?: string; version?: string }): void {
  if (version !== '1.0' || !/^(utf-8|us-ascii)$/i.test(encoding ?? 'utf-8')) refuse('svg-broken');
}

/** Reads the whole document once and remembers where its root begins and which badges it holds. */
function scan(text: string, limits: ContainerLimits): Scan {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const badges: BadgeElement[] = [];
  let root: Root | undefined;
  let open: BadgeElement | undefined;
  let depth = 0;
  let nodes = 0;
  const count = () => {
    nodes += 1;
    if (nodes > limits.maxNodes) refuse('too-many-parts');
  };
  const addPiece = (isCdata: boolean) => (piece: string) => {
    count();
    open?.pieces.push({ isCdata, text: piece });
  };
  const openTag = (tag: SaxesTagNS) => {
    depth += 1;
    if (depth > limits.maxDepth) refuse('too-deep');
    if (open !== undefined) refuse('svg-broken');
    root ??= readRoot(tag, parser.position);
    const row = elements.find(({ namespace, local }) => tag.uri === namespace && tag.local === local);
    if (row === undefined) return;
    // No raw `<` may stand in an attribute, so the nearest one before is where this tag begins.
    const start = text.lastIndexOf('<', parser.position - 1);
    open = { row, start, end: start, verify: tag.attributes.verify?.value ?? '', pieces: [] };
    badges.push(open);
  };
  const closeTag = () => {
    depth -= 1;
    if (open !== undefined) open.end = parser.position;
    open = undefined;
  };
  parser.on('error', () => refuse('svg-broken'));
  parser.on('xmldecl', requireUtf8);
  parser.on('doctype', requirePlainDoctype);
  parser.on('comment', count);
  parser.on('processinginstruction', count);
  parser.on('opentagstart', count);
  parser.on('attribute', count);
  parser.on('opentag', openTag);
  parser.on('closetag', closeTag);
  parser.on('text', addPiece(false));
  parser.on('cdata', addPiece(true));
  parser.write(text).close();
  return { root: root ?? refuse('svg-broken'), badges };
}

function readRoot(tag: SaxesTagNS, tagEnd: number): Root {
  if (tag.uri !== svgNamespace || tag.local !== 'svg') return refuse('svg-broken');
  return { name: tag.name, tagEnd, isSelfClosing: tag.isSelfClosing, prefixUri: tag.ns.openbadges };
}

function scanBytes(bytes: Uint8Array, limits: ContainerLimits): Scan & { text: string; mark: string } {
  if (bytes.length > limits.maxBytes) return refuse('too-large');
  const whole = decodeUtf8(bytes);
  const text = stripMark(whole);
  return { ...scan(text, limits), text, mark: whole.slice(0, whole.length - text.length) };
}

/** The body as it was written: blanks that only lay the document out, around CDATA, are no part of it. */
function readBody(pieces: Piece[]): string {
  const first = pieces.findIndex(({ isCdata }) => isCdata);
  const last = pieces.findLastIndex(({ isCdata }) => isCdata);
  const isLayout = ({ text }: Piece, at: number) => (at < first || at > last) && text.trim() === '';
  const kept = first < 0 ? pieces : pieces.filter((piece, at) => !isLayout(piece, at));
  return kept.map(({ text }) => text).join('');
}

function readBadge({ row, verify, pieces }: BadgeElement, limits: ContainerLimits): Part {
  const body = readBody(pieces);
  const hasBody = body.trim() !== '';
  // Two readers could each take another of the two: for the newer edition that is no badge.
  if (hasBody && verify !== '' && !row.isBodyFirst) return refuse('several-credentials');
  const text = hasBody ? body : verify;
  if (text.trim() === '') return refuse('no-credential');
  if (Buffer.byteLength(text) > limits.maxTextBytes) return refuse('too-large');
  return { text, keyword: row.version };
}

function findParts(bytes: Uint8Array, limits: ContainerLimits): { parts: Part[] } {
  const { badges } = scanBytes(bytes, limits);
  if (badges.length === 0) return refuse('no-credential');
  if (new Set(badges.map(({ row }) => row)).size < badges.length) return refuse('several-credentials');
  return { parts: badges.map((badge) => readBadge(badge, limits)) };
}

function renderElement(credential: string, declaration: string): string {
  if (isCompactJws(credential)) return `<openbadges:credential${declaration} verify="${credential}"/>`;
  // A parser turns a bare carriage return into a line feed, and `]]>` would end the section.
  const body = credential.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[');
  return `<openbadges:credential${declaration}><![CDATA[${body}]]></openbadges:credential>`;
}

function renderWithout(text: string, badges: BadgeElement[]): string {
  return badges.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

function renderBaked({ text, root, badges }: Scan & { text: string }, credential: string): string {
  const declaration = ` xmlns:openbadges="${credentialNamespace}"`;
  const onRoot = root.prefixUri === undefined ? declaration : '';
  // The prefix may stand for something else here, which other elements may lean on.
  const onElement = (root.prefixUri ?? credentialNamespace) === credentialNamespace ? '' : declaration;
  const closer = root.isSelfClosing ? '/>' : '>';
  const tag = `${text.slice(0, root.tagEnd - closer.length)}${onRoot}>`;
  const element = renderElement(credential, onElement);
  const rest = renderWithout(text, badges).slice(root.tagEnd);
  return `${tag}${element}${root.isSelfClosing ? `</${root.name}>` : ''}${rest}`;
}

function bake(image: Uint8Array, credential: string, limits: ContainerLimits): Baked {
  return attempt(() => {
    const scanned = scanBytes(image, limits);
    const baked = new Uint8Array(Buffer.from(scanned.mark + renderBaked(scanned, credential)));
    // XML has no way to write some characters, so what comes out again is held against what went in.
    const [part] = findParts(baked, limits).parts;
    return part && 'text' in part && part.text === credential ? { image: baked } : refuse('unbakeable');
  });
}

export const svg: Format = {
  name: 'svg',
  mediaTypes: ['image/svg+xml'],
  sniff,
  unbake: (bytes, limits) => attempt(() => findParts(bytes, limits)),
  bake,
};
