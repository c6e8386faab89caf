// "Was dit nuttig?", asked of who looked at a badge or a code. Counted by month for everybody together: not which badge,
// not who, not when (requirements R59). Numbers so small that they could be one person are told to nobody.
import { findMonth } from '../base/clock.ts';
import type { Services } from '../services.ts';
import { addUsefulness, listUsefulness } from '../store/usefulness.ts';
import { type Actor, requireAct } from './actors.ts';

export async function recordUsefulness(services: Services, isUseful: boolean): Promise<void> {
  const month = findMonth(services.clock.now());
  await addUsefulness(services.db, { month, yes: isUseful ? 1 : 0, no: isUseful ? 0 : 1 });
}

/** Null: fewer than `leastShown`, none among them. */
export type Usefulness = { month: string; yes: number | null; no: number | null };

export const leastShown = 5;
const monthsMaximum = 24;

const hideSmall = (count: number) => (count < leastShown ? null : count);

/** The last two years, newest month first. @throws Problem forbidden */
export async function loadUsefulness(services: Services, actor: Actor): Promise<Usefulness[]> {
  requireAct(actor, 'see-usefulness');
  const rows = await listUsefulness(services.db, monthsMaximum);
  return rows.map(({ month, yes, no }) => ({ month, yes: hideSmall(yes), no: hideSmall(no) }));
}
