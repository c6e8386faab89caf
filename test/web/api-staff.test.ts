// Keeping staff and locations over the API: what a manager reaches, what nobody can do to themselves, and what closing
// a location stops and leaves.
import t from 'tap';
import { checkPin } from '../../src/domain/pins.ts';
import { findSession } from '../../src/domain/sessions.ts';
import { startStaffSession } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { listAuditLines } from '../../src/store/audit.ts';
import { findPasskey, insertPasskey } from '../../src/store/passkeys.ts';
import { awardBadge } from '../world.ts';
import { type Ask, buildAssessment, type Client, type Json, openClient } from './api-client.ts';

t.setTimeout(120_000);

const patch = (client: Client, as: Ask['as'], url: string, body: object) =>
  client.ask(url, { method: 'PATCH', ...(as && { as }), body });

const faultsOf = (json: Json) => json.invalidParams?.map(({ name }: Json) => name);

t.test('an address at work is for who keeps them, and goes with a new role and with leaving', async (t) => {
  const client = await openClient(t);
  const { world, get, post } = client;
  const { ruud, els, fatima } = world.staff;
  const set = (as: Ask['as'], id: string, body: object) => patch(client, as, `/v1/staff/${id}`, body);
  const kept = await set('marloes', ruud.id, { email: ' Ruud@Example.ORG ' });
  t.equal(kept.json.email, 'ruud@example.org');
  t.equal((await set('marloes', ruud.id, { name: 'Ruud V' })).json.email, 'ruud@example.org', 'it stays');
  for (const email of ['ruud', 'a b@example.org', 'RUUD@example.org', 'a\u0000@example.org']) {
    t.same(faultsOf((await set('marloes', els.id, { email })).json), ['email'], email);
  }
  const location = { locationIds: [world.locations.linde, world.locations.anker] };
  await set('beheer', ruud.id, location);
  t.equal(
    (await get('marloes', `/v1/staff/${ruud.id}`)).json.email,
    null,
    'she shares him, and may not see it',
  );
  t.equal((await get('beheer', `/v1/staff/${ruud.id}`)).json.email, 'ruud@example.org');
  t.equal(
    (await set('beheer', ruud.id, { role: 'manager' })).json.email,
    null,
    'whoever set it chose no manager',
  );
  t.equal(
    (await set('beheer', ruud.id, { role: 'assessor', email: 'r@example.org' })).json.email,
    'r@example.org',
  );
  t.equal((await set('beheer', ruud.id, { isActive: false })).json.email, null);
  const taken = await set('beheer', fatima.id, { email: 'r@example.org' });
  t.equal(taken.json.email, 'r@example.org', 'and is free again');
  t.equal((await set('beheer', fatima.id, { email: '' })).json.email, null);
  const body = {
    name: 'Ayse',
    role: 'assessor',
    locationIds: [world.locations.linde],
    email: 'Ayse@Example.org',
  };
  t.equal((await post('marloes', '/v1/staff', body)).json.email, 'ayse@example.org');
  const both = await Promise.all(
    ['Noor', 'Sem', 'Bo', 'Lot'].map((name) =>
      post('beheer', '/v1/staff', { ...body, name, email: 'same@example.org' }),
    ),
  );
  t.same(both.map(({ status }) => status).sort(), [201, 400, 400, 400], 'asked for in the same moment');
  for (const { json } of both.filter(({ status }) => status === 400)) t.same(faultsOf(json), ['email']);
});

t.test(
  'a manager keeps the assessors of own locations, and cannot make anybody more than that',
  async (t) => {
    const client = await openClient(t);
    const { world, get, post } = client;
    const { linde, anker } = world.locations;
    const { items } = (await get('marloes', '/v1/staff')).json;
    t.same(
      items.map(({ name, mayChange }: Json) => [name, mayChange]),
      [
        ['Els Bakker', true],
        ['Marloes Kok', false],
        ['Ruud Verbeek', true],
      ],
      'sees who works at De Linde, not herself to change',
    );
    t.equal((await get('marloes', `/v1/staff/${world.staff.fatima.id}`)).status, 404);
    t.equal((await get('marloes', `/v1/staff/${world.staff.beheer.id}`)).status, 404);
    for (const [body, faults] of [
      [{ name: 'A', role: 'admin', locationIds: [linde] }, ['role']],
      [{ name: 'A', role: 'manager', locationIds: [linde] }, ['role']],
      [{ name: 'A', role: 'assessor', locationIds: [anker] }, ['locationIds']],
      [{ name: 'A', role: 'assessor', locationIds: [] }, ['locationIds']],
      [{ name: 'A', role: 'assessor', locationIds: [linde], kind: 'system' }, ['locationIds']],
    ] as const) {
      const answer = await post('marloes', '/v1/staff', body);
      t.equal(answer.status, 400, JSON.stringify(body));
      t.same(faultsOf(answer.json), faults);
    }
    t.equal((await get('marloes', '/v1/staff')).json.items.length, 3, 'and nothing of it was kept');

    const made = await post('marloes', '/v1/staff', {
      name: 'Ayse Can',
      role: 'assessor',
      locationIds: [linde],
    });
    t.equal(made.status, 201);
    t.equal(made.headers.location, `/v1/staff/${made.json.id}`);
    t.equal(
      (await patch(client, 'beheer', `/v1/staff/${made.json.id}`, { locationIds: [linde, anker] })).status,
      200,
    );
    const shared = await patch(client, 'marloes', `/v1/staff/${made.json.id}`, { name: 'Ander' });
    t.equal(shared.json.code, 'forbidden', 'who works elsewhere too is kept by an admin');
    t.equal((await post('marloes', `/v1/staff/${made.json.id}/sign-in-links`)).json.code, 'forbidden');
    t.equal(
      (await post('marloes', `/v1/staff/${world.staff.marloes.id}/sign-in-links`)).json.code,
      'forbidden',
    );
  },
);

t.test('whoever is deactivated is out at once, and comes back without the old ways in', async (t) => {
  const client = await openClient(t);
  const { world, get, post } = client;
  const url = `/v1/staff/${world.staff.ruud.id}`;
  const { link } = (await post('marloes', `${url}/sign-in-links`)).json;
  t.equal((await patch(client, 'marloes', url, { isActive: false })).json.isActive, false);
  t.equal((await get('ruud', '/v1/participants')).json.code, 'not-authenticated');
  const opened = await client.ask(new URL(link).pathname, { headers: { accept: 'text/html' } });
  t.equal(opened.status, 401, 'an unused link neither');
  t.equal((await post('marloes', `${url}/sign-in-links`)).status, 404, 'and none is made');
  t.equal((await patch(client, 'beheer', url, { isActive: true })).json.isActive, true);
  t.equal((await get('ruud', '/v1/participants')).json.code, 'not-authenticated', 'the old token stays dead');
  const acts = (await listAuditLines(world.services.db, `staff:${world.staff.ruud.id}`)).map(
    ({ act }) => act,
  );
  t.match(
    acts.filter((act) => /activated/.test(act)),
    ['staff-deactivated', 'staff-activated'],
  );
});

t.test('another role is for who signs in anew', async (t) => {
  const client = await openClient(t);
  const { world, post } = client;
  const url = `/v1/staff/${world.staff.ruud.id}`;
  const open = async (link: string) =>
    (await client.ask(new URL(link).pathname, { headers: { accept: 'text/html' } })).status;
  const earlier = (await post('marloes', `${url}/sign-in-links`)).json.link;
  const { sessionToken } = await startStaffSession(world.services, {
    staffId: world.staff.ruud.id,
    means: 'passkey',
    post: null,
  });
  const credentialId = 'cGFzc2tleQ';
  const at = world.services.clock.now();
  const device = { publicKey: 'cG', counter: 0, transports: [], createdAt: at, usedAt: null };
  await insertPasskey(world.services.db, { credentialId, staffId: world.staff.ruud.id, ...device });
  t.equal((await patch(client, 'beheer', url, { name: 'Ruud Visser' })).status, 200);
  t.ok(await findPasskey(world.services.db, credentialId));
  t.equal(await open(earlier), 200);
  t.ok(await findSession(world.services, sessionToken));
  t.equal((await patch(client, 'beheer', url, { role: 'admin' })).json.role, 'admin');
  t.equal(await open(earlier), 401, 'who made a link for an assessor is no admin by it');
  t.notOk(await findSession(world.services, sessionToken));
  t.notOk(await findPasskey(world.services.db, credentialId), 'nor by a device that was added meanwhile');
  t.equal(await open((await post('beheer', `${url}/sign-in-links`)).json.link), 200);
});

t.test('nobody takes their own role or access away', async (t) => {
  const client = await openClient(t);
  const url = `/v1/staff/${client.world.staff.beheer.id}`;
  t.equal((await patch(client, 'beheer', url, { isActive: false })).json.code, 'own-account');
  t.equal((await patch(client, 'beheer', url, { role: 'reader' })).json.code, 'own-account');
  t.equal((await patch(client, 'beheer', url, { name: 'Beheer B' })).json.name, 'Beheer B');
});

t.test('a closed location awards nothing new; what was awarded stays, and who moves goes on', async (t) => {
  const client = await openClient(t);
  const { world, ask, get, post } = client;
  const { linde, anker } = world.locations;
  const { link } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const waiting = await post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, { of: 'samira', badgeClass: 'afwas', hold: true }),
  );
  t.equal(waiting.status, 201);
  const url = `/v1/locations/${linde}`;
  t.equal((await get('marloes', url)).json.participants, 2);
  t.equal((await patch(client, 'marloes', `/v1/locations/${anker}`, { isOpen: false })).status, 404);
  t.equal((await patch(client, 'marloes', url, { isOpen: false })).json.isOpen, false);

  const award = await buildAssessment(client, { of: 'kees', badgeClass: 'bar' });
  t.equal((await post('ruud', '/v1/assessments', award)).json.code, 'location-closed');
  const release = `/v1/assessments/${waiting.json.id}/hold-releases`;
  t.equal((await post('ruud', release)).json.code, 'location-closed');
  const repeat = await buildAssessment(client, { of: 'samira', badgeClass: 'bar' });
  t.equal(
    (await post('ruud', '/v1/assessments', repeat)).status,
    200,
    'a repeat still gets its first answer',
  );
  t.equal((await ask(new URL(link).pathname)).status, 200, 'the badge is there');
  const check = await ask('/v1/verifications', { method: 'POST', body: { link } });
  t.equal(check.json.verdict, 'valid');
  const added = await post('beheer', '/v1/participants', {
    givenName: 'A',
    familyName: 'B',
    locationId: linde,
  });
  t.same(faultsOf(added.json), ['locationId'], 'nobody new comes here');

  const person = `/v1/participants/${world.participants.samira.id}`;
  t.equal((await patch(client, 'marloes', person, { locationId: anker })).json.locationId, anker);
  t.equal((await get('marloes', person)).status, 404, 'handed over');
  t.equal((await post('fatima', release)).json.state, 'awarded', 'what was seen went along');
  t.equal((await patch(client, 'marloes', url, { isOpen: true })).json.isOpen, true);
  t.equal((await post('ruud', '/v1/assessments', award)).status, 201, 'and after opening it goes on');
});

t.test('a superbadge that a closed location held back comes after the move', async (t) => {
  const client = await openClient(t);
  const { world, get } = client;
  const { linde, anker } = world.locations;
  for (const badgeClass of ['snijtechnieken', 'hygiene-in-de-keuken', 'afwas', 'keuken-voorbereiden']) {
    await awardBadge(world, { to: 'samira', badgeClass });
  }
  await patch(client, 'beheer', `/v1/locations/${linde}`, { isOpen: false });
  await runDueJobs(world.services);
  t.same((await get('joke', '/v1/approvals?state=waiting')).json.items, []);
  await patch(client, 'beheer', `/v1/participants/${world.participants.samira.id}`, { locationId: anker });
  await runDueJobs(world.services);
  const { items } = (await get('joke', '/v1/approvals?state=waiting')).json;
  t.match(items, [{ badgeClass: 'keukenassistent' }]);
  await patch(client, 'beheer', `/v1/locations/${anker}`, { isOpen: false });
  const decision = await client.post('joke', `/v1/approvals/${items[0].id}/decisions`, {
    decision: 'approve',
  });
  t.equal(decision.json.code, 'location-closed', 'nor is it approved for somebody at a closed one');
});

t.test('a location has a name of its own that gives nothing away', async (t) => {
  const client = await openClient(t);
  for (const name of ['Eethuis De Linde', 'Traject Oost', 'a\u0000b']) {
    const answer = await client.post('beheer', '/v1/locations', { name });
    t.same(faultsOf(answer.json), ['name'], name);
  }
  const made = await client.post('beheer', '/v1/locations', { name: 'Bistro Noord' });
  t.match(made.json, { name: 'Bistro Noord', isOpen: true, participants: 0, staff: 0 });
  t.same(faultsOf((await client.post('vreemd', '/v1/locations', { name: 'Bistro Noord' })).json), undefined);
  const renamed = await patch(client, 'beheer', `/v1/locations/${made.json.id}`, {
    name: 'Eethuis De Linde',
  });
  t.same(faultsOf(renamed.json), ['name']);
});

t.test('everybody keeps their own PIN and passkeys over the API', async (t) => {
  const client = await openClient(t);
  const { world, ask, get } = client;
  const { services, staff } = world;
  const own = (as: Ask['as'], path: string, method: 'PUT' | 'DELETE', body?: object) =>
    ask(`/v1/own-account/${path}`, { method, ...(as && { as }), ...(body && { body }) });
  const row = { publicKey: '', counter: 0, transports: [], createdAt: services.clock.now(), usedAt: null };
  for (const [credentialId, who] of [
    ['of-ruud', staff.ruud],
    ['of-els', staff.els],
  ] as const) {
    await insertPasskey(services.db, { ...row, credentialId, staffId: who.id });
  }
  t.match((await get('ruud', '/v1/own-account')).json, {
    id: staff.ruud.id,
    name: 'Ruud Verbeek',
    role: 'assessor',
    hasPin: false,
    passkeys: [{ id: 'of-ruud', usedAt: null }],
  });
  for (const pin of ['1234', '0000', '258', '2580123', 'abcd']) {
    t.same(faultsOf((await own('ruud', 'pin', 'PUT', { pin })).json), ['pin'], pin);
  }
  t.equal((await own('ruud', 'pin', 'PUT', { pin: '2580' })).json.hasPin, true);
  await checkPin(services, { staffId: staff.ruud.id, pin: '2580' });
  t.equal((await own('ruud', 'passkeys/of-els', 'DELETE')).status, 404, 'of nobody else');
  t.same((await own('ruud', 'passkeys/of-ruud', 'DELETE')).json.passkeys, []);
  t.ok(await findPasskey(services.db, 'of-els'));
});
