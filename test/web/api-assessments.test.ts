// The main job over the API: what was seen at work goes in, a signed credential comes out of the same request, once.
import t from 'tap';
import { buildKeyVault } from '../../src/services.ts';
import { listAuditLines } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/database.ts';
import { buildResults, type StaffName } from '../world.ts';
import {
  type Answer,
  buildAssessment,
  buildClass,
  type Client,
  defineClass,
  type Json,
  openClient,
} from './api-client.ts';

const path = (link: string) => new URL(link).pathname;
const samira = ({ world }: Client) => `/v1/participants/${world.participants.samira.id}`;
const listHeld = async (client: Client): Promise<Json[]> =>
  (await client.get('ruud', `${samira(client)}/credentials`)).json.items;

/** Sends an assessment over a real connection, as many at once as one likes. */
async function openSender(client: Client) {
  const origin = await client.app.listen({ port: 0, host: '127.0.0.1' });
  return async (as: StaffName, body: object, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${origin}/v1/assessments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${client.world.tokens[as]}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    const all = Object.fromEntries(response.headers);
    return { status: response.status, headers: all, text, bytes, json: JSON.parse(text) };
  };
}

t.test('a complete assessment answers with the link of a signed credential, first of all', async (t) => {
  const client = await openClient(t);
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'snijtechnieken' });
  const answer = await client.post('ruud', '/v1/assessments', body);
  const { json } = answer;
  t.equal(answer.status, 201);
  t.match(answer.text, /^\{"link":"https:\/\/badges\.example\.org\/credentials\/[0-9a-z]{26}"/);
  t.equal(answer.headers.location, `/v1/assessments/${json.id}`);
  t.match(json, {
    state: 'awarded',
    participantId: client.world.participants.samira.id,
    badgeClass: 'snijtechnieken',
    observedOn: '2026-11-18',
    results: body.results,
    days: null,
    recordedAt: '2026-11-18T10:00:00.000Z',
    undoUntil: '2026-11-18T10:10:00.000Z',
    undoneAt: null,
    credential: { id: json.link, type: ['VerifiableCredential', 'OpenBadgeCredential'] },
    credentialView: {
      link: json.link,
      badgeClass: 'snijtechnieken',
      month: '2026-11',
      edition: 1,
      isOpen: true,
    },
    approval: null,
    progress: { met: true, timesSeen: 1, daysSeen: 1 },
    nextStep: null,
  });
  t.equal(
    (await client.ask(path(json.link))).text,
    JSON.stringify(json.credential),
    'the bytes behind the link',
  );
  t.same(
    (await client.get('ruud', answer.headers.location!)).json,
    json,
    'the assessment keeps telling the same',
  );
  t.notMatch(JSON.stringify(json.credential), /Samira|Bensaid|Ruud|2026-11-18/, 'no name and no day');
  const once = await client.post('ruud', '/v1/assessments', body);
  t.equal(once.status, 200);
  t.same(once.json, json, 'once more gives the first result');
});

t.test('observations add up over days and assessors, and the answer names the one next step', async (t) => {
  const client = await openClient(t);
  const { clock } = client.world;
  const seen = { of: 'samira', badgeClass: 'snijtechnieken' } as const;
  const first = await client.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, {
      ...seen,
      results: { 'mes-en-plank': 'independent', 'veilig-snijden': 'with-help' },
    }),
  );
  t.equal(first.status, 201);
  t.match(first.json, { link: null, state: 'in-progress', credential: null, credentialView: null });
  t.same(first.json.nextStep, {
    type: 'see-criterion',
    criterion: 'veilig-snijden',
    days: null,
    sentence: {
      nl: 'Nog te zien: Je snijdt veilig, met gekromde vingers.',
      en: 'Still to be seen: You cut safely, with your fingers curled.',
    },
  });
  clock.move(24 * 3600);
  const rest = await buildResults(client.world.services, 'snijtechnieken', 'teaches');
  delete rest['mes-en-plank'];
  const body = await buildAssessment(client, { ...seen, observedOn: '2026-11-19', results: rest });
  const second = await client.post('els', '/v1/assessments', body);
  t.match(second.json, { state: 'awarded', progress: { met: true, timesSeen: 2, daysSeen: 2 } });
  t.match(second.json.credential.evidence[0].narrative, '2 keer gezien op 2 dagen, door 2 werkbegeleiders.');
  const held = await client.post('ruud', '/v1/assessments', body);
  t.equal(held.status, 200);
  t.match(held.json, { state: 'already-held', link: second.json.link });
  t.equal((await listHeld(client)).length, 1);
});

t.test('a lower level never takes away, a higher one counts', async (t) => {
  const client = await openClient(t);
  const [criterion] = Object.keys(await buildResults(client.world.services, 'bar'));
  const see = async (level: string) =>
    client.post(
      'ruud',
      '/v1/assessments',
      await buildAssessment(client, { of: 'samira', badgeClass: 'bar', results: { [criterion!]: level } }),
    );
  const best = ({ json }: Answer) => json.progress.criteria[0].bestLevel;
  t.equal(best(await see('independent')), 'independent');
  const lower = await see('with-help');
  t.equal(lower.status, 200, 'nothing new');
  t.equal(best(lower), 'independent');
  const higher = await see('teaches');
  t.equal(higher.status, 201);
  t.equal(best(higher), 'teaches');
});

t.test('a class that counts days takes weekly entries, and says how many days are to go', async (t) => {
  const client = await openClient(t);
  const week = async (observedOn: string, days: number) =>
    client.post(
      'ruud',
      '/v1/assessments',
      await buildAssessment(client, { of: 'samira', badgeClass: 'op-tijd-komen', observedOn, days }),
    );
  const first = await week('2026-11-03', 5);
  t.match(first.json, { state: 'in-progress', days: 5, progress: { daysSeen: 5 } });
  t.match(first.json.nextStep, { type: 'more-days', criterion: null, days: 10 });
  t.equal(first.json.nextStep.sentence.nl, 'Nog 10 dagen te gaan.');
  t.match((await week('2026-11-10', 4)).json.nextStep, { days: 6 });
  t.equal((await week('2026-11-10', 5)).status, 201, 'a longer week replaces a shorter one');
  t.match((await week('2026-11-18', 5)).json, { state: 'awarded', progress: { daysSeen: 15 } });
  const wrong = await week('2026-11-17', 6);
  t.same(wrong.json.invalidParams, [{ name: 'days', reason: 'must be a whole number from 1 to 5' }]);
});

t.test('every fault of an assessment is named at once', async (t) => {
  const client = await openClient(t);
  const send = (body: object) => client.post('ruud', '/v1/assessments', body);
  const participantId = client.world.participants.samira.id;
  const names = ({ json }: Answer) => json.invalidParams.map(({ name }: Json) => name);
  const values = await send({
    participantId,
    badgeClass: 'bar',
    observedOn: '2026-02-31',
    results: {
      'veilig-snijden': 'independent',
      [Object.keys(await buildResults(client.world.services, 'bar'))[0]!]: 'great',
    },
    days: 3,
  });
  t.equal(values.status, 400);
  t.equal(values.json.code, 'invalid-request');
  t.equal(names(values).length, 4);
  t.match(names(values), ['observedOn', 'results.veilig-snijden', /^results\./, 'days']);
  const shapes = await send({
    participantId: 1,
    results: [],
    observedOn: null,
    hold: 'no',
    naam: 'x',
    klas: 1,
  });
  t.same(names(shapes).toSorted(), [
    'badgeClass',
    'hold',
    'klas',
    'naam',
    'observedOn',
    'participantId',
    'results',
  ]);
  const cases: [string, object, string][] = [
    ['the future', { observedOn: '2026-11-19' }, 'observedOn'],
    ['over 30 days back', { observedOn: '2026-10-18' }, 'observedOn'],
    ['nothing seen', { results: {} }, 'results'],
    ['an unknown class', { badgeClass: 'vliegen' }, 'badgeClass'],
    ['a superbadge', { badgeClass: 'keukenassistent' }, 'badgeClass'],
    ['NUL', { badgeClass: '\u0000' }, 'badgeClass'],
  ];
  const good = await buildAssessment(client, { of: 'samira', badgeClass: 'bar' });
  for (const [name, change, field] of cases) {
    const answer = await send({ ...good, ...change });
    t.equal(answer.status, 400, name);
    t.equal(answer.json.invalidParams[0].name, field);
  }
  t.same(await listHeld(client), [], 'nothing was stored');
});

t.test('the floor decides which day it is, and thirty days back is not too late', async (t) => {
  const client = await openClient(t, { now: '2026-11-18T23:30:00.000Z' });
  const send = async (observedOn: string) =>
    client.post(
      'ruud',
      '/v1/assessments',
      await buildAssessment(client, { of: 'samira', badgeClass: 'bar', observedOn }),
    );
  t.equal((await send('2026-11-19')).status, 201, 'after midnight on the floor');
  t.equal((await send('2026-10-20')).status, 200);
  t.equal((await send('2026-10-19')).status, 400);
});

t.test('the same assessment sent eight times at once gives one result', async (t) => {
  const client = await openClient(t);
  const send = await openSender(client);
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'snijtechnieken' });
  const answers = await Promise.all(Array.from({ length: 8 }, () => send('ruud', body)));
  t.same(answers.map(({ status }) => status).toSorted(), [200, 200, 200, 200, 200, 200, 200, 201]);
  t.equal(new Set(answers.map(({ text }) => text)).size, 1, 'word for word the same');
  t.equal((await listHeld(client)).length, 1);
});

t.test('two assessors who complete a badge at the same moment make one credential', async (t) => {
  const client = await openClient(t);
  const send = await openSender(client);
  const held: string[] = [];
  for (const badgeClass of ['snijtechnieken', 'bar', 'afwas', 'receptie', 'plannen']) {
    const body = await buildAssessment(client, { of: 'samira', badgeClass });
    const answers = await Promise.all([send('ruud', body), send('els', body), send('marloes', body)]);
    t.same(answers.map(({ json }) => json.state).toSorted(), ['already-held', 'already-held', 'awarded']);
    t.equal(new Set(answers.map(({ json }) => json.link)).size, 1);
    held.push(answers[0]!.json.link);
  }
  for (const badgeClass of ['samenwerken', 'communicatie', 'bediening']) {
    const results = Object.entries(await buildResults(client.world.services, badgeClass));
    const half = (part: [string, string][]) =>
      buildAssessment(client, { of: 'samira', badgeClass, results: Object.fromEntries(part) });
    const [ruud, els] = await Promise.all([
      send('ruud', await half(results.slice(0, 2))),
      send('els', await half(results.slice(2))),
    ]);
    t.same([ruud.json.state, els.json.state].toSorted(), ['awarded', 'in-progress'], 'halves');
    held.push(ruud.json.link ?? els.json.link);
  }
  t.same((await listHeld(client)).map(({ link }) => link).toSorted(), held.toSorted());
});

t.test('an Idempotency-Key gives the first answer again, whatever happened since', async (t) => {
  const client = await openClient(t);
  const send = await openSender(client);
  const key = { 'idempotency-key': '3f0c7c52' };
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'snijtechnieken' });
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('ruud', body, key)));
  t.same(
    answers.map(({ status }) => status),
    [201, 201, 201, 201, 201],
  );
  t.equal(new Set(answers.map(({ text }) => text)).size, 1);
  t.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 4);
  const { id } = answers[0]!.json;
  await client.post('ruud', `/v1/assessments/${id}/undos`);
  const later = await send('ruud', body, key);
  t.equal(later.text, answers[0]!.text, 'also after it was undone');
  t.equal(later.headers.location, answers[0]!.headers.location);
  const reused = await send('ruud', { ...body, observedOn: '2026-11-17' }, key);
  t.equal(reused.status, 409);
  t.equal(reused.json.code, 'idempotency-key-reused');
  t.equal((await send('els', body, key)).status, 201, 'keys of others are other keys');
  for (const wrong of ['', 'a b', 'x'.repeat(201)]) {
    const answer = await client.post('ruud', '/v1/assessments', body, { 'idempotency-key': wrong });
    t.equal(answer.status, 400, JSON.stringify(wrong.slice(0, 5)));
    t.equal(answer.json.invalidParams[0].name, 'Idempotency-Key');
  }
});

t.test('a request that failed may be sent again under its key', async (t) => {
  const client = await openClient(t);
  const { services } = client.world;
  const key = { 'idempotency-key': 'again' };
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'snijtechnieken' });
  const send = () => client.post('ruud', '/v1/assessments', body, key);
  const refused = await client.post('ruud', '/v1/assessments', { ...body, results: {} }, key);
  t.equal(refused.status, 400);
  const { keys, db } = services;
  services.keys = buildKeyVault(Buffer.alloc(32, 8));
  const unsigned = await send();
  t.equal(unsigned.status, 503);
  t.equal(unsigned.json.code, 'signing-unavailable');
  t.ok(Number(unsigned.headers['retry-after']) > 0);
  services.keys = keys;
  const progress = (await client.get('ruud', `${samira(client)}/progress`)).json;
  const standing = progress.badges.find(({ badgeClass }: Json) => badgeClass === 'snijtechnieken');
  t.equal(standing.progress.timesSeen, 0, 'what could not be signed was not seen either');
  services.db = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
  const gone = await send();
  t.equal(gone.status, 503);
  t.equal(gone.json.code, 'database-unavailable');
  t.ok(Number(gone.headers['retry-after']) > 0);
  services.db = db;
  t.equal((await send()).status, 201);
});

t.test('undo takes an assessment back within ten minutes, as if it had not been', async (t) => {
  const client = await openClient(t);
  const { clock } = client.world;
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'snijtechnieken' });
  const { json } = await client.post('ruud', '/v1/assessments', body);
  const undo = `/v1/assessments/${json.id}/undos`;
  t.equal((await client.post('els', undo)).json.code, 'forbidden', 'by its own assessor only');
  clock.move(600);
  const undone = await client.post('ruud', undo);
  t.equal(undone.status, 201);
  t.match(undone.json, {
    link: null,
    state: 'in-progress',
    undoneAt: '2026-11-18T10:10:00.000Z',
    credential: null,
    progress: { met: false, timesSeen: 0 },
  });
  const closed = await client.ask(path(json.link));
  const unknown = await client.ask('/credentials/00000000000000000000000000');
  t.equal(closed.status, 404);
  t.equal(closed.text, unknown.text);
  t.same(await listHeld(client), []);
  t.equal(
    (await client.get('ruud', `/v1/credentials/${json.credentialView.id}`)).status,
    404,
    'for staff too',
  );
  t.equal((await client.post('ruud', undo)).json.undoneAt, undone.json.undoneAt, 'undone is undone');
  const again = await client.post('ruud', '/v1/assessments', body);
  t.equal(again.json.state, 'awarded', 'and it can be awarded anew');
  t.not(again.json.link, json.link);
  clock.move(601);
  const late = await client.post('ruud', `/v1/assessments/${again.json.id}/undos`);
  t.equal(late.status, 409);
  t.equal(late.json.code, 'undo-too-late');
});

t.test('undoing a part leaves what others saw, and the badge when that is enough', async (t) => {
  const client = await openClient(t);
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'snijtechnieken' });
  const first = await client.post('ruud', '/v1/assessments', body);
  const second = await client.post('els', '/v1/assessments', body);
  t.equal(second.json.state, 'already-held');
  const undone = await client.post('els', `/v1/assessments/${second.json.id}/undos`);
  t.match(undone.json, {
    state: 'already-held',
    link: first.json.link,
    progress: { met: true, timesSeen: 1 },
  });
  t.equal((await client.ask(path(first.json.link))).status, 200);
});

t.test('a hold keeps what was seen and awards nothing until it was talked about', async (t) => {
  const client = await openClient(t);
  const seen = { of: 'samira', badgeClass: 'snijtechnieken' } as const;
  const held = await client.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, { ...seen, hold: true }),
  );
  t.equal(held.status, 201);
  t.match(held.json, {
    link: null,
    state: 'held',
    progress: { met: true },
    nextStep: { type: 'talk-first' },
  });
  const other = await client.post('els', '/v1/assessments', await buildAssessment(client, seen));
  t.match(other.json, { state: 'held', link: null }, 'whoever else sees it');
  const released = await client.post('els', `/v1/assessments/${held.json.id}/hold-releases`);
  t.equal(released.status, 201);
  t.match(released.json, { state: 'awarded', progress: { met: true }, nextStep: null });
  t.match(released.json.link, /credentials/);
});

t.test('a badge that asks for a second assessor waits for somebody who did not see it', async (t) => {
  const client = await openClient(t);
  const { clock } = client.world;
  const badgeClass = await defineClass(client, { slug: 'bar-met-oog', policy: 'second-assessor' });
  const body = await buildAssessment(client, { of: 'samira', badgeClass });
  const { json } = await client.post('ruud', '/v1/assessments', body);
  t.match(json, {
    link: null,
    state: 'waiting',
    approval: { policy: 'second-assessor' },
    nextStep: { type: 'second-assessor', sentence: { nl: 'Een tweede werkbegeleider kijkt nog.' } },
  });
  t.same((await client.post('ruud', '/v1/assessments', body)).json, json, 'sent again it waits once');
  const decisions = `/v1/approvals/${json.approval.id}/decisions`;
  const own = await client.post('ruud', decisions, { decision: 'approve' });
  t.equal(own.status, 409);
  t.equal(own.json.code, 'second-assessor-must-differ');
  t.equal((await client.post('joke', decisions, { decision: 'approve' })).json.code, 'forbidden');
  clock.move(25 * 3600);
  const [waiting] = (await client.get('els', '/v1/approvals?state=waiting')).json.items;
  t.match(waiting, {
    id: json.approval.id,
    participantName: 'Samira',
    badgeClass,
    state: 'waiting',
    ageDays: 1,
    overdue: true,
    requestedAt: '2026-11-18T10:00:00.000Z',
  });
  t.notMatch(JSON.stringify(waiting), 'Bensaid', 'given name only');
  const approved = await client.post('els', decisions, { decision: 'approve' });
  t.equal(approved.status, 201);
  t.match(approved.json, { state: 'approved', overdue: false, credentialView: { badgeClass } });
  t.equal(approved.json.credential.id, approved.json.link);
  t.equal((await client.ask(path(approved.json.link))).status, 200);
  const twice = await client.post('els', decisions, { decision: 'approve' });
  t.equal(twice.status, 409);
  t.equal(twice.json.code, 'approval-decided');
  t.match((await client.get('ruud', `/v1/assessments/${json.id}`)).json, {
    state: 'awarded',
    link: approved.json.link,
  });
});

t.test('what is sent back says why, and comes back with a new observation', async (t) => {
  const client = await openClient(t);
  const badgeClass = await defineClass(client, { slug: 'bar-met-oog', policy: 'issuer-approval' });
  const { json } = await client.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, { of: 'samira', badgeClass }),
  );
  const decisions = `/v1/approvals/${json.approval.id}/decisions`;
  const wrong: [object, string][] = [
    [{}, 'decision'],
    [{ decision: 'send-back' }, 'reason'],
    [{ decision: 'approve', reason: 'see-again' }, 'reason'],
    [{ decision: 'send-back', reason: 'because' }, 'reason'],
    [{ decision: 'approve', credential: 1 }, 'credential'],
  ];
  for (const [body, name] of wrong) {
    const answer = await client.post('joke', decisions, body);
    t.equal(answer.status, 400);
    t.equal(answer.json.invalidParams[0].name, name);
  }
  const back = await client.post('joke', decisions, { decision: 'send-back', reason: 'see-again' });
  t.match(back.json, { state: 'sent-back', sentBackReason: 'see-again', link: null, credential: null });
  client.world.clock.move(60);
  const repeat = await client.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, { of: 'samira', badgeClass }),
  );
  t.match(repeat, { status: 200, json: { state: 'in-progress', approval: null } }, 'a repeat is nothing new');
  const body = await buildAssessment(client, { of: 'samira', badgeClass, observedOn: '2026-11-17' });
  const again = await client.post('els', '/v1/assessments', body);
  t.match(again.json, { state: 'waiting' });
  t.not(again.json.approval.id, json.approval.id);
  const states = (await client.get('joke', '/v1/approvals')).json.items.map(({ state }: Json) => state);
  t.same(states, ['sent-back', 'waiting']);
});

t.test(
  'an approval is refused when the rule became stricter, and lapses when the ground under it goes',
  async (t) => {
    const client = await openClient(t);
    const badgeClass = await defineClass(client, { slug: 'bar-met-oog', policy: 'second-assessor' });
    const { json } = await client.post(
      'ruud',
      '/v1/assessments',
      await buildAssessment(client, { of: 'samira', badgeClass }),
    );
    const stricter = await buildClass(client, {
      slug: badgeClass,
      policy: 'second-assessor',
      awardRule: { type: 'every-criterion', level: 'independent', days: 2 },
    });
    await client.post('beheer', `/v1/badge-classes/${badgeClass}/versions`, stricter);
    const refused = await client.post('els', `/v1/approvals/${json.approval.id}/decisions`, {
      decision: 'approve',
    });
    t.equal(refused.status, 409);
    t.equal(refused.json.code, 'rule-not-met');
    await client.post('ruud', `/v1/assessments/${json.id}/undos`);
    const [lapsed] = (await client.get('els', '/v1/approvals')).json.items;
    t.equal(lapsed.state, 'lapsed');
  },
);

t.test('a retired badge class can no longer be awarded, and can be taken up again', async (t) => {
  const client = await openClient(t);
  const body = await buildAssessment(client, { of: 'samira', badgeClass: 'bar' });
  const setRetired = (retired: boolean) =>
    client.ask('/v1/badge-classes/bar', { method: 'PATCH', as: 'beheer', body: { retired } });
  t.match((await setRetired(true)).json, { slug: 'bar', retired: true });
  const refused = await client.post('ruud', '/v1/assessments', body);
  t.equal(refused.status, 409);
  t.equal(refused.json.code, 'badge-class-retired');
  await setRetired(false);
  t.equal((await client.post('ruud', '/v1/assessments', body)).status, 201);
});

t.test(
  'an assessor may award before the count is full, with a reason that is no part of the badge',
  async (t) => {
    const client = await openClient(t);
    const { world, post, get, ask } = client;
    const { services } = world;
    const days = (count: number) => ({ type: 'every-criterion', level: 'independent', days: count }) as const;
    const record = async (slug: string, changes: { policy?: string } = {}) => {
      await defineClass(client, { slug, awardRule: days(3), ...changes });
      const seen = await buildAssessment(client, { of: 'samira', badgeClass: slug });
      return (await post('ruud', '/v1/assessments', seen)).json;
    };
    const early = (as: StaffName, id: string, reason = 'did-it-before') =>
      post(as, `/v1/assessments/${id}/early-awards`, { reason });
    const { id, state } = await record('drie-dagen');
    t.equal(state, 'in-progress');
    t.equal((await early('els', id)).status, 403, 'by nobody but who saw it');
    t.equal((await early('ruud', id, 'leaves')).status, 400, 'by no reason of their own');
    const { status, json } = await early('ruud', id);
    t.equal(status, 201);
    t.equal(json.state, 'awarded');
    t.same(json.progress.daysSeen ?? json.progress.timesSeen, 1, 'the count says what was seen');
    const again = await early('ruud', id, 'colleague-saw');
    t.equal(again.json.credential.id, json.credential.id, 'once');
    t.match(await listAuditLines(services.db, `assessment:${id}`), [
      { act: 'assessment-recorded' },
      { act: 'awarded-early', facts: { reason: 'did-it-before' } },
    ]);
    for (const answer of [
      await ask(new URL(json.link).pathname, { headers: { accept: 'text/html' } }),
      await ask(new URL(json.link).pathname),
      again,
    ]) {
      t.notMatch(answer.text, /did-it-before|awarded-early/);
    }
    const own = await get('ruud', `/v1/participants/${world.participants.samira.id}/personal-data`);
    t.match(own.text, 'did-it-before', 'but Samira finds it among all that is kept of her');
    const undone = await post('ruud', `/v1/assessments/${id}/undos`);
    t.equal(undone.status, 201);
    t.equal((await early('ruud', id)).json.code, 'rule-not-met', 'what was undone brings nothing');

    await defineClass(client, { slug: 'een-punt', awardRule: days(3) });
    const [first = ''] = Object.keys(await buildResults(services, 'een-punt'));
    const results = { [first]: 'independent' };
    const part = await buildAssessment(client, { of: 'samira', badgeClass: 'een-punt', results });
    const { id: partId } = (await post('ruud', '/v1/assessments', part)).json;
    t.equal((await early('ruud', partId)).json.code, 'rule-not-met', 'every criterion has to be seen');
    const second = await record('met-twee', { policy: 'second-assessor' });
    t.equal(
      (await early('ruud', second.id)).json.code,
      'rule-not-met',
      'a second pair of eyes sees a full count',
    );
  },
);
