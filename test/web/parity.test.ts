// Everything that the pages can do the API can do, and the other way round.
import t from 'tap';
import { buildServer } from '../../src/web/server.ts';
import { openEmptyWorld } from '../world.ts';
import { actions, type Same, shown } from './parity-list.ts';

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
