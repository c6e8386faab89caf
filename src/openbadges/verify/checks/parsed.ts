// Is it a document at all: small enough, UTF-8, JSON with one meaning, one object; or a JWT that carries one?
import { type CompactJws, isCompactJws, parseCompactJws } from '../../containers/jws.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from '../../json.ts';
import { readJwtCredential } from '../../proofs/vc-jwt.ts';
import type { Check, Examination } from '../examination.ts';
import { buildOutcome, type Facts, type OutcomeCode } from '../report.ts';

// Ways in which a credential travels that are not read here: told apart from plain nonsense.
const otherFormats: { name: string; looksLike: RegExp }[] = [
  { name: 'sd-jwt', looksLike: /^\s*[\w-]+\.[\w-]+\.[\w-]*(~[\w.-]*)+\s*$/ },
  { name: 'cose', looksLike: /^\s*(d284[0-9a-f]{100,}|0oR[\w+/-]{100,}=*)\s*$/ },
  { name: 'png', looksLike: /^\x89PNG|^\ufffdPNG/ },
  { name: 'svg', looksLike: /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,500}?-->\s*)?<svg[\s>]/ },
];

function readText(input: string | Uint8Array): { text: string; isUtf8: boolean } {
  if (typeof input === 'string') return { text: input, isUtf8: true };
  const loose = new TextDecoder().decode(input);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(input), isUtf8: true };
  } catch {
    return { text: loose, isUtf8: false };
  }
}

function findFormat(text: string): string | undefined {
  return otherFormats.find(({ looksLike }) => looksLike.test(text))?.name;
}

type Parsed = { document: JsonObject; jws?: CompactJws } | { code: OutcomeCode; facts?: Facts };

function parseJwt(text: string, { limits, forSuites }: Examination): Parsed {
  const jws = parseCompactJws(text, limits);
  if ('fault' in jws) {
    const { fault } = jws;
    const isOfJson = fault === 'duplicate-keys' || fault === 'too-deep' || fault === 'too-many-parts';
    return { code: isOfJson ? fault : 'jwt-malformed' };
  }
  const document = readJwtCredential(jws.payload, { mayClaim: forSuites });
  return document ? { document, jws } : { code: 'jwt-claims-misplaced' };
}

function parse(examination: Examination): Parsed {
  const { input, limits } = examination;
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.length;
  if (bytes > limits.maxBytes) return { code: 'too-large' };
  const { text, isUtf8 } = readText(input);
  if (isCompactJws(text.trim())) return parseJwt(text.trim(), examination);
  const parsed = isUtf8 ? parseStrictJson(text, limits) : { fault: 'not-json' as const };
  if (parsed.fault) {
    const format = parsed.fault === 'not-json' ? findFormat(text) : undefined;
    return format ? { code: 'format-unsupported', facts: { format } } : { code: parsed.fault };
  }
  return isJsonObject(parsed.value) ? { document: parsed.value } : { code: 'not-an-object' };
}

export const parsedCheck: Check = {
  name: 'parsed',
  isReachable: () => true,
  run: (examination) => {
    const parsed = parse(examination);
    if ('code' in parsed) return buildOutcome('parsed', parsed.code, parsed.facts);
    examination.document = parsed.document;
    if (!parsed.jws) return buildOutcome('parsed', 'parsed');
    examination.jws = parsed.jws;
    return buildOutcome('parsed', 'parsed', { format: 'jwt' });
  },
};
