// Closed, unknown, withdrawn and erased are one answer (decision 14): the same bytes, and the same work behind them, so
// that no clock tells them apart. bench/alike.ts measures the times.
import t from 'tap';
import { recordStatements } from '../statements.ts';
import { openGoneThings, type Sent } from './gone-things.ts';

t.setTimeout(120_000);

t.test('what is gone is asked of the database like what never was', async (t) => {
  const { client, families } = await openGoneThings(t);
  const statements = recordStatements(client.world.services.db);
  const answer = async (url: string, sent: Sent = {}) => {
    statements.length = 0;
    const { status, headers, text } = await client.ask(url, sent);
    const { date: _date, ...told } = headers;
    // Each request has a number of its own.
    const body = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
    return { answer: { status, told, body }, asked: [...statements] };
  };
  for (const { name, sent, never, gone } of families) {
    const expected = await answer(never, sent);
    t.ok(expected.answer.status >= 400 && expected.asked.length > 0, `${name} is looked up and not there`);
    for (const [way, url] of Object.entries(gone)) {
      const found = await answer(url, sent);
      t.same(found.answer, expected.answer, `${name}, ${way}: the same answer`);
      t.same(found.asked, expected.asked, `${name}, ${way}: the same work`);
    }
  }
});
