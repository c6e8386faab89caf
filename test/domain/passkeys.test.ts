// Passkeys against a device that answers wrongly: other site, other person, other question, copied, never unlocked.
import t from 'tap';
import type { Staff } from '../../src/domain/actors.ts';
import {
  addPasskey,
  askNewPasskey,
  askPasskey,
  listOwnPasskeys,
  signInByPasskey,
} from '../../src/domain/passkeys.ts';
import { openConnection } from '../../src/store/connection.ts';
import { assert, buildDevice, type Device, register, type Twist } from '../authenticator.ts';
import { openWorld } from '../world.ts';

const failed = { code: 'sign-in-failed' };

async function openHouse(t: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(t);
  const { services } = world;
  const add = async (actor: Staff, device: Device, twist: Twist = {}) => {
    const asked = await askNewPasskey(services, actor);
    await addPasskey(services, actor, { ...asked, response: register(device, asked, twist) });
  };
  const signIn = async (device: Device, twist: Twist = {}) => {
    const asked = await askPasskey(services);
    const response = assert(device, asked, twist);
    return signInByPasskey(services, { ...asked, response }, null);
  };
  return { world, services, add, signIn };
}

t.test('a device signs its owner in, and nobody by another answer', async (t) => {
  const { world, services, add, signIn } = await openHouse(t);
  const { ruud, marloes } = world.staff;
  const device = buildDevice(ruud.id);
  await add(ruud, device);
  t.match((await signIn(device)).actor, { id: ruud.id });
  const twists: Record<string, Twist> = {
    'another origin': { origin: 'https://badges.example.org.evil.example' },
    'another port': { origin: 'https://badges.example.org:8443' },
    'plain http': { origin: 'http://badges.example.org' },
    'another relying party': { rpId: 'example.org' },
    'not unlocked by its owner': { isVerified: false },
    'an answer to another question': { challenge: 'AAAA' },
    'a registration in place of a sign-in': { type: 'webauthn.create' },
    'somebody else by its own word': { userHandle: Buffer.from(marloes.id).toString('base64url') },
    'a passkey that nobody has': { id: buildDevice(ruud.id).id },
  };
  for (const [name, twist] of Object.entries(twists)) await t.rejects(signIn(device, twist), failed, name);
  await t.rejects(signIn(buildDevice(ruud.id)), failed, 'a device that was never added');

  const asked = await askPasskey(services);
  const answer = { ...asked, response: assert(device, asked) };
  t.ok(await signInByPasskey(services, answer, null));
  await t.rejects(signInByPasskey(services, answer, null), failed, 'a question is answered once');
  const wrong = await askPasskey(services);
  await t.rejects(signInByPasskey(services, { ...wrong, response: {} }, null), failed);
  const late = { ...wrong, response: assert(device, wrong) };
  await t.rejects(signInByPasskey(services, late, null), failed, 'also when it was answered wrongly first');
  const slow = await askPasskey(services);
  world.clock.move(301);
  await t.rejects(
    signInByPasskey(services, { ...slow, response: assert(device, slow) }, null),
    failed,
    'in time',
  );
});

t.test('a counter goes up only, as far as it can', async (t) => {
  const { world, services, add, signIn } = await openHouse(t);
  const device = buildDevice(world.staff.ruud.id);
  await add(world.staff.ruud, device, { counter: 5 });
  t.ok(await signIn(device, { counter: 6 }));
  await t.rejects(signIn(device, { counter: 6 }), failed, 'a copy of the device');
  await t.rejects(signIn(device, { counter: 0 }), failed, 'a copy that does not count');
  t.ok(await signIn(device, { counter: 4_294_967_295 }), 'the largest that a device can say');
  const [one, other] = [await askPasskey(services), await askPasskey(services)];
  const twin = buildDevice(world.staff.ruud.id);
  await add(world.staff.ruud, twin);
  const answers = [one, other].map((asked) =>
    signInByPasskey(services, { ...asked, response: assert(twin, asked, { counter: 9 }) }, null),
  );
  const outcomes = await Promise.allSettled(answers);
  t.equal(
    outcomes.filter(({ status }) => status === 'fulfilled').length,
    1,
    'of a device and its copy at the same moment one gets in',
  );
});

t.test('a passkey is added once, for who was asked, whatever else the device says', async (t) => {
  const { world, services, add } = await openHouse(t);
  const { ruud, els } = world.staff;
  const asked = await askNewPasskey(services, ruud);
  const device = buildDevice(ruud.id);
  const response = register(device, asked);
  await t.rejects(addPasskey(services, els, { ...asked, response }), failed, 'for somebody else');
  await t.rejects(addPasskey(services, ruud, { ...asked, response }), failed, 'which used the question up');

  const wrong = await askNewPasskey(services, ruud);
  await t.rejects(addPasskey(services, ruud, { ...wrong, response: {} }), failed);
  const second = { ...wrong, response: register(device, wrong) };
  await t.rejects(addPasskey(services, ruud, second), failed, 'as does a wrong answer');

  const twists: Twist[] = [
    { isVerified: false },
    { origin: 'https://badges.example.org:8443' },
    { rpId: 'example.org' },
    { format: 'fido-u2f' },
    { format: 'android-safetynet' },
    { format: 'tpm' },
    { format: 'apple' },
  ];
  for (const twist of twists) await t.rejects(add(ruud, device, twist), failed, JSON.stringify(twist));
  const byPin = { ...ruud, isByPin: true };
  await t.rejects(askNewPasskey(services, byPin), { code: 'strong-sign-in-needed' });
  const strong = await askNewPasskey(services, ruud);
  const answer = { ...strong, response: register(device, strong) };
  await t.rejects(addPasskey(services, byPin, answer), { code: 'strong-sign-in-needed' }, 'while it locked');

  const transports = ['internal', '\u0000', '<b>', { a: 1 }, 'x'.repeat(50_000), 'usb'];
  await add(ruud, device, { transports, counter: 4_294_967_295 });
  await add(ruud, buildDevice(ruud.id), { transports: 'usb' });
  await t.rejects(add(els, device), failed, 'nobody else adds the same one');
  t.equal((await listOwnPasskeys(services, ruud)).length, 2);
  const sql = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  t.teardown(() => sql.end());
  const rows = await sql`select transports from passkeys order by created_at, credential_id`;
  t.same(
    rows.map(({ transports }) => transports.length).toSorted(),
    [0, 2],
    'only what a device can be reached by',
  );
});
