// What strangers hand in is checked in threads: the same answers as in this process, and nobody else waits for them.
import t, { type Test } from 'tap';
import { canonicalizeJson } from '../src/openbadges/jcs.ts';
import { signCredentialJwt } from '../src/openbadges/proofs/vc-jwt.ts';
import type { FetchDocument } from '../src/openbadges/read-json.ts';
import type { TrustFinding } from '../src/openbadges/trust-list.ts';
import { defaultLimits } from '../src/openbadges/verify/limits.ts';
import { verifyFile as verifyFileOnce } from '../src/openbadges/verify/verify-file.ts';
import { buildVerificationThreads, buildVerifyFile, type FileSources } from '../src/verify-files.ts';
import { buildServer } from '../src/web/server.ts';
import { listHostileFiles } from './hostile-files.ts';
import { buildBakedSvg, buildInternationalText, buildPng } from './openbadges/container-samples.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleDid,
  sampleDidUrl,
  sampleListUrl,
  sampleNow,
  signSample,
} from './openbadges/sample-badges.ts';
import { awardBadge, openWorld } from './world.ts';

const good = canonicalizeJson(await signSample(buildSampleBadge()));
const jwt = await signCredentialJwt(buildSampleBadge(), { signer: buildSampleSigner().signer });
const published = await publishSample();
const ordinary = { threads: 2, queue: 50, waitSeconds: 30, memoryMegabytes: 256, seconds: 20 };
const noLimits = { limits: {}, containerLimits: {} };
const ask = (file: string | Uint8Array, changes = {}) => ({
  ...{ bytes: Buffer.from(file as string), now: sampleNow },
  ...changes,
});
const from = (fetchDocument: FetchDocument, trust: [string, TrustFinding][] = []): FileSources => ({
  fetchDocument,
  findTrust: async () => new Map(trust),
});

function openThreads(t: Test, changes: Partial<typeof ordinary> = {}, limits = noLimits) {
  const threads = buildVerificationThreads(limits, { ...ordinary, ...changes });
  t.teardown(() => threads.close());
  return threads;
}

const reasons = ({ reports }: { reports: { verdict: string; reason: string }[] }) =>
  reports.map(({ verdict, reason }) => `${verdict}: ${reason}`);

t.test('a thread gives the answer that this process gives', async (t) => {
  const { verifyFile } = openThreads(t);
  const verifyHere = buildVerifyFile(noLimits);
  const files: [name: string, request: ReturnType<typeof ask>, trust?: [string, TrustFinding][]][] = [
    ['a badge', ask(good)],
    ['a JWT', ask(jwt)],
    ['a picture', ask(buildPng(buildInternationalText('openbadgecredential', good)))],
    ['an altered one', ask(good.replace('Afwas', 'Afwaz'))],
    ['nonsense', ask('x')],
    ['an issuer on the list', ask(good), [[sampleDid, { standing: 'distrusted' }]]],
    ['whose it is', ask(good, { recipient: { id: 'urn:uuid:5f1b6c1e-0d6e-4f0b-9a51-2d0c7d1f4a11' } })],
  ];
  for (const [name, request, trust] of files) {
    const asked: string[] = [];
    const inThread = await verifyFile(request, from(buildFetch(published, asked), trust));
    t.same(inThread, await verifyHere(request, from(buildFetch(published), trust)), name);
    const once = await verifyFileOnce(request.bytes, {
      ...request,
      fetchDocument: buildFetch(published),
      findTrust: () => trust?.[0]?.[1] ?? 'unknown',
    });
    t.same(inThread, once, 'and as in one go');
    t.equal(new Set(asked).size, asked.length, 'no address is asked twice');
  }
  const found = await verifyFile(ask(good), from(buildFetch(published)));
  t.same(reasons(found), ['valid: proofs-verified']);
  const gone: FetchDocument = (url, options) =>
    url === sampleListUrl ? Promise.reject(new Error('gone')) : buildFetch(published)(url, options);
  t.same(reasons(await verifyFile(ask(good), from(gone))), ['incomplete: status-list-unavailable']);
});

t.test('a file may name only so many documents, and each is fetched once', async (t) => {
  const limits = { limits: { maxDocuments: 3 }, containerLimits: {} };
  const { verifyFile } = openThreads(t, {}, limits);
  const text = (index: number) =>
    JSON.stringify({
      ...JSON.parse(good),
      credentialStatus: Array.from({ length: 4 }, (_, n) => ({
        id: `https://badges.example/${index}/${n}#1`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: `https://badges.example/${index}/${n}`,
      })),
    });
  const signed = canonicalizeJson(await signSample({ ...JSON.parse(text(1)), proof: undefined }));
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
  const fetchDocument: FetchDocument = async (url, options) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 5));
    underWay -= 1;
    return buildFetch(published, asked)(url, options);
  };
  const { reports } = await verifyFile(ask(signed), from(fetchDocument));
  t.equal(reports[0]?.verdict, 'incomplete');
  t.ok(asked.length <= 3, `${asked.length} were asked`);
  t.ok(most <= 4);
  t.ok(asked.includes(sampleDidUrl));
  t.equal(defaultLimits.maxDocuments, 48);
});

t.test('what takes too long is given up, and the next file is checked by another thread', async (t) => {
  const { verifyFile } = openThreads(
    t,
    { threads: 1, seconds: 0.4 },
    {
      limits: { maxBytes: 1_000_000, maxObjects: 10_000, maxValues: 100_000 },
      containerLimits: { maxTextBytes: 2_000_000, maxObjects: 10_000, maxValues: 100_000 },
    },
  );
  await verifyFile(ask('warm'), from(buildFetch({})));
  const slow = listHostileFiles(good).find(({ name }) => name.startsWith('5,000'))!;
  const told = verifyFile(ask(slow.bytes), from(buildFetch(published)));
  const next = verifyFile(ask('x'), from(buildFetch({})));
  t.same(reasons(await told), ['incomplete: took-too-long']);
  t.same(reasons(await next), ['not-genuine: format-unknown'], 'whoever waited has an answer');
});

t.test('a thread that dies takes no answer with it', async (t) => {
  const { verifyFile } = openThreads(t, { threads: 1, memoryMegabytes: 4 });
  const told = await Promise.all([1, 2].map(() => verifyFile(ask(good), from(buildFetch(published)))));
  t.same(told.map(reasons), [['incomplete: check-broke'], ['incomplete: check-broke']]);
});

t.test('there is room for so many at once, and no more', async (t) => {
  const { verifyFile, close } = openThreads(t, { threads: 1, queue: 2 });
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () =>
      verifyFile(ask('x'), from(buildFetch({}))).then(
        () => 'answered',
        (problem) => `${problem.code}, again after ${problem.facts.retryAfterSeconds} s`,
      ),
    ),
  );
  t.same(outcomes, [
    ...Array.from({ length: 3 }, () => 'answered'),
    ...Array.from({ length: 3 }, () => 'too-many-requests, again after 10 s'),
  ]);
  const { verifyFile: verifyInHaste } = openThreads(t, { threads: 1, waitSeconds: 0.05 });
  const first = verifyInHaste(ask('x'), from(buildFetch({})));
  await t.rejects(
    verifyInHaste(ask('x'), from(buildFetch({}))),
    { code: 'too-many-requests' },
    'none came free in time',
  );
  t.same(reasons(await first), ['not-genuine: format-unknown']);
  await close();
  await t.rejects(verifyFile(ask('x'), from(buildFetch({}))), { code: 'too-many-requests' }, 'after the end');
});

t.test('hostile files keep nobody waiting, and none of them is valid', async (t) => {
  const world = await openWorld(t);
  const threads = openThreads(t, { seconds: 5 });
  const services = { ...world.services, verifyFile: threads.verifyFile };
  const app = buildServer({ services });
  t.teardown(() => app.close());
  const { link, document } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const files = listHostileFiles(document);
  const send = (payload: Buffer) =>
    app.inject({
      method: 'POST',
      url: '/v1/verifications',
      headers: { 'content-type': 'application/octet-stream' },
      payload,
    });
  const openPage = async () => {
    const from = performance.now();
    const page = await app.inject({ url: new URL(link).pathname, headers: { accept: 'text/html' } });
    t.equal(page.statusCode, 200);
    return performance.now() - from;
  };
  await openPage();
  await send(Buffer.from('warm'));
  const answers = files.map(async ({ name, bytes }) => ({ name, answer: await send(bytes) }));
  let isDone = false;
  const allAnswered = Promise.all(answers).finally(() => {
    isDone = true;
  });
  const milliseconds: number[] = [];
  while (!isDone) milliseconds.push(await openPage());
  for (const { name, answer } of await allAnswered) {
    t.match(answer.statusCode, /^(200|413)$/, name);
    t.not(answer.json().verdict, 'valid', name);
  }
  t.ok(milliseconds.length >= 5, `${milliseconds.length} pages were opened meanwhile`);
  t.ok(Math.max(...milliseconds) < 2000, `the slowest took ${Math.max(...milliseconds).toFixed()} ms`);
});

t.test('a picture with a badge in it costs the requests nothing but its bytes', async (t) => {
  const { verifyFile } = openThreads(t);
  const file = buildBakedSvg(`<b:credential><![CDATA[${good}]]></b:credential>`);
  t.same(reasons(await verifyFile(ask(file), from(buildFetch(published)))), ['valid: proofs-verified']);
});
