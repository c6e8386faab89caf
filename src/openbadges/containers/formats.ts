// The one table of the forms in which a credential travels, and the way in for a file of any of them.
// A new form is a file beside this one and a row here. Pure: bytes in, texts out, nothing verified.
import {
  attempt,
  type ContainerFault,
  type Format,
  type FormatName,
  type Part,
  refuse,
} from './container.ts';
import { type Content, openText } from './contents.ts';
import { decodeUtf8, stripMark } from './encodings.ts';
import { isCompactJws, isSdJwt } from './jws.ts';
import type { ContainerLimits } from './limits.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { svg } from './svg.ts';

export type Opened =
  | { format: FormatName; contents: Content[]; fault?: never }
  | { fault: ContainerFault; format?: FormatName };

function readHead(bytes: Uint8Array): string {
  return stripMark(Buffer.from(bytes.subarray(0, 1024)).toString('utf8')).trimStart();
}

function readText(bytes: Uint8Array, limits: ContainerLimits): string {
  return bytes.length > limits.maxTextBytes ? refuse('too-large') : decodeUtf8(bytes);
}

const json: Format = {
  name: 'json',
  mediaTypes: [
    'application/vc',
    'application/vp',
    'application/vc+ld+json',
    'application/ld+json',
    'application/json',
  ],
  sniff: (bytes) => /^[{[]/.test(readHead(bytes)),
  unbake: (bytes, limits) => attempt(() => ({ parts: [{ text: readText(bytes, limits) }] })),
};

function unbakeJwt(bytes: Uint8Array, limits: ContainerLimits): { parts: Part[] } {
  const text = stripMark(readText(bytes, limits)).trim();
  return isCompactJws(text) || isSdJwt(text) ? { parts: [{ text }] } : refuse('jwt-malformed');
}

const jwt: Format = {
  name: 'jwt',
  mediaTypes: ['application/vc+jwt', 'application/vp+jwt', 'application/jwt', 'text/plain'],
  // A header is a JSON object, and in base64url the brace that it begins with is `e` and one of `w` to `z`.
  sniff: (bytes) => /^e[w-z][\w-]*(\.[\w.~-]*)?\s*$/.test(readHead(bytes)),
  unbake: (bytes, limits) => attempt(() => unbakeJwt(bytes, limits)),
};

/** In the order in which a file is held against them. */
export const formats: readonly Format[] = [pdf, png, svg, json, jwt];

/** The row of a name. */
export function findFormat(name: FormatName): Format {
  return formats.find((format) => format.name === name)!;
}

/** The format that bytes set out to be of, by what they begin with: names and media types are not believed. */
export function sniffFormat(bytes: Uint8Array): Format | undefined {
  return formats.find((format) => format.sniff(bytes));
}

/** What an attached file holds. One that is no credential at all is none of our business. */
function openAttachment(bytes: Uint8Array, limits: ContainerLimits): Content[] {
  const format = sniffFormat(bytes);
  // A PDF in a PDF would multiply all limits.
  if (!format || format.name === 'pdf') return [];
  const opened = attempt(() => openFormat(format, bytes, { limits, isOptional: true }));
  if (!('fault' in opened)) return opened.contents;
  return opened.fault === 'no-credential' ? [] : [{ kind: 'unreadable', text: '', fault: opened.fault }];
}

function openPart(part: Part, limits: ContainerLimits, isOptional: boolean): Content[] {
  if ('attachment' in part) return openAttachment(part.attachment, limits);
  return openText(part.text, { limits, keyword: part.keyword, isOptional });
}

function openFormat(
  format: Format,
  bytes: Uint8Array,
  { limits, isOptional }: { limits: ContainerLimits; isOptional: boolean },
): { contents: Content[] } {
  const unbaked = format.unbake(bytes, limits);
  if (unbaked.fault) return refuse(unbaked.fault);
  const contents: Content[] = [];
  for (const part of unbaked.parts) {
    const before = contents.length;
    for (const content of openPart(part, limits, isOptional)) {
      const { within } = content;
      contents.push(within === undefined ? content : { ...content, within: within + before });
    }
    if (contents.length > limits.maxContents) return refuse('too-many-contents');
  }
  return { contents };
}

/**
 * Opens a file of any format and tells what it holds, in order; never throws. When nothing in it can be read, the
 * first reason is its fault; when something can, what cannot be stands in the list as `unreadable`.
 * Spec: OB 3.0, Baking and Serialization; VCDM 2.0, Enveloped Verifiable Credentials.
 */
export function openContainer(bytes: Uint8Array, limits: ContainerLimits): Opened {
  if (bytes.length > limits.maxBytes) return { fault: 'too-large' };
  const format = sniffFormat(bytes);
  if (!format) return { fault: 'format-unknown' };
  const opened = attempt(() => openFormat(format, bytes, { limits, isOptional: false }));
  if ('fault' in opened) return { fault: opened.fault, format: format.name };
  const { contents } = opened;
  const [first] = contents;
  if (!first) return { fault: 'no-credential', format: format.name };
  const isReadable = contents.some(({ kind }) => kind !== 'unreadable');
  return isReadable || first.kind !== 'unreadable'
    ? { format: format.name, contents }
    : { fault: first.fault, format: format.name };
}
