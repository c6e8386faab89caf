// Values made after a JSON Schema, sound for the most part, and small changes that may break them.
import fc from 'fast-check';
import { isJsonObject, type JsonObject } from '../../src/openbadges/json.ts';

// Strings for each pattern and format: the first fits, some of the others do not.
const patterned: Record<string, string[]> = {
  '(ext:)[a-z|A-Z|0-9|.|-|_]+': ['ext:Own', 'ext:', 'a ext:b', 'ext:-', 'ext:.x'],
  '^[a-z]{2}(-[A-Z]{2})?$': ['nl', 'en-GB', 'nld', 'NL'],
  '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$': [
    'nl',
    'en-GB',
    'zh-Hant-TW',
    'es-419',
    'n',
    'nl_NL',
  ],
  '^[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]*\\.[a-zA-Z0-9_-]+$': ['a.b.c', 'a..c', 'a.b', 'a.b.c.d', '.b.c'],
};
const contexts = ['-3.0.3.json', '.json', '-3.0.json', '-3.0.1-3.0.2.json'].map(
  (ending) => `https://purl.imsglobal.org/spec/ob/v3p0/context${ending}`,
);
const formatted: Record<string, string[]> = {
  'date-time': [
    ...[
      '2026-11-01T00:00:00Z',
      '2026-11-01T00:00:00.5+01:00',
      '2026-11-01 00:00:00z',
      '2026-11-01T00:00:00+0100',
    ],
    ...[
      '2026-11-01',
      '2026-02-30T00:00:00Z',
      '2026-11-01T00:00:00',
      '2026-11-01T25:00:00Z',
      '2016-12-31T23:59:60Z',
    ],
  ],
  date: ['2000-02-29', '2001-02-29', '2000-1-1'],
};

type Options = { root: JsonObject; isWhole?: boolean; path?: string[] };

/** Values by a schema. `isWhole`: every property that does not lead back to where it came from, and all fits. */
export function buildArbitrary(schema: JsonObject, options: Options): fc.Arbitrary<unknown> {
  const { root, isWhole = false, path = [] } = options;
  const next = (inner: unknown) => buildArbitrary(inner as JsonObject, options);
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1)!;
    const definition = (root.$defs as JsonObject)[name] as JsonObject;
    return fc.constant(null).chain(() => buildArbitrary(definition, { ...options, path: [...path, name] }));
  }
  const choices = (schema.oneOf ?? schema.anyOf) as JsonObject[] | undefined;
  if (choices) return isWhole ? next(choices[0]) : fc.oneof(...choices.map(next));
  if (schema.allOf) {
    const parts = schema.allOf as { contains: { enum: string[] } }[];
    return fc.constant(parts.map((part) => part.contains.enum.at(-1)));
  }
  if (schema.type === 'array') return buildList(schema, next);
  if (schema.type === 'object') return buildObject(schema, options, next);
  if (schema.type === 'number') return fc.constantFrom(1, 0.5, -3);
  if (schema.type === 'boolean') return fc.boolean();
  return schema.enum || schema.type === 'string'
    ? buildString(schema, isWhole)
    : fc.jsonValue({ maxDepth: 2 });
}

function findStrings(schema: JsonObject): unknown[] {
  if (Array.isArray(schema.enum)) return schema.enum;
  if (typeof schema.pattern === 'string') return patterned[schema.pattern] ?? contexts;
  return typeof schema.format === 'string' ? formatted[schema.format]! : ['https://a.example/1', 'a', ''];
}

function buildString(schema: JsonObject, isWhole: boolean): fc.Arbitrary<unknown> {
  const [first, ...rest] = findStrings(schema);
  if (isWhole || rest.length === 0) return fc.constant(first);
  // A credential with one fault says more than one with fifty.
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...rest) },
  );
}

function buildList(schema: JsonObject, next: (inner: unknown) => fc.Arbitrary<unknown>) {
  if (Array.isArray(schema.items)) {
    const rest = fc.array(next(schema.additionalItems), { maxLength: 2 });
    return fc.tuple(fc.tuple(...schema.items.map(next)), rest).map(([fixed, more]) => [...fixed, ...more]);
  }
  const terms = (schema.contains as { enum?: string[] } | undefined)?.enum ?? [];
  return fc.array(next(schema.items), { maxLength: 2 }).map((list) => [...terms.slice(0, 1), ...list]);
}

function listReferences(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(/#\/\$defs\/(\w+)/g)].map(([, name]) => name!);
}

function buildObject(
  schema: JsonObject,
  { isWhole = false, path = [] }: Options,
  next: (inner: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as JsonObject;
  if (Object.keys(properties).length === 0) {
    return schema.propertyNames
      ? fc.dictionary(fc.constantFrom('nl', 'en-GB'), next(schema.additionalProperties), { maxKeys: 2 })
      : fc.constant({});
  }
  const required = (schema.required ?? []) as string[];
  const optional = Object.keys(properties).filter((name) => {
    const goesBack = listReferences(properties[name]).some((reference) => path.includes(reference));
    return !required.includes(name) && (isWhole ? !goesBack : path.length < 6);
  });
  const chosen = isWhole
    ? fc.constant(optional)
    : fc.subarray(optional, { maxLength: Math.min(4, optional.length) });
  return chosen.chain((names) =>
    fc.record(Object.fromEntries([...required, ...names].map((name) => [name, next(properties[name])]))),
  );
}

type Path = (string | number)[];

/** Where everything is in a value: the way to each property and item. */
export function listPaths(value: unknown, path: Path = []): Path[] {
  const entries: [string | number, unknown][] = isJsonObject(value)
    ? Object.entries(value)
    : Array.isArray(value)
      ? value.map((item, at) => [at, item])
      : [];
  return entries.flatMap(([name, inner]) => [[...path, name], ...listPaths(inner, [...path, name])]);
}

/** Puts a value at a path of `root`; undefined takes away what is there. */
export function replaceAt(root: unknown, path: Path, value: unknown): unknown {
  const parent = path.slice(0, -1).reduce((at, name) => (at as JsonObject)[name], root) as JsonObject;
  const name = path.at(-1)!;
  if (value === undefined) delete parent[name];
  else parent[name] = value;
  return root;
}

export const mutation = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('remove', 'replace', 'wrap', 'add'),
  value: fc.constantFrom<unknown>(
    ...[null, 1, true, '', 'x', 'ext:y', '2026-11-01T00:00:00Z', [], ['x'], {}, { nl: 'x' }, { nlx: 'x' }],
  ),
});

/** One small change somewhere in a value, in place. */
export function mutate(root: unknown, change: { at: number; kind: string; value: unknown }): unknown {
  const paths = listPaths(root);
  const path = paths[change.at % paths.length];
  if (!path) return root;
  const value = structuredClone(change.value);
  const old = path.reduce((at, name) => (at as JsonObject)[name], root as unknown);
  if (change.kind === 'remove' && typeof path.at(-1) === 'string') return replaceAt(root, path, undefined);
  if (change.kind === 'wrap') return replaceAt(root, path, [old]);
  if (change.kind === 'add' && isJsonObject(old)) return replaceAt(root, [...path, 'added'], value);
  return replaceAt(root, path, value);
}
