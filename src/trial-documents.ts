// The map from addresses to files that an operator of test suites may give. Reads files and judges the map itself;
// what stands in the files is for whoever asks for them.
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Bytes by https address. */
export type TrialDocuments = ReadonlyMap<string, Uint8Array>;

type Found = { documents: TrialDocuments; reasons?: never } | { documents?: never; reasons: string[] };

const mostBytes = 8 * 1024 * 1024;

function explain(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function readMap(file: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap ? (value as Record<string, unknown>) : 'must hold one JSON object of addresses and files';
  } catch (error) {
    return error instanceof SyntaxError
      ? `is not JSON: ${file}`
      : `can not be read: ${file} (${explain(error)})`;
  }
}

function readEntry(folder: string, [url, name]: [string, unknown]): Uint8Array | string {
  if (!url.startsWith('https://') || !URL.canParse(url)) return `has an address that is not https: ${url}`;
  if (typeof name !== 'string' || name === '') return `has no file for ${url}`;
  const path = resolve(folder, name);
  try {
    return statSync(path).size > mostBytes
      ? `has a file of more than ${mostBytes} bytes: ${path}`
      : readFileSync(path);
  } catch (error) {
    return `has a file that can not be read: ${path} (${explain(error)})`;
  }
}

/** Reads the map and all its files, or says all that is wrong with it; without a map there are none. */
export function readTrialDocuments(file: string | undefined): Found {
  if (file === undefined) return { documents: new Map() };
  const map = readMap(file);
  if (typeof map === 'string') return { reasons: [map] };
  const read = Object.entries(map).map((entry) => [entry[0], readEntry(dirname(file), entry)] as const);
  const reasons = read.flatMap(([, found]) => (typeof found === 'string' ? [found] : []));
  return reasons.length > 0 ? { reasons } : { documents: new Map(read as [string, Uint8Array][]) };
}
