// Rows of claims: what participants say they can do already.

import type { Database } from './database.ts';
import { and, asc, eq, exists, gt, gte, isNull, not, or, sql } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { claims } from './tables/claims.ts';
import { credentials } from './tables/credentials.ts';
import { locations } from './tables/issuers.ts';
import { participants } from './tables/participants.ts';

export type ClaimRow = typeof claims.$inferSelect;
export type ClaimWithNames = ClaimRow & {
  slug: string;
  participantGivenName: string;
  participantFamilyName: string;
};

/** Claims anew: an earlier claim of the same badge that was seen meanwhile waits again. */
export async function insertClaim(db: Database, row: ClaimRow): Promise<void> {
  const { claimedAt, claimedWith } = row;
  await db
    .insert(claims)
    .values(row)
    .onConflictDoUpdate({
      target: [claims.participantId, claims.badgeClassId],
      set: { claimedAt, claimedWith, togetherAt: null, togetherWith: null, seenAt: null },
    });
}

/** Gives whether there was one. */
export async function deleteClaim(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<boolean> {
  const rows = await db.delete(claims).where(isOf(participantId, badgeClassId)).returning({ id: claims.id });
  return rows.length > 0;
}

function isOf(participantId: string, badgeClassId: string) {
  return and(eq(claims.participantId, participantId), eq(claims.badgeClassId, badgeClassId));
}

export async function updateClaimTogether(
  db: Database,
  claimId: string,
  together: { togetherAt: Date | null; togetherWith: string | null },
): Promise<void> {
  await db.update(claims).set(together).where(eq(claims.id, claimId));
}

/** Something was recorded for it. */
export async function updateClaimSeen(
  db: Database,
  claim: { participantId: string; badgeClassId: string; seenAt: Date },
): Promise<void> {
  await db
    .update(claims)
    .set({ seenAt: claim.seenAt })
    .where(and(isOf(claim.participantId, claim.badgeClassId), isNull(claims.seenAt)));
}

/** What was recorded since a moment was undone: the claim waits again. */
export async function updateClaimUnseen(
  db: Database,
  claim: { participantId: string; badgeClassId: string; seenSince: Date },
): Promise<void> {
  await db
    .update(claims)
    .set({ seenAt: null })
    .where(and(isOf(claim.participantId, claim.badgeClassId), gte(claims.seenAt, claim.seenSince)));
}

/** Claims that wait to be seen, the oldest first: of one participant, or of all in reach. */
export async function listClaims(
  db: Database,
  criteria: {
    scope?: Scope | undefined;
    participantId?: string | undefined;
    /** Timestamp with milliseconds, and id, of the last row of the page before. */
    after?: { claimedAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<ClaimWithNames[]> {
  const { scope, participantId, after } = criteria;
  if (scope?.locationIds.length === 0) return [];
  const isHeld = exists(
    db
      .select({ id: credentials.id })
      .from(credentials)
      .where(
        and(
          eq(credentials.participantId, claims.participantId),
          eq(credentials.badgeClassId, claims.badgeClassId),
          isNull(credentials.revokedAt),
        ),
      ),
  );
  const rows = await db
    .select({ claim: claims, slug: badgeClasses.slug, participant: participants })
    .from(claims)
    .innerJoin(participants, eq(participants.id, claims.participantId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, claims.badgeClassId))
    .innerJoin(locations, eq(locations.id, participants.locationId))
    .where(
      and(
        scope && withinScope(scope),
        // Where nothing can be recorded any more, nothing waits for the floor.
        scope && isNull(locations.closedAt),
        scope && isNull(participants.finishedMonth),
        participantId === undefined ? undefined : eq(claims.participantId, participantId),
        isNull(claims.seenAt),
        isNull(badgeClasses.retiredAt),
        not(isHeld),
        after &&
          or(
            sql`${claims.claimedAt} > ${after.claimedAt}`,
            and(sql`${claims.claimedAt} = ${after.claimedAt}`, gt(claims.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(claims.claimedAt), asc(claims.id))
    .limit(criteria.limit);
  return rows.map(({ claim, slug, participant: { givenName, familyName } }) => ({
    ...claim,
    slug,
    participantGivenName: givenName,
    participantFamilyName: familyName,
  }));
}
