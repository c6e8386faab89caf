// The model of a credential: what the builders write, and that our shape and 1EdTech's schema say the same.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import t from 'tap';
import { buildAchievement } from '../../src/openbadges/achievement.ts';
import { endorsementCredentialSchema, openBadgeCredentialSchema } from '../../src/openbadges/credential.ts';
import { buildDidDocument } from '../../src/openbadges/did/did-document.ts';
import {
  buildComponentEvidence,
  buildEvidence,
  buildRelatedResource,
} from '../../src/openbadges/evidence.ts';
import { buildEmailIdentity } from '../../src/openbadges/identity.ts';
import { isJsonObject, type JsonObject } from '../../src/openbadges/json.ts';
import { buildProfile } from '../../src/openbadges/profile.ts';
import { buildComponentResults, buildResults } from '../../src/openbadges/result.ts';
import { buildStatusListCredential } from '../../src/openbadges/status/status-list-credential.ts';
import { buildSampleBadge, buildSampleSuperbadge } from './sample-badges.ts';
import { buildArbitrary, listPaths, mutate, mutation, replaceAt } from './schema-arbitrary.ts';

const corpus = process.env.KUNDIG_CORPUS;
const schemaFile = join(corpus ?? '', '../standards/schemas/ob_v3p0_achievementcredential_schema.json');
const noSchema = corpus && existsSync(schemaFile) ? false : 'no schema of 1EdTech at hand';

function loadValidators(): { badge(value: unknown): boolean; endorsement(value: unknown): boolean } {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv2019({ strict: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  const badge = ajv.compile(schema);
  const endorsement = ajv.compile({ $ref: `${schema.$id}#/$defs/EndorsementCredential` });
  return { badge: (value) => badge(value), endorsement: (value) => endorsement(value) };
}

/** Every list, object and value in a document. */
function listParts(value: unknown): unknown[] {
  const inner = isJsonObject(value) ? Object.values(value) : Array.isArray(value) ? value : [];
  return [value, ...inner.flatMap(listParts)];
}

t.test(
  'a badge is written with three contexts in order, lists always, no nulls and nothing empty',
  async (t) => {
    for (const credential of [buildSampleBadge(), buildSampleSuperbadge()]) {
      t.strictSame(credential['@context'], [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      ]);
      for (const part of listParts(credential)) {
        t.not(part, null);
        t.not(part, undefined);
        if (Array.isArray(part)) t.ok(part.length > 0, 'no empty list');
        if (isJsonObject(part) && 'type' in part && !isClosed(part)) t.ok(Array.isArray(part.type));
      }
      t.strictSame(credential.credentialSchema, [
        {
          id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
          type: '1EdTechJsonSchemaValidator2019',
        },
      ]);
      t.ok(openBadgeCredentialSchema.safeParse(credential).success);
    }
  },
);

/** The classes whose type the standard gives as one string. */
function isClosed({ type }: JsonObject): boolean {
  return ['Image', 'IdentityObject', 'BitstringStatusListEntry', '1EdTechJsonSchemaValidator2019'].includes(
    String(type),
  );
}

t.test('what is left out leaves no trace', async (t) => {
  const credential = buildSampleBadge({ results: [], evidence: [], identifiers: [] });
  t.notHas(credential, { evidence: [] });
  t.notOk('evidence' in credential);
  t.notOk('relatedResource' in credential);
  t.notOk('result' in credential.credentialSubject);
  t.notOk('identifier' in credential.credentialSubject);
  const profile = buildProfile({ did: 'did:web:a.example', name: 'A', url: 'https://a.example/' });
  t.strictSame(Object.keys(profile).sort(), ['id', 'name', 'type', 'url']);
});

t.test('the status entry points at one bit and has an id of its own', async (t) => {
  t.strictSame(buildSampleBadge().credentialStatus, {
    id: 'https://badges.example/status-lists/1#94567',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: 'https://badges.example/status-lists/1',
  });
});

t.test('every result points at a level that its own achievement describes, in rising order', async (t) => {
  const { achievement, result = [] } = buildSampleBadge().credentialSubject;
  const descriptions = new Map(achievement.resultDescription?.map((one) => [one.id, one]));
  t.equal(result.length, 2);
  for (const { resultDescription, achievedLevel } of result) {
    const description = descriptions.get(resultDescription)!;
    t.ok(description.rubricCriterionLevel?.some(({ id }) => id === achievedLevel));
    t.ok(description.rubricCriterionLevel?.some(({ id }) => id === description.requiredLevel));
    t.strictSame(
      description.rubricCriterionLevel?.map(({ id, level }) => [id.split('-').at(-1), level]),
      [
        ['help', '1'],
        ['independent', '2'],
        ['teaches', '3'],
      ],
    );
  }
  t.equal(result[0]?.achievedLevel, 'https://badges.example/achievements/afwas/1#schoon-teaches');
});

t.test('a superbadge names each component three times: as rule, as outcome and as proof', async (t) => {
  const credential = buildSampleSuperbadge();
  const { achievement, result = [] } = credential.credentialSubject;
  const [description] = achievement.resultDescription ?? [];
  t.equal(description?.resultType, 'Status');
  t.equal(description?.alignment?.[0]?.targetUrl, 'https://badges.example/achievements/afwas/1');
  t.strictSame(result[0]?.resultDescription, description?.id);
  t.equal(result[0]?.status, 'Completed');
  const id = 'https://badges.example/credentials/1';
  t.equal(result[0]?.alignment?.[0]?.targetUrl, id);
  const [related] = credential.relatedResource ?? [];
  const [evidence] = credential.evidence ?? [];
  t.equal(related?.id, id);
  t.equal(evidence?.id, id);
  t.equal(evidence?.genre, 'OpenBadgeCredential');
  t.equal(evidence?.digestMultibase, related?.digestMultibase);
  t.match(related?.digestSRI, /^sha384-/);
});

t.test('builders pass on what they are given and invent no wording', async (t) => {
  t.strictSame(buildEvidence({ name: 'n', narrative: 'v' }), {
    type: ['Evidence'],
    name: 'n',
    narrative: 'v',
  });
  t.equal(buildEvidence({ name: 'n', narrative: 'v', genre: 'g' }).genre, 'g');
  const document = '{"a":1}';
  t.not(
    buildRelatedResource({ credentialId: 'urn:x', document }).digestSRI,
    buildRelatedResource({ credentialId: 'urn:x', document: '{"a":2}' }).digestSRI,
  );
  t.equal(
    buildComponentEvidence({ credentialId: 'urn:x', name: 'n', narrative: 'v', document }).mediaType,
    'application/vc',
  );
  t.strictSame(buildResults('urn:a', { key: 'independent' }), [
    { type: ['Result'], resultDescription: 'urn:a#key', achievedLevel: 'urn:a#key-independent' },
  ]);
  t.equal(
    buildComponentResults('urn:a', [{ key: 'k', name: 'n', credentialId: 'urn:c' }])[0]?.alignment?.[0]
      ?.targetName,
    'n',
  );
  const achievement = buildAchievement({
    id: 'https://a.example/1',
    name: 'n',
    description: 'd',
    criteria: [],
    criteriaUrl: 'https://a.example/1#criteria',
    narrative: 'v',
    image: { url: 'https://a.example/1.svg', caption: 'c' },
    alignments: [{ name: 'x', url: 'http://data.europa.eu/esco/skill/1', framework: 'ESCO', code: '1' }],
    language: 'nl',
    version: '1',
    achievementType: 'Competency',
    levelNames: { 'with-help': 'a', independent: 'b', teaches: 'c' },
    creator: buildProfile({
      did: 'did:web:a.example',
      name: 'A',
      url: 'https://a.example/',
      email: 'a@a.example',
    }),
  });
  t.notOk('resultDescription' in achievement);
  t.equal(achievement.creator?.email, 'a@a.example');
  t.strictSame(achievement.alignment, [
    {
      type: ['Alignment'],
      targetName: 'x',
      targetUrl: 'http://data.europa.eu/esco/skill/1',
      targetFramework: 'ESCO',
      targetCode: '1',
    },
  ]);
});

t.test('a DID document keeps retired keys for making statements, none marked as run out', async (t) => {
  const did = 'did:web:a.example';
  const document = buildDidDocument({
    did,
    keys: [{ publicKeyMultibase: 'z6Mk1' }, { publicKeyMultibase: 'z6Mk2' }],
  });
  t.strictSame(document.assertionMethod, [`${did}#z6Mk1`, `${did}#z6Mk2`]);
  for (const method of document.verificationMethod) {
    t.strictSame(Object.keys(method).sort(), ['controller', 'id', 'publicKeyMultibase', 'type']);
    t.equal(method.controller, did);
  }
});

t.test('a status list is about revocation alone and outlives its own time to live', async (t) => {
  const list = buildStatusListCredential({
    id: 'https://badges.example/status-lists/1',
    issuerDid: 'did:web:badges.example',
    setIndexes: [3],
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: '2026-11-02T00:00:00Z',
    ttlMilliseconds: 300_000,
  });
  t.equal(list.credentialSubject.statusPurpose, 'revocation');
  t.equal(list.credentialSubject.ttl, 300_000);
  t.strictSame(list['@context'], ['https://www.w3.org/ns/credentials/v2']);
});

t.test('our shape and the schema of 1EdTech', { skip: noSchema }, async (t) => {
  const { badge, endorsement } = loadValidators();
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ours = (value: unknown) => openBadgeCredentialSchema.safeParse(value).success;

  t.test('what we write passes both', async (t) => {
    for (const credential of [buildSampleBadge(), buildSampleSuperbadge()]) {
      t.ok(badge(credential));
      t.ok(ours(credential));
    }
    t.ok(badge(buildSampleBadge({ identifiers: [buildEmailIdentity('a@a.example', 'x'.repeat(16))] })));
  });

  t.test('generated credentials, sound and broken, get the same answer from both', async (t) => {
    let sound = 0;
    let broken = 0;
    fc.assert(
      fc.property(
        buildArbitrary(schema, { root: schema }),
        fc.array(mutation, { maxLength: 2 }),
        (value, changes) => {
          const mutated = changes.reduce(mutate, structuredClone(value));
          const expected = badge(mutated);
          if (expected) sound += 1;
          else broken += 1;
          return ours(mutated) === expected;
        },
      ),
      { numRuns: 4000 },
    );
    t.ok(sound > 500 && broken > 500, `${sound} sound, ${broken} broken`);
  });

  t.test('so do endorsements', async () => {
    fc.assert(
      fc.property(
        buildArbitrary(schema.$defs.EndorsementCredential, { root: schema }),
        fc.array(mutation, { maxLength: 2 }),
        (value, changes) => {
          const mutated = changes.reduce(mutate, structuredClone(value));
          return endorsementCredentialSchema.safeParse(mutated).success === endorsement(mutated);
        },
      ),
      { numRuns: 1000 },
    );
  });

  t.test('every property of every class is looked at: a wrong value in it is refused by both', async (t) => {
    const [whole] = fc.sample(buildArbitrary(schema, { root: schema, isWhole: true }), {
      numRuns: 1,
      seed: 7,
    });
    t.ok(badge(whole) && ours(whole));
    let refused = 0;
    const disagreements: string[] = [];
    for (const path of listPaths(whole)) {
      for (const wrong of [null, { wrong: 1 }, 17, [[]]]) {
        const mutated = replaceAt(structuredClone(whole), path, wrong);
        if (!badge(mutated)) refused += 1;
        if (ours(mutated) !== badge(mutated))
          disagreements.push(`${path.join('.')} = ${JSON.stringify(wrong)}`);
      }
    }
    t.strictSame(disagreements, []);
    t.ok(refused > 300, `${refused} refused`);
  });
});
