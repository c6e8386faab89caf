// Everything that is kept of a participant, in one file that anybody can open: every row as it stands, every signed
// badge, who of staff looked, and what was written down about them. For the participant; privacy 6.4.
import { findDay } from '../base/clock.ts';
import { buildZip, type ZippedFile } from '../base/zip.ts';
import type { Services } from '../services.ts';
import {
  listPersonalAuditLines,
  listPersonalRows,
  listStaffNames,
  type PersonalRow,
} from '../store/personal-data.ts';
import { languages } from '../text/languages.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { buildCredentialFile } from './credential-files.ts';
import { findCredentialUrl } from './credentials.ts';
import { loadReachableParticipant } from './participants.ts';

export type PersonalData = {
  savedOn: string;
  tables: Record<string, PersonalRow[]>;
  auditLines: PersonalRow[];
  staff: PersonalRow[];
};

/**
 * All rows of a participant.
 * @throws Problem forbidden, not-found, strong-sign-in-needed
 */
export async function loadPersonalData(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<PersonalData> {
  await loadReachableParticipant(services, actor, { participantId, act: 'hand-out-data' });
  const tables = await listPersonalRows(services.db, participantId);
  const auditLines = await listPersonalAuditLines(services.db, participantId);
  const staff = await listStaffNames(
    services.db,
    findStaffIds([...Object.values(tables).flat(), ...auditLines]),
  );
  await recordAudit(services, { act: 'data-handed-out', actor, subject: `participant:${participantId}` });
  return { savedOn: findDay(services.clock.now()), tables, auditLines, staff };
}

const staffColumns = [
  'staff_id',
  'assessor_id',
  'requested_by',
  'decided_by',
  'claimed_with',
  'together_with',
  'said_with',
  'given_by',
];

function findStaffIds(rows: readonly PersonalRow[]): string[] {
  const ids = rows.flatMap((row) => staffColumns.map((column) => row[column]));
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/**
 * The same as a ZIP, with each badge as a file of its own.
 * @throws Problem forbidden, not-found
 */
export async function buildPersonalArchive(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<Uint8Array> {
  const data = await loadPersonalData(services, actor, participantId);
  const readme = [...languages.nl.texts.personalData.readme, '', ...languages.en.texts.personalData.readme];
  const files: ZippedFile[] = [
    { name: 'leesmij-readme.txt', bytes: Buffer.from(`${readme.join('\n')}\n`) },
    { name: 'data.json', bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`) },
  ];
  for (const [index, row] of (data.tables.credentials ?? []).entries()) {
    files.push(...(await buildBadgeFiles(services, row, index + 1)));
  }
  return buildZip(files, services.clock.now());
}

async function buildBadgeFiles(services: Services, row: PersonalRow, number: number): Promise<ZippedFile[]> {
  const [id, document, digest] = [String(row.id), String(row.document), String(row.digest)];
  const status = row.revoked_at === null ? 'in-force' : 'revoked';
  const credential = { id, document, digest, status, link: findCredentialUrl(services, id) } as const;
  const forms = ['json', 'png'] as const;
  return Promise.all(
    forms.map(async (form) => {
      const { bytes } = await buildCredentialFile(services, credential, { form, language: 'nl' });
      return { name: `badges/badge-${number}.${form}`, bytes };
    }),
  );
}
