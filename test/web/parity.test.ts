// Everything that the pages can do the API can do, and the other way round.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { buildServer } from '../../src/web/server.ts';
import { openEmptyWorld } from '../world.ts';
import { actions, fieldsWithoutPage, type Same, shown } from './parity-list.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'web', 'pages');
const pagesText = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

type Schema = { $ref?: string; properties?: object; anyOf?: Schema[]; oneOf?: Schema[] };
type Described = { operationId: string; requestBody?: { content: Record<string, { schema: Schema }> } };

/** Every field that an operation takes, as `operation.field`. */
function listFields(operations: readonly Described[], schemas: Record<string, Schema>): string[] {
  const namesOf = (schema: Schema): string[] => {
    const {
      properties = {},
      anyOf = [],
      oneOf = [],
    } = schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
    return [...Object.keys(properties), ...[...anyOf, ...oneOf].flatMap(namesOf)];
  };
  return operations.flatMap(({ operationId, requestBody }) =>
    Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
      namesOf(schema).map((name) => `${operationId}.${name}`),
    ),
  );
}

/** Those whose name no page speaks of. A name that another page has too is not told apart. */
const listUnread = (fields: readonly string[]) =>
  fields.filter((field) => !new RegExp(`\\b${field.split('.').at(-1)}\\b`).test(pagesText));

type Route = { method: string; url: string };

/** What one list has and the other has not. */
function compare(found: Iterable<string>, listed: Iterable<string>): string[] {
  const [there, known] = [new Set(found), new Set(listed)];
  return [
    ...[...there].filter((name) => !known.has(name)).map((name) => `${name} has no row`),
    ...[...known].filter((name) => !there.has(name)).map((name) => `${name} is not there`),
  ];
}

/** Rows that name nothing, or something that is not there. */
function listHollow(rows: Record<string, Same>, operations: readonly string[]): string[] {
  return Object.entries(rows)
    .filter(([, same]) =>
      typeof same === 'string'
        ? same.split(' ').length < 4
        : same.length === 0 || !same.every((name) => operations.includes(name)),
    )
    .map(([action]) => action);
}

t.test('each action of a page has its operation, and each operation its page', async (t) => {
  const { services } = await openEmptyWorld(t);
  const routes: Route[] = [];
  const app = buildServer({ services, onRoute: (route) => routes.push(route) });
  t.teardown(() => app.close());
  const { paths } = (await app.inject({ url: '/v1/openapi.json' })).json();
  const operations = Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  const own = routes.filter(({ url }) => !url.startsWith('/v1'));
  const sent = own.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  t.ok(sent.length > 70 && operations.length > 70);
  t.same([...new Set(sent.map(({ method }) => method))], ['POST'], 'a form knows no other way');
  t.same(
    compare(
      sent.map(({ url }) => url),
      Object.keys(actions),
    ),
    [],
  );
  t.same(listHollow(actions, operations), []);

  const named = Object.values(actions).flatMap((same) => (typeof same === 'string' ? [] : same));
  t.same(compare(operations, [...named, ...Object.keys(shown)]), []);
  const gets = own.filter(({ method }) => method === 'GET').map(({ url }) => url);
  for (const [operation, where] of Object.entries(shown)) {
    t.notOk(named.includes(operation), `${operation} stands twice`);
    if (typeof where === 'string') t.ok(where.split(' ').length > 3, `${operation} has a reason`);
    else t.ok(gets.includes(where.page), `${operation}: ${where.page} is a page`);
  }

  t.same(compare([...Object.keys(actions), '/nieuw'], Object.keys(actions)), ['/nieuw has no row']);
  t.same(compare(operations, [...operations, 'gone']), ['gone is not there']);
  const hollow = { '/a': [], '/b': ['nothing'], '/c': 'because', '/team': ['createStaff'] };
  t.same(listHollow(hollow, operations), ['/a', '/b', '/c']);
});

t.test('what an operation takes a page can give too', async (t) => {
  const { services } = await openEmptyWorld(t);
  const app = buildServer({ services });
  t.teardown(() => app.close());
  const { paths, components } = (await app.inject({ url: '/v1/openapi.json' })).json();
  const operations = Object.values<Record<string, Described>>(paths).flatMap((methods) =>
    Object.values(methods),
  );
  const fields = listFields(operations, components.schemas);
  t.ok(fields.length > 80, `${fields.length} fields`);
  t.same(compare(listUnread(fields), Object.keys(fieldsWithoutPage)), []);
  t.ok(fields.includes('changeParticipant.emailInCredentials'));
  t.same(listUnread(['changeParticipant.emailInCredential']), ['changeParticipant.emailInCredential']);
});
