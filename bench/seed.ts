// Fills a database with as many participants and credentials as asked for, by SQL alone. Each participant holds ten
// badges and has a share with all of them. PLACEHOLDER BYTES: nothing verifies these documents. Most hold no more
// than a date; those of the participants whose codes are asked for are copies of a real signed credential with
// another id in it, so that they are as long as real ones. Foreign keys are not checked while it writes.

import { findDay } from '../src/base/clock.ts';
import { randomIds } from '../src/base/ids.ts';
import { recordAssessment } from '../src/domain/assessments.ts';
import type { BadgeTemplate } from '../src/domain/badge-templates.ts';
import { createParticipant } from '../src/domain/participants.ts';
import { createCode } from '../src/domain/share-codes.ts';
import { listAllBadgeClasses } from '../src/store/badge-classes.ts';
import type { Connection } from '../src/store/connection.ts';
import type { Installation } from './installation.ts';

export const credentialsEach = 10;
const listLength = 131_072;

export type SeedSize = {
  participants: number;
  /** How many participants, spread evenly, have documents of a real length; their codes are given back. */
  opened: number;
};

export type Seed = { credentials: number; codes: string[]; seconds: number };

type Sample = { id: string; document: string };

/** One credential by the rules of the house, for its length and its words. */
async function issueSample({ services, assessor }: Installation): Promise<Sample> {
  const participant = await createParticipant(services, assessor, {
    givenName: 'Een',
    familyName: 'Voorbeeld',
  });
  const classes = await listAllBadgeClasses(services.db);
  const template = classes.find(({ badgeClass }) => badgeClass.slug === 'afwas')?.version
    .template as BadgeTemplate;
  if (template.kind !== 'badge') throw new Error('afwas is no badge');
  const { award } = await recordAssessment(services, assessor, {
    participantId: participant.id,
    badgeClass: 'afwas',
    observedOn: findDay(services.clock.now()),
    results: Object.fromEntries(template.criteria.map(({ key }) => [key, 'independent' as const])),
  });
  if (!award.credential) throw new Error(`the sample was not awarded: ${award.state}`);
  return award.credential;
}

/** Participants without anything, from number `first` on; gives their ids. */
export async function insertParticipants(
  { connection, issuer, locationId }: Installation,
  { first, count }: { first: number; count: number },
): Promise<string[]> {
  const rows = await connection.unsafe(
    `insert into participants (id, issuer_id, location_id, given_name, family_name, subject_id,
       email_in_credentials, created_at)
     select md5('participant' || p)::uuid, $1, $2, 'Naam' || p, 'Nummer',
       'urn:uuid:' || md5('subject' || p)::uuid, false, now()
     from generate_series($3::int, $3::int + $4::int - 1) p
     returning id`,
    [issuer.id, locationId, first, count],
  );
  return rows.map(({ id }) => String(id));
}

/** Full lists for what is seeded, and an empty one after them for what is awarded later. */
async function insertStatusLists(
  connection: Connection,
  issuerId: string,
  credentials: number,
): Promise<number> {
  const rows = await connection.unsafe(
    `insert into status_lists (issuer_id, length, revision, created_at)
     select $1, $2::int, 1, now() from generate_series(0, $3::int) returning number`,
    [issuerId, listLength, Math.ceil(credentials / listLength)],
  );
  const first = Math.min(...rows.map(({ number }) => Number(number)));
  await connection.unsafe(
    `insert into status_entries (list_number, index, revoked)
     select $1::int + k / $2::int, k % $2::int, false from generate_series(0, $3::int - 1) k`,
    [first, listLength, credentials],
  );
  return first;
}

type CredentialSeed = SeedSize & { firstList: number; sample: Sample };

/** The classes of a participant are ten in a row of the list of all, beginning at another one for each. */
async function insertCredentials(
  connection: Connection,
  { issuer }: Installation,
  { participants, opened, firstList, sample }: CredentialSeed,
): Promise<void> {
  await connection.unsafe(
    `insert into credentials (id, issuer_id, participant_id, badge_class_id, version, edition, list_number,
       status_index, document, digest, issued_at, undone)
     select substr(md5('credential' || k), 1, 26), $1, md5('participant' || p)::uuid, class.id,
       class.current_version, 1, $2::int + k / $3::int, k % $3::int,
       case when p % $4::int = 0 then replace($5, $6, substr(md5('credential' || k), 1, 26))
         else '{"validFrom":"2026-11-01T00:00:00Z"}' end,
       md5('document' || k), now(), false
     from generate_series(0, $7::int - 1) k
     cross join lateral (select k / $8::int as p) participant
     join (select id, current_version, row_number() over (order by slug) - 1 as place,
         count(*) over () as classes
       from badge_classes where kind = 'badge') class
       on class.place = (p + k % $8::int) % class.classes`,
    [
      ...[issuer.id, firstList, listLength, participants / opened, sample.document, sample.id],
      ...[participants * credentialsEach, credentialsEach],
    ],
  );
}

async function insertShares(connection: Connection, participants: number): Promise<string[]> {
  const codes = Array.from({ length: participants }, () => createCode(randomIds));
  await connection.unsafe(
    `insert into shares (id, participant_id, code, display_name, created_at)
     select md5('share' || place - 1)::uuid, md5('participant' || place - 1)::uuid, code, 'first', now()
     from unnest(string_to_array($1, ',')) with ordinality as given (code, place)`,
    [codes.join()],
  );
  await connection.unsafe(
    `insert into share_credentials (share_id, credential_id)
     select md5('share' || k / $1::int)::uuid, substr(md5('credential' || k), 1, 26)
     from generate_series(0, $2::int - 1) k`,
    [credentialsEach, participants * credentialsEach],
  );
  return codes;
}

/**
 * Adds `participants` with ten credentials each. `participants` has to be a multiple of `opened`. A million
 * credentials take about a minute on two cores.
 */
export async function seedDatabase(installation: Installation, size: SeedSize): Promise<Seed> {
  const from = performance.now();
  const { connection, issuer } = installation;
  const sample = await issueSample(installation);
  const credentials = size.participants * credentialsEach;
  await connection.unsafe('set session_replication_role = replica');
  await connection.unsafe('set synchronous_commit = off');
  await insertParticipants(installation, { first: 0, count: size.participants });
  const firstList = await insertStatusLists(connection, issuer.id, credentials);
  await insertCredentials(connection, installation, { ...size, firstList, sample });
  const codes = await insertShares(connection, size.participants);
  await connection.unsafe('reset session_replication_role');
  await connection.unsafe('reset synchronous_commit');
  await connection.unsafe('vacuum analyze');
  await connection.unsafe('checkpoint');
  const stride = size.participants / size.opened;
  return {
    credentials,
    codes: codes.filter((_, place) => place % stride === 0),
    seconds: (performance.now() - from) / 1000,
  };
}
