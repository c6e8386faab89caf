// Each request of the API that changes something is cut off at each of its questions to the database, as a kill would
// cut it: whatever was stored by then is gone, and the same request goes through afterwards. All of a request is stored
// in one step, or nothing.
import t from 'tap';
import { openConnection } from '../../src/store/connection.ts';
import { openClient } from './api-client.ts';
import { methodOf, people, rows } from './api-requests.ts';

t.setTimeout(480_000);

type Ask = (text: string, ...rest: unknown[]) => unknown;
type Asked = { unsafe: Ask; begin?: (work: (transaction: Asked) => unknown) => unknown };

/** That somebody looked is a row beside what they did, and true without it. */
const isWrite = (text: string) =>
  /^\s*(insert|update|delete|with)\b/i.test(text) && !/"staff_views"/.test(text);

/** Lets so many statements through from the moment that it is set, and none after; counts what was stored for good. */
function buildCut(db: unknown) {
  const cut = { left: Number.POSITIVE_INFINITY, stored: 0 };
  const listen = (asked: Asked, noteWrite: () => void): Asked => {
    const { unsafe, begin } = asked;
    asked.unsafe = (text, ...rest) => {
      cut.left -= 1;
      if (cut.left < 0) throw new Error('cut off');
      if (isWrite(text)) noteWrite();
      return unsafe(text, ...rest);
    };
    if (begin) {
      asked.begin = async (work) => {
        let hasWritten = false;
        const note = () => {
          hasWritten = true;
        };
        const result = await begin((transaction) => work(listen(transaction, note)));
        if (hasWritten) cut.stored += 1;
        return result;
      };
    }
    return asked;
  };
  listen((db as { $client: Asked }).$client, () => {
    cut.stored += 1;
  });
  return cut;
}

t.test('a request that is cut off leaves nothing, wherever it is cut', async (t) => {
  const client = await openClient(t);
  const { world } = client;
  world.services.sendMail = async () => 'sent';
  const sql = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  t.teardown(() => sql.end());
  const tables =
    await sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
  const digests = tables
    .map(
      ({ name }) =>
        `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`,
    )
    .join(' union all ');
  const look = async () =>
    Object.fromEntries((await sql.unsafe(digests)).map(({ name, digest }) => [name, digest]));
  const cut = buildCut(world.services.db);
  let cuts = 0;
  for (const row of rows.filter((row) => methodOf(row) !== 'GET')) {
    const as = people[row.roles[0]!];
    const send = ({ url, body }: { url: string; body?: object }) =>
      client.ask(url, { method: methodOf(row), as, ...(body && { body }) });
    const whole = await row.prepare(client, as);
    cut.stored = 0;
    await send(whole);
    if (cut.stored > 1) t.fail(`${row.route} stores in ${cut.stored} steps`);
    const asked = await row.prepare(client, as);
    const before = await look();
    for (let left = 0; ; left += 1) {
      cut.left = left;
      cut.stored = 0;
      const { status } = await send(asked);
      const isCut = cut.left < 0;
      cut.left = Number.POSITIVE_INFINITY;
      if (!isCut) break;
      cuts += 1;
      if (status < 500) t.fail(`${row.route} answers ${status} though it was cut off after ${left}`);
      const after = await look();
      const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
      // What is read for the answer once all is stored can be cut off too: then the whole is there, in one step.
      if (cut.stored === 1) break;
      if (changed.length > 0) t.fail(`${row.route}, cut off after ${left}, leaves ${changed.join(', ')}`);
    }
    t.pass(row.route);
  }
  t.comment(`cut off ${cuts} times`);
  t.ok(cuts > 300, `${cuts} cuts`);
});
