// PINs for shared tablets: set by their owners, checked here and nowhere else, slow to compute, and locked after a few
// wrong ones. A PIN opens nothing but a tablet that is a post (see posts.ts).
import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { addSeconds } from '../base/clock.ts';
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findPin, insertPin, lockPin, type PinRow, updatePin } from '../store/posts.ts';
import { type Actor, requireAct } from './actors.ts';
import { recordAudit } from './audit.ts';

const scrypt = promisify<string, Buffer, number, object, Buffer>(scryptWithCallback);

/** About 0.1 s: what OWASP asks of scrypt, with the memory that one request may take. */
const costs = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const hashBytes = 32;

/** Wrong ones in a row before it rests, and before only a new one helps. */
const failuresToRest = 5;
const failuresToLock = 10;
const restSeconds = 600;
const forever = new Date('9999-12-31T00:00:00Z');

function isRun(digits: string, step: number): boolean {
  return [...digits].every((digit, at) => at === 0 || Number(digit) - Number(digits[at - 1]) === step);
}

/** 4 to 6 digits that are not the first ones that anybody would try: all the same, or counting up or down. */
export function isPinGood(pin: string): boolean {
  return /^\d{4,6}$/.test(pin) && ![-1, 0, 1].some((step) => isRun(pin, step));
}

async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await scrypt(pin, salt, hashBytes, costs);
  return ['scrypt', costs.N, costs.r, costs.p, salt.toString('base64url'), hash.toString('base64url')].join(
    '$',
  );
}

async function isPinOf(pin: string, { hash: stored }: PinRow): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  const { maxmem } = costs;
  const asked = await scrypt(pin, Buffer.from(salt, 'base64url'), hashBytes, {
    ...{ N: Number(N), r: Number(r), p: Number(p) },
    maxmem,
  });
  return timingSafeEqual(asked, Buffer.from(hash, 'base64url'));
}

/** Whether somebody has a PIN. */
export async function hasPin(services: Services, staffId: string): Promise<boolean> {
  return (await findPin(services.db, staffId)) !== undefined;
}

/**
 * Sets one's own PIN, in place of an earlier one; one that was locked is open again.
 * @throws Problem forbidden, strong-sign-in-needed, invalid-request
 */
export async function setPin(services: Services, actor: Actor, pin: string): Promise<void> {
  requireAct(actor, 'open-post');
  if (!isPinGood(pin))
    rejectRequest([{ name: 'pin', reason: 'must be 4 to 6 digits, not in a row and not all the same' }]);
  const hash = await hashPin(pin);
  await inTransaction(services, async (services) => {
    const row = { staffId: actor.id, hash, failures: 0, lockedUntil: null, createdAt: services.clock.now() };
    await insertPin(services.db, row);
    await recordAudit(services, { act: 'pin-set', actor, subject: `staff:${actor.id}` });
  });
}

type Outcome = 'right' | 'pin-wrong' | 'pin-locked';

async function tryPin(services: Services, { staffId, pin }: PinAttempt): Promise<Outcome> {
  const row = await lockPin(services.db, staffId);
  const now = services.clock.now();
  if (!row) return 'pin-wrong';
  if (row.lockedUntil !== null && row.lockedUntil > now) return 'pin-locked';
  if (await isPinOf(pin, row)) {
    if (row.failures > 0) await updatePin(services.db, staffId, { failures: 0, lockedUntil: null });
    return 'right';
  }
  const failures = row.failures + 1;
  const isOver = failures >= failuresToLock;
  const rests = failures % failuresToRest === 0;
  const lockedUntil = isOver ? forever : rests ? addSeconds(now, restSeconds) : null;
  await updatePin(services.db, staffId, { failures, lockedUntil });
  if (lockedUntil === null) return 'pin-wrong';
  const facts = { failures };
  await recordAudit(services, { act: 'pin-locked', actor: 'system', subject: `staff:${staffId}`, facts });
  return 'pin-locked';
}

export type PinAttempt = { staffId: string; pin: string };

/**
 * Lets the right PIN through and counts the wrong ones; what was counted stays, whatever comes of the request.
 * @throws Problem pin-wrong, pin-locked
 */
export async function checkPin(services: Services, attempt: PinAttempt): Promise<void> {
  const outcome = await inTransaction(services, (services) => tryPin(services, attempt));
  if (outcome !== 'right') throw new Problem(outcome);
}
