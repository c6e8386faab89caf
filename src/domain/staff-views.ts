// "Wie keek": that somebody of staff looked at a participant's details, once a day for each kind of thing. Written by
// the reads themselves; the participant can always see it (R46).
import { findLocalDay } from '../base/clock.ts';
import type { Services } from '../services.ts';
import {
  insertStaffViews,
  listStaffViews as listRows,
  type NamedStaffView,
  type StaffViewRow,
} from '../store/looks.ts';
import type { Act, Role, Staff } from './actors.ts';
import { floorTimeZone } from './assessment-input.ts';

export type ViewKind = StaffViewRow['kind'];

/** What is seen by whoever does these; all other acts show who somebody is. */
const kinds: Partial<Record<Act, ViewKind>> = {
  assess: 'progress',
  'see-progress': 'progress',
  'see-approvals': 'progress',
  'see-credentials': 'badges',
  'request-revocation': 'badges',
  'confirm-revocation': 'badges',
  'share-with-participant': 'codes',
  'hand-out-data': 'everything',
};

export function recordStaffView(
  services: Services,
  staff: Staff,
  { participantId, act }: { participantId: string; act: Act },
): Promise<void> {
  return recordStaffViews(services, staff, { participantIds: [participantId], act });
}

/** Of a list that shows as much of each as a page of their own does. */
export async function recordStaffViews(
  services: Services,
  staff: Staff,
  { participantIds, act }: { participantIds: string[]; act: Act },
): Promise<void> {
  const day = findLocalDay(services.clock.now(), floorTimeZone);
  const kind = kinds[act] ?? 'details';
  const rows = participantIds.map((participantId) => ({ participantId, day, staffId: staff.id, kind }));
  await insertStaffViews(services.db, rows);
}

export type StaffView = {
  /** yyyy-mm-dd */
  day: string;
  name: string;
  role: Role;
  kinds: ViewKind[];
};

/** The newest day first; one row for each person and day. */
export async function gatherStaffViews(
  services: Services,
  { participantId, limit }: { participantId: string; limit: number },
): Promise<StaffView[]> {
  const views: (StaffView & { staffId: string })[] = [];
  // At most one row for each kind.
  const rows: NamedStaffView[] = await listRows(services.db, { participantId, limit: limit * 5 });
  for (const { day, name, role, kind, staffId } of rows) {
    const last = views.at(-1);
    if (last?.day === day && last.staffId === staffId) last.kinds.push(kind);
    else views.push({ day, name, role, kinds: [kind], staffId });
  }
  return views.slice(0, limit).map(({ staffId: _, ...view }) => view);
}
