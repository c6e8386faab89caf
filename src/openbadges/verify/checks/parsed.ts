// Is it a document at all: small enough, UTF-8, JSON with one meaning, one object?
import { isJsonObject, type JsonObject, parseStrictJson } from '../../json.ts';
import type { Check, Examination } from '../examination.ts';
import { buildOutcome, type OutcomeCode } from '../report.ts';

// Ways in which a credential travels that are not read here: told apart from plain nonsense.
const otherFormats: { name: string; looksLike: RegExp }[] = [
  { name: 'jwt', looksLike: /^\s*[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\s*$/ },
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

function findFault(
  examination: Examination,
): { code: OutcomeCode; format?: string } | { document: JsonObject } {
  const { input, limits } = examination;
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.length;
  if (bytes > limits.maxBytes) return { code: 'too-large' };
  const { text, isUtf8 } = readText(input);
  const parsed = isUtf8 ? parseStrictJson(text, limits) : { fault: 'not-json' as const };
  if (parsed.fault) {
    const format = parsed.fault === 'not-json' ? findFormat(text) : undefined;
    return format ? { code: 'format-unsupported', format } : { code: parsed.fault };
  }
  return isJsonObject(parsed.value) ? { document: parsed.value } : { code: 'not-an-object' };
}

export const parsedCheck: Check = {
  name: 'parsed',
  isReachable: () => true,
  run: (examination) => {
    const found = findFault(examination);
    if ('code' in found) {
      return buildOutcome('parsed', found.code, found.format === undefined ? {} : { format: found.format });
    }
    examination.document = found.document;
    return buildOutcome('parsed', 'parsed');
  },
};
