// An OpenBadgeCredential as this house writes it: lists always, no nulls, no empty lists, three pinned contexts.
// Must not know how it is signed or kept. OB 3.0, AchievementCredential and JSON Serialization.
import type { Achievement } from './achievement.ts';
import { credentialsContextV2, extensionsContext, openBadgesContext } from './contexts.ts';
import type { Evidence, RelatedResource } from './evidence.ts';
import type { IdentityObject } from './identity.ts';
import type { Profile } from './profile.ts';
import type { Result } from './result.ts';
import type { StatusPurpose } from './status/status-list-credential.ts';

export { endorsementCredentialSchema, openBadgeCredentialSchema } from './credential-schema.ts';

const achievementCredentialSchemaUrl =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

export type StatusEntry = {
  id: string;
  type: 'BitstringStatusListEntry';
  statusPurpose: StatusPurpose;
  statusListIndex: string;
  statusListCredential: string;
};

export type Proof = {
  type: string;
  cryptosuite?: string;
  created?: string;
  verificationMethod: string;
  proofPurpose: string;
  proofValue: string;
};

export type OpenBadgeCredential = {
  '@context': string[];
  id: string;
  type: ['VerifiableCredential', 'OpenBadgeCredential'];
  issuer: Profile;
  name: string;
  description: string;
  validFrom: string;
  awardedDate: string;
  credentialSubject: {
    id: string;
    type: ['AchievementSubject'];
    identifier?: IdentityObject[];
    activityEndDate?: string;
    achievement: Achievement;
    result?: Result[];
  };
  evidence?: Evidence[];
  relatedResource?: RelatedResource[];
  credentialSchema: { id: string; type: '1EdTechJsonSchemaValidator2019' }[];
  credentialStatus: StatusEntry;
  /** Set by secureCredential. */
  proof?: Proof[];
};

export type CredentialInput = {
  id: string;
  issuer: Profile;
  name: string;
  description: string;
  /** Whole seconds, UTC; see month.ts. */
  validFrom: string;
  awardedDate: string;
  /** The random urn:uuid of this participant at this issuer. */
  subjectId: string;
  identifiers?: IdentityObject[] | undefined;
  /** When it was last seen, where that was before it was awarded. Whole seconds, UTC. */
  activityEndDate?: string | undefined;
  achievement: Achievement;
  results: Result[];
  evidence: Evidence[];
  relatedResources?: RelatedResource[] | undefined;
  status: { listUrl: string; index: number };
};

/** The entry that points at one bit of a published list. The id is the list's with the index as fragment. */
export function buildStatusEntry({
  listUrl,
  index,
  purpose = 'revocation',
}: {
  listUrl: string;
  index: number;
  purpose?: StatusPurpose | undefined;
}): StatusEntry {
  return {
    id: `${listUrl}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: listUrl,
  };
}

/** The credential without its proof. Spec: OB 3.0, AchievementCredential. */
export function buildCredential(input: CredentialInput): OpenBadgeCredential {
  const { identifiers = [], activityEndDate, results, evidence, relatedResources = [] } = input;
  return {
    '@context': [credentialsContextV2, openBadgesContext, extensionsContext],
    id: input.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: input.name,
    description: input.description,
    issuer: input.issuer,
    validFrom: input.validFrom,
    awardedDate: input.awardedDate,
    credentialSubject: {
      id: input.subjectId,
      type: ['AchievementSubject'],
      ...(identifiers.length > 0 && { identifier: identifiers }),
      ...(activityEndDate !== undefined && { activityEndDate }),
      achievement: input.achievement,
      ...(results.length > 0 && { result: results }),
    },
    ...(evidence.length > 0 && { evidence }),
    ...(relatedResources.length > 0 && { relatedResource: relatedResources }),
    credentialSchema: [{ id: achievementCredentialSchemaUrl, type: '1EdTechJsonSchemaValidator2019' }],
    credentialStatus: buildStatusEntry(input.status),
  };
}
