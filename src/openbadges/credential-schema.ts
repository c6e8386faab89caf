// The shape of OpenBadgeCredential and EndorsementCredential, as deep as 1EdTech's own JSON Schema and with the
// same answers (compacted single values and language maps included). Shape only: meaning is for verify/.
// OB 3.0, Data Models and JSON Schema.
import { z } from 'zod';
import { credentialsContextV2 } from './contexts.ts';
import { isDate, parseDateTime } from './date-time.ts';

const languageTag = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/);

/** A string, or the same in several languages by their tags. */
function inLanguages<S extends z.ZodType>(value: S) {
  return z.union([value, z.record(languageTag, value)]);
}

const text = inLanguages(z.string());
const dateTime = z
  .string()
  .refine((value) => parseDateTime(value) !== undefined)
  .meta({ format: 'date-time' });
const date = z.string().refine(isDate).meta({ format: 'date' });
const compactJws = inLanguages(z.string().regex(/^[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]*\.[a-zA-Z0-9_-]+$/));
const languageCode = inLanguages(z.string().regex(/^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/));

/** JSON-LD compaction: a list of one may stand without brackets. */
function many<S extends z.ZodType>(value: S) {
  return z.union([value, z.array(value)]);
}

/** `type` as one term, or as a list that holds each of the given terms, or one of several. */
function typeWith(...required: (string | string[])[]) {
  const hasAll = (list: unknown[]) =>
    required.every((term) => [term].flat().some((choice) => list.includes(choice)));
  return z.union([text, z.array(text).min(1).refine(hasAll)]);
}

/** A closed list of terms that anybody may extend with `ext:` terms. The pattern is the schema's: unanchored. */
function extensible(...terms: string[]) {
  return z.union([z.enum(terms), z.string().regex(/ext:[a-zA-Z0-9._|]/)]);
}

const anyContext = z.union([z.string(), z.looseObject({})]);
const context = z.union([
  anyContext,
  z.tuple(
    [
      z.literal(credentialsContextV2),
      z.string().regex(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$/),
    ],
    anyContext,
  ),
]);

const identifierType = extensible(
  ...['name', 'sourcedId', 'systemId', 'productId', 'userName', 'accountId', 'emailAddress'],
  ...['nationalIdentityNumber', 'isbn', 'issn', 'lisSourcedId', 'oneRosterSourcedId', 'sisSourcedId'],
  ...['ltiContextId', 'ltiDeploymentId', 'ltiToolId', 'ltiPlatformId', 'ltiUserId', 'identifier'],
);

const image = z.strictObject({ id: text, type: inLanguages(z.literal('Image')), caption: text.optional() });

const identityObject = z.strictObject({
  type: inLanguages(z.literal('IdentityObject')),
  hashed: z.boolean(),
  identityHash: text,
  identityType: identifierType,
  salt: text.optional(),
});

const identifierEntry = z.strictObject({
  type: inLanguages(z.literal('IdentifierEntry')),
  identifier: text,
  identifierType,
});

const address = z.looseObject({
  type: typeWith('Address'),
  addressCountry: text.optional(),
  addressCountryCode: text.optional(),
  addressRegion: text.optional(),
  addressLocality: text.optional(),
  streetAddress: text.optional(),
  postOfficeBoxNumber: text.optional(),
  postalCode: text.optional(),
  geo: z
    .looseObject({
      type: inLanguages(z.literal('GeoCoordinates')),
      latitude: z.number(),
      longitude: z.number(),
    })
    .optional(),
});

const endorsements = {
  endorsement: z.lazy(() => many(endorsementCredentialSchema)).optional(),
  endorsementJwt: many(compactJws).optional(),
};

const profile: z.ZodType = z.lazy(() =>
  z.looseObject({
    id: text,
    type: typeWith('Profile'),
    ...endorsements,
    name: text.optional(),
    url: text.optional(),
    phone: text.optional(),
    description: text.optional(),
    image: image.optional(),
    email: text.optional(),
    address: address.optional(),
    otherIdentifier: many(identifierEntry).optional(),
    official: text.optional(),
    parentOrg: profile.optional(),
    familyName: text.optional(),
    givenName: text.optional(),
    additionalName: text.optional(),
    patronymicName: text.optional(),
    honorificPrefix: text.optional(),
    honorificSuffix: text.optional(),
    familyNamePrefix: text.optional(),
    dateOfBirth: date.optional(),
  }),
);

const alignment = z.looseObject({
  type: typeWith('Alignment'),
  targetName: text,
  targetUrl: text,
  targetCode: text.optional(),
  targetDescription: text.optional(),
  targetFramework: text.optional(),
  targetType: extensible(
    ...['ceasn:Competency', 'ceterms:Credential', 'CFItem', 'CFRubric', 'CFRubricCriterion'],
    ...['CFRubricCriterionLevel', 'CTDL'],
  ).optional(),
});

const rubricCriterionLevel = z.looseObject({
  id: text,
  type: typeWith('RubricCriterionLevel'),
  name: text,
  alignment: many(alignment).optional(),
  description: text.optional(),
  level: text.optional(),
  points: text.optional(),
});

const resultDescription = z.looseObject({
  id: text,
  type: typeWith('ResultDescription'),
  name: text,
  resultType: extensible(
    ...['GradePointAverage', 'LetterGrade', 'Percent', 'PerformanceLevel', 'PredictedScore', 'RawScore'],
    ...['Result', 'RubricCriterion', 'RubricCriterionLevel', 'RubricScore', 'ScaledScore', 'Status'],
  ),
  alignment: many(alignment).optional(),
  allowedValue: many(text).optional(),
  requiredLevel: text.optional(),
  requiredValue: text.optional(),
  rubricCriterionLevel: many(rubricCriterionLevel).optional(),
  valueMax: text.optional(),
  valueMin: text.optional(),
});

const achievement = z.looseObject({
  id: text,
  type: typeWith('Achievement'),
  name: text,
  description: text,
  criteria: z.looseObject({ id: text.optional(), narrative: text.optional() }),
  ...endorsements,
  alignment: many(alignment).optional(),
  achievementType: extensible(
    ...['Achievement', 'ApprenticeshipCertificate', 'Assessment', 'Assignment', 'AssociateDegree', 'Award'],
    ...['Badge', 'BachelorDegree', 'Certificate', 'CertificateOfCompletion', 'Certification'],
    ...['CommunityService', 'Competency', 'Course', 'CoCurricular', 'Degree', 'Diploma', 'DoctoralDegree'],
    ...['Fieldwork', 'GeneralEducationDevelopment', 'JourneymanCertificate', 'LearningProgram', 'License'],
    ...['Membership', 'ProfessionalDoctorate', 'QualityAssuranceCredential', 'MasterCertificate'],
    ...['MasterDegree', 'MicroCredential', 'ResearchDoctorate', 'SecondarySchoolDiploma'],
  ).optional(),
  creator: profile.optional(),
  creditsAvailable: z.number().optional(),
  fieldOfStudy: text.optional(),
  humanCode: text.optional(),
  image: image.optional(),
  inLanguage: languageCode.optional(),
  otherIdentifier: many(identifierEntry).optional(),
  related: many(
    z.looseObject({
      id: text,
      type: typeWith('Related'),
      inLanguage: languageCode.optional(),
      version: text.optional(),
    }),
  ).optional(),
  resultDescription: many(resultDescription).optional(),
  specialization: text.optional(),
  tag: many(text).optional(),
  version: text.optional(),
});

const result = z.looseObject({
  type: typeWith('Result'),
  achievedLevel: text.optional(),
  alignment: many(alignment).optional(),
  resultDescription: text.optional(),
  status: z
    .enum(['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'])
    .optional(),
  value: text.optional(),
});

const achievementSubject = z.looseObject({
  type: typeWith('AchievementSubject'),
  achievement,
  id: text.optional(),
  activityStartDate: dateTime.optional(),
  activityEndDate: dateTime.optional(),
  creditsEarned: z.number().optional(),
  identifier: many(identityObject).optional(),
  image: image.optional(),
  licenseNumber: text.optional(),
  narrative: text.optional(),
  result: many(result).optional(),
  role: text.optional(),
  source: profile.optional(),
  term: text.optional(),
});

const proof = z.looseObject({
  type: text,
  created: dateTime.optional(),
  cryptosuite: text.optional(),
  challenge: text.optional(),
  domain: text.optional(),
  nonce: text.optional(),
  proofPurpose: text.optional(),
  proofValue: text.optional(),
  verificationMethod: text.optional(),
});

const evidence = z.looseObject({
  type: typeWith('Evidence'),
  id: text.optional(),
  name: text.optional(),
  description: text.optional(),
  narrative: text.optional(),
  genre: text.optional(),
  audience: text.optional(),
});

const ofEveryCredential = {
  '@context': context,
  id: text,
  description: text.optional(),
  awardedDate: dateTime.optional(),
  issuer: z.union([profile, text]),
  validFrom: dateTime,
  validUntil: dateTime.optional(),
  proof: many(proof).optional(),
  credentialSchema: many(z.looseObject({ id: text, type: text })).optional(),
  credentialStatus: z.looseObject({ id: text.optional(), type: text }).optional(),
  refreshService: z.looseObject({ id: text, type: text }).optional(),
  termsOfUse: many(z.looseObject({ id: text.optional(), type: text })).optional(),
  evidence: many(evidence).optional(),
};

/** Spec: OB 3.0, EndorsementCredential. */
export const endorsementCredentialSchema: z.ZodType = z.looseObject({
  ...ofEveryCredential,
  type: typeWith('VerifiableCredential', 'EndorsementCredential'),
  name: text,
  credentialSubject: z.looseObject({
    id: text,
    type: typeWith('EndorsementSubject'),
    endorsementComment: text.optional(),
  }),
});

/** Spec: OB 3.0, AchievementCredential. */
export const openBadgeCredentialSchema = z.looseObject({
  ...ofEveryCredential,
  type: typeWith('VerifiableCredential', ['AchievementCredential', 'OpenBadgeCredential']),
  name: text.optional(),
  image: image.optional(),
  credentialSubject: achievementSubject,
  ...endorsements,
});
