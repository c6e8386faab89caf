// Reading JSON that somebody else wrote. Knows JSON alone, not what a credential is.
// RFC 8259 and RFC 7493 (I-JSON): one meaning per text, so no repeated names and no broken characters.

export type JsonObject = { [name: string]: unknown };

export type JsonLimits = { maxDepth: number; maxObjects: number; maxValues: number };

export type JsonFault = 'not-json' | 'duplicate-keys' | 'too-deep' | 'too-many-parts';

/** Whether a value is a JSON object: no array, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD lets a list of one stand without its brackets: this puts them back. Nothing gives an empty list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The strings of a value that may be one string or a list. */
export function stringsOf(value: unknown): string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

type Frame = { names: Set<string> | null; awaitsName: boolean };

function findFault(text: string, limits: JsonLimits): JsonFault | undefined {
  const open: Frame[] = [];
  let objects = 0;
  let values = 0;
  for (const [part] of text.matchAll(token)) {
    const frame = open.at(-1);
    if (part === '{' || part === '[') {
      open.push(part === '{' ? { names: new Set(), awaitsName: true } : { names: null, awaitsName: false });
      if (part === '{') objects += 1;
      if (open.length > limits.maxDepth) return 'too-deep';
    } else if (part === '}' || part === ']') {
      open.pop();
    } else if (part === ',') {
      if (frame) frame.awaitsName = frame.names !== null;
    } else if (part !== ':') {
      values += 1;
      if (part.startsWith('"') && part.includes('\\u') && !JSON.parse(part).isWellFormed()) return 'not-json';
      if (frame?.names && frame.awaitsName) {
        const name: string = JSON.parse(part);
        if (frame.names.has(name)) return 'duplicate-keys';
        frame.names.add(name);
        frame.awaitsName = false;
      }
    }
    if (objects > limits.maxObjects || values > limits.maxValues) return 'too-many-parts';
  }
  return undefined;
}

/**
 * Parses JSON text that must be read by everybody alike. Never throws.
 * Depth counts objects and arrays; values counts names, strings, numbers and the three words.
 */
export function parseStrictJson(
  text: string,
  limits: JsonLimits,
): { value: unknown; fault?: never } | { fault: JsonFault } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'not-json' };
  }
  if (!text.isWellFormed()) return { fault: 'not-json' };
  const fault = findFault(text, limits);
  return fault ? { fault } : { value };
}
