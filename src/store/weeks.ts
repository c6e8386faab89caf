// What was seen and what was awarded between two days, for the list of a week.

import type { Database } from './database.ts';
import { and, asc, between, eq, gte, isNull, lt } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { assessments, observations } from './tables/assessments.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { credentials } from './tables/credentials.ts';
import { participants } from './tables/participants.ts';
import { staff } from './tables/staff.ts';

export type SeenRow = {
  participantId: string;
  givenName: string;
  familyName: string;
  slug: string;
  criterion: string;
  level: 'with-help' | 'independent' | 'teaches';
  observedOn: string;
  assessorName: string;
};

/** What was seen from one day up to another of participants in reach, by name, badge and day. */
export async function listSeenBetween(
  db: Database,
  criteria: { scope: Scope; from: string; to: string },
): Promise<SeenRow[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  return db
    .select({
      participantId: participants.id,
      givenName: participants.givenName,
      familyName: participants.familyName,
      slug: badgeClasses.slug,
      criterion: observations.criterion,
      level: observations.level,
      observedOn: observations.observedOn,
      assessorName: staff.name,
    })
    .from(participants)
    .innerJoin(observations, eq(observations.participantId, participants.id))
    .innerJoin(assessments, eq(assessments.id, observations.assessmentId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, observations.badgeClassId))
    .innerJoin(staff, eq(staff.id, observations.assessorId))
    .where(
      and(
        withinScope(criteria.scope),
        between(observations.observedOn, criteria.from, criteria.to),
        isNull(assessments.undoneAt),
      ),
    )
    .orderBy(
      asc(participants.givenName),
      asc(participants.id),
      asc(badgeClasses.slug),
      asc(observations.observedOn),
      asc(observations.recordedAt),
    );
}

export type AwardedRow = Pick<SeenRow, 'participantId' | 'givenName' | 'familyName' | 'slug'> & {
  issuedAt: Date;
};

/** Badges that came from one moment up to another and are in force, of participants in reach. */
export async function listAwardedBetween(
  db: Database,
  criteria: { scope: Scope; from: Date; to: Date },
): Promise<AwardedRow[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  return db
    .select({
      participantId: participants.id,
      givenName: participants.givenName,
      familyName: participants.familyName,
      slug: badgeClasses.slug,
      issuedAt: credentials.issuedAt,
    })
    .from(participants)
    .innerJoin(credentials, eq(credentials.participantId, participants.id))
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .where(
      and(
        withinScope(criteria.scope),
        gte(credentials.issuedAt, criteria.from),
        lt(credentials.issuedAt, criteria.to),
        isNull(credentials.revokedAt),
      ),
    )
    .orderBy(asc(participants.givenName), asc(participants.id), asc(credentials.issuedAt));
}
