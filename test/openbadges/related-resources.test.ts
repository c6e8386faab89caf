// A superbadge rests on other badges by digest: each is fetched, compared and verified, and answered apart.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { credentialsContextV2 } from '../../src/openbadges/contexts.ts';
import { buildDidDocument } from '../../src/openbadges/did/did-document.ts';
import {
  buildDigestMultibase,
  buildDigestSri,
  buildFindDigests,
  compareDigests,
} from '../../src/openbadges/digests.ts';
import { buildEmailIdentity } from '../../src/openbadges/identity.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { encodeBase58btc, encodeBase64url } from '../../src/openbadges/multibase.ts';
import type { Limits } from '../../src/openbadges/verify/limits.ts';
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Outcome, Report } from '../../src/openbadges/verify/report.ts';
import { compareRecipients } from '../../src/openbadges/verify/same-recipient.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  buildSampleSuperbadge,
  publishSample,
  sampleIndex,
  sampleListUrl,
  sampleNow,
  signSample,
  signSampleList,
} from './sample-badges.ts';

const published = await publishSample();
const componentUrl = 'https://badges.example/credentials/1';
const seen = new Set<OutcomeCode>();
const text = canonicalizeJson;

/** A superbadge that pins this text as its component, with `changes` before it is signed. */
async function signOver(document: string, changes: object = {}) {
  const badge = buildSampleSuperbadge();
  const digests = { digestSRI: buildDigestSri(document), digestMultibase: buildDigestMultibase(document) };
  const [resource] = badge.relatedResource!;
  const [evidence] = badge.evidence!;
  return await signSample({
    ...badge,
    relatedResource: [{ ...resource!, ...digests }],
    evidence: [{ ...evidence!, digestMultibase: digests.digestMultibase }],
    ...changes,
  });
}

type Options = { documents?: object; limits?: Partial<Limits>; asked?: string[] };

async function verify(document: unknown, { documents, limits, asked }: Options = {}): Promise<Report> {
  const report = await verifyCredential(JSON.stringify(document), {
    now: sampleNow,
    fetchDocument: buildFetch({ ...published, ...documents }, asked),
    limits,
    findTrust: () => 'known',
  });
  const { code, parts = [] } = findOutcome(report);
  for (const each of [code, ...parts.map((part) => part.code)]) seen.add(each);
  return report;
}

const findOutcome = ({ outcomes }: Report): Outcome =>
  outcomes.find(({ check }) => check === 'related-resources')!;

/** The verdict of a superbadge over this component and what is said of the component. */
async function judgeComponent(component: object, documents: object = {}): Promise<string> {
  const document = text(component);
  const report = await verify(await signOver(document), {
    documents: { [componentUrl]: document, ...documents },
  });
  return `${report.verdict}: ${findOutcome(report).code}`;
}

t.test('a component that is all it should be is good, and its report comes along', async (t) => {
  const component = text(await signSample(buildSampleBadge()));
  const asked: string[] = [];
  const report = await verify(await signOver(component), { documents: { [componentUrl]: component }, asked });
  t.equal(report.verdict, 'valid');
  t.match(findOutcome(report), {
    result: 'passed',
    code: 'component-good',
    facts: {
      id: componentUrl,
      name: 'Afwas',
      verdict: 'valid',
      recipient: 'same',
      trust: 'issuer-known',
      components: 1,
      standing: 'complete',
    },
  });
  t.match(report.related, [{ role: 'component', at: componentUrl, report: { verdict: 'valid' } }]);
  t.equal(new Set(asked).size, asked.length, 'each address is asked once, for all credentials together');
});

t.test('what is wrong with a component is said of it, and the superbadge stays what it is', async (t) => {
  const badge = buildSampleBadge();
  const good = await signSample(badge);
  const withSubject = (changes: object) => ({
    ...badge,
    credentialSubject: { ...badge.credentialSubject, ...changes },
  });
  const suspension = { ...badge.credentialStatus, statusPurpose: 'suspension', statusListIndex: '3' };
  const { credentialSubject: listSubject } = await signSampleList([3]);
  const both = { credentialSubject: { ...listSubject, statusPurpose: ['revocation', 'suspension'] } };
  const revocation = await signSampleList([sampleIndex]);
  const cases: [string, object, object, OutcomeCode][] = [
    ['altered', { ...good, name: 'Koken' }, {}, 'component-not-genuine'],
    ['revoked', good, { [sampleListUrl]: revocation }, 'component-revoked'],
    ['run out', await signSample({ ...badge, validUntil: '2026-11-02T00:00:00Z' }), {}, 'component-expired'],
    [
      'not yet',
      await signSample({ ...badge, validFrom: '2027-01-01T00:00:00Z' }),
      {},
      'component-not-in-force',
    ],
    [
      'on hold',
      await signSample({ ...badge, credentialStatus: suspension }),
      { [sampleListUrl]: await signSampleList([3], both) },
      'component-not-in-force',
    ],
    [
      'of unknown status',
      await signSample({
        ...badge,
        credentialStatus: { ...badge.credentialStatus, statusListCredential: 'https://gone.example/1' },
      }),
      {},
      'component-unsure',
    ],
    [
      'of somebody else',
      await signSample(withSubject({ id: 'urn:uuid:2' })),
      {},
      'component-other-recipient',
    ],
    [
      'for something else',
      await signSample(
        withSubject({
          achievement: { ...badge.credentialSubject.achievement, id: 'https://a.example/koken' },
        }),
      ),
      {},
      'component-other-achievement',
    ],
  ];
  for (const [name, component, documents, code] of cases) {
    t.equal(await judgeComponent(component, documents), `valid: ${code}`, name);
  }
});

t.test('a component is the very bytes that were pinned, by every digest that was given', async (t) => {
  const component = await signSample(buildSampleBadge());
  const document = text(component);
  const signed = await signOver(document);
  const served = async (body: unknown, badge: unknown = signed) => {
    const report = await verify(badge, { documents: { [componentUrl]: body } });
    return `${report.verdict}: ${findOutcome(report).code} ${findOutcome(report).facts.standing}`;
  };
  t.equal(await served(`${document} `), 'valid: component-digest-mismatch broken');
  t.equal(
    await served(await signSample(buildSampleBadge({ name: 'x' }))),
    'valid: component-digest-mismatch broken',
  );
  t.equal(await served(undefined), 'valid: component-unavailable degraded');

  const [resource] = signed.relatedResource!;
  const [evidence] = signed.evidence!;
  const other = buildDigestMultibase('x');
  const mixed = await signOver(document, { relatedResource: [{ ...resource!, digestMultibase: other }] });
  t.equal(await served(document, mixed), 'valid: component-digest-mismatch broken', 'one of two differs');
  const inEvidence = await signOver(document, { evidence: [{ ...evidence!, digestMultibase: other }] });
  t.equal(
    await served(document, inEvidence),
    'valid: component-digest-mismatch broken',
    'the one of the evidence',
  );
  const md5 = { id: componentUrl, mediaType: 'application/vc', digestSRI: 'md5-abc' };
  const { digestMultibase: _, ...plain } = evidence!;
  const unknown = await signOver(document, { relatedResource: [md5], evidence: [plain] });
  t.equal(await served(document, unknown), 'valid: digest-unsupported degraded');
});

t.test('the same recipient is told by id or by identity, and guessed by nothing', async (t) => {
  const withSubject = (subject: object) => ({ credentialSubject: subject });
  const identity = (email: string, salt: string) => buildEmailIdentity(email, salt.padEnd(16, '.'));
  const plain = (email: string) => ({ identityType: 'emailAddress', hashed: false, identityHash: email });
  const cases: [object, object, string][] = [
    [{ id: 'urn:a' }, { id: 'urn:a' }, 'same'],
    [{ id: 'urn:a' }, { id: 'urn:b' }, 'other'],
    [{ id: 'urn:a' }, {}, 'attested'],
    [{}, {}, 'attested'],
    [{ identifier: [identity('s@a.example', 'x')] }, { identifier: [identity('s@a.example', 'x')] }, 'same'],
    [
      { identifier: [identity('s@a.example', 'x')] },
      { identifier: [identity('s@a.example', 'y')] },
      'attested',
    ],
    [{ identifier: [identity('s@a.example', 'x')] }, { identifier: [identity('k@a.example', 'x')] }, 'other'],
    [{ identifier: [plain('s@a.example')] }, { identifier: [plain('s@a.example')] }, 'same'],
    [{ identifier: [plain('s@a.example')] }, { identifier: [plain('k@a.example')] }, 'other'],
    [
      { id: 'urn:a', identifier: [identity('s@a.example', 'x')] },
      { id: 'urn:b', identifier: [identity('s@a.example', 'y')] },
      'attested',
    ],
    [
      { id: 'urn:a', identifier: [identity('s@a.example', 'x')] },
      { id: 'urn:b', identifier: [identity('s@a.example', 'x')] },
      'same',
    ],
  ];
  for (const [one, other, expected] of cases) {
    t.equal(compareRecipients(withSubject(one), withSubject(other)), expected, JSON.stringify([one, other]));
  }
});

t.test('the components of a superbadge have their number, and other resources are left alone', async (t) => {
  const component = text(await signSample(buildSampleBadge()));
  const documents = { [componentUrl]: component };
  const signed = await signOver(component);
  t.equal(
    findOutcome(await verify(signed, { documents, limits: { maxComponents: 0 } })).code,
    'too-many-components',
  );
  const [resource] = signed.relatedResource!;
  const picture = {
    id: 'https://badges.example/a.png',
    mediaType: 'image/png',
    digestSRI: buildDigestSri('x'),
  };
  const asked: string[] = [];
  const report = await verify(await signOver(component, { relatedResource: [resource, picture] }), {
    documents,
    asked,
  });
  t.match(findOutcome(report), { code: 'component-good', facts: { unused: 1, components: 1 } });
  t.notOk(asked.includes(picture.id));
  const alone = await verify(await signSample({ ...buildSampleBadge(), relatedResource: [picture] }));
  t.match(findOutcome(alone), { result: 'skipped', code: 'related-resources-unused' });
  t.equal(findOutcome(await verify(await signSample(buildSampleBadge()))).code, 'related-resources-none');
});

t.test('of a component only itself is looked at, not what it rests on in turn', async (t) => {
  const inner = text(await signSample(buildSampleBadge()));
  const middle = text({ ...(await signOver(inner)) });
  const [resource] = buildSampleSuperbadge().relatedResource!;
  const url = 'https://badges.example/credentials/2';
  const over = {
    ...resource!,
    id: url,
    digestSRI: buildDigestSri(middle),
    digestMultibase: buildDigestMultibase(middle),
  };
  const outer = await signSample({ ...buildSampleBadge(), id: 'urn:uuid:8', relatedResource: [over] });
  const asked: string[] = [];
  const report = await verify(outer, { documents: { [url]: middle, [componentUrl]: inner }, asked });
  t.equal(findOutcome(report).code, 'component-good');
  t.notOk(asked.includes(componentUrl));
});

t.test('a badge whose maker is not confirmed sends nobody to its components', async (t) => {
  const component = text(await signSample(buildSampleBadge()));
  const asked: string[] = [];
  const signed = await signOver(component);
  await verify({ ...signed, name: 'x' }, { asked, documents: { [componentUrl]: component } });
  const { signer } = buildSampleSigner(3, 'did:web:away.example');
  const away = await signSample(
    { ...buildSampleSuperbadge(), issuer: { id: 'did:web:away.example', type: ['Profile'] } },
    signer,
  );
  const report = await verify(away, { asked, documents: { [componentUrl]: component } });
  t.equal(findOutcome(report).code, 'not-reached');
  t.notOk(asked.includes(componentUrl));
});

t.test('one verification asks no more addresses than it may', async (t) => {
  const component = text(await signSample(buildSampleBadge()));
  const report = await verify(await signOver(component), {
    documents: { [componentUrl]: component },
    limits: { maxDocuments: 2 },
  });
  t.equal(report.verdict, 'valid');
  t.equal(findOutcome(report).code, 'component-unavailable');
});

t.test('a context that is pinned is compared with its published editions', async (t) => {
  const sha256 = Buffer.from('59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734', 'hex');
  const older = Buffer.from('24a18c90e9856d526111f29376e302d970b2bd10182e33959995b0207d7043b9', 'hex');
  const multihash = Buffer.concat([Uint8Array.of(0x12, 0x20), sha256]);
  const sri = 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU';
  const cases: [object, string][] = [
    [{ digestSRI: sri }, 'valid: context-digest-matches'],
    [{ digestMultibase: encodeBase64url(sha256) }, 'valid: context-digest-matches'],
    [{ digestMultibase: encodeBase58btc(multihash) }, 'valid: context-digest-matches'],
    [{ digestMultibase: encodeBase64url(older) }, 'valid: context-digest-matches'],
    [{ digestSRI: buildDigestSri('x') }, 'incomplete: context-digest-mismatch'],
    [{ digestSRI: sri, digestMultibase: buildDigestMultibase('x') }, 'incomplete: context-digest-mismatch'],
    [
      { digestSRI: `sha512-${createHash('sha512').update('x').digest('base64')}` },
      'valid: digest-unsupported',
    ],
  ];
  for (const [digests, expected] of cases) {
    const relatedResource = { id: credentialsContextV2, ...digests };
    const report = await verify(await signSample({ ...buildSampleBadge(), relatedResource }));
    t.equal(`${report.verdict}: ${findOutcome(report).code}`, expected, JSON.stringify(digests));
  }
});

t.test('a related resource has an id of its own and a digest, or the document is none', async (t) => {
  const good = { id: 'https://a.example/x', digestSRI: buildDigestSri('x') };
  const cases: [unknown, string][] = [
    [good, 'valid'],
    [[good, { ...good, id: 'https://a.example/y' }], 'valid'],
    [[good, good], 'not-genuine'],
    [{ id: good.id }, 'not-genuine'],
    [{ digestSRI: good.digestSRI }, 'not-genuine'],
    ['https://a.example/x', 'not-genuine'],
  ];
  for (const [relatedResource, expected] of cases) {
    const signed = await signSample({ ...buildSampleBadge(), relatedResource });
    t.equal((await verify(signed)).verdict, expected, JSON.stringify(relatedResource));
  }
});

t.test('digests fit the bytes they were made of and no others', async (t) => {
  const bytes = fc.uint8Array({ maxLength: 64 });
  const hash = (algorithm: string, of: Uint8Array) => createHash(algorithm).update(of).digest();
  const spellings: ((of: Uint8Array) => object)[] = [
    (of) => ({ digestSRI: buildDigestSri(of) }),
    (of) => ({ digestMultibase: buildDigestMultibase(of) }),
    (of) => ({ digestSRI: `sha256-${hash('sha256', of).toString('base64')}` }),
    (of) => ({ digestSRI: `sha512-${hash('sha512', of).toString('base64')}?ct=application/vc` }),
    (of) => ({ digestSRI: `md5-x ${buildDigestSri(of)}` }),
    (of) => ({ digestMultibase: encodeBase64url(hash('sha384', of)) }),
    (of) => ({
      digestMultibase: encodeBase64url(Buffer.concat([Uint8Array.of(0x20, 0x30), hash('sha384', of)])),
    }),
  ];
  fc.assert(
    fc.property(bytes, bytes, fc.constantFrom(...spellings), (one, other, spell) => {
      const answer = compareDigests({ ...spell(one) }, buildFindDigests(other));
      return answer === (Buffer.compare(one, other) === 0 ? 'matches' : 'mismatch');
    }),
  );
  const weak = `sha256-${hash('sha256', Buffer.from('x')).toString('base64')}`;
  t.equal(
    compareDigests({ digestSRI: `${weak} ${buildDigestSri('y')}` }, buildFindDigests('x')),
    'mismatch',
    'the strongest decides',
  );
  for (const digestSRI of ['', 'sha384-', 'sha384-AAAA', 'sha1-AAAA', 7]) {
    t.equal(compareDigests({ digestSRI }, buildFindDigests('x')), 'unsupported', String(digestSRI));
  }
});

t.test('every answer about related resources was given', async (t) => {
  t.strictSame(
    codesElsewhere['related-resources'].filter((code) => !seen.has(code)),
    [],
  );
});

t.test('a component of another issuer is looked up at that issuer', async (t) => {
  const did = 'did:web:school.example';
  const { signer, publicKeyMultibase } = buildSampleSigner(7, did);
  const { credentialStatus: _, ...badge } = buildSampleBadge();
  const component = await signSample(
    { ...badge, issuer: { id: did, type: ['Profile'], name: 'School' } },
    signer,
  );
  const documents = {
    'https://school.example/.well-known/did.json': buildDidDocument({ did, keys: [{ publicKeyMultibase }] }),
  };
  t.equal(await judgeComponent(component, documents), 'valid: component-good');
  t.equal(await judgeComponent(component), 'valid: component-unsure');
});
