// The measured paths, each beside its baseline: what is asked, how often, and that the answers are right.
import { loadDidDocument } from '../src/domain/issuers.ts';
import {
  buildFileCalls,
  buildForeignCredentials,
  buildForeignVerificationCalls,
  buildIssueCalls,
  buildKeyDocuments,
  buildOwnVerificationCalls,
  buildPageCalls,
  buildSuperbadgeCalls,
  buildTrivialCalls,
} from './calls.ts';
import type { Child } from './children.ts';
import { type ForeignForm, listForeignForms } from './foreign-forms.ts';
import type { Installation, RunningServer } from './installation.ts';
import type { Call, Load, LoadAnswer } from './load.ts';
import type { OldBadges } from './old-badges.ts';
import type { PlainWork } from './plain-vc.ts';
import { measurePaths, type Path, type Result, type Round } from './report.ts';
import { credentialsEach, type Seed } from './seed.ts';

/** Calls of one round: `rate` of them `atOnce` at once, `latency` of them one at a time. */
export type Portion = { rate: number; latency: number; atOnce: number };

export type Sizes = {
  rounds: number;
  participants: { small: number; large: number };
  /** Participants whose codes are asked for. */
  opened: number;
  /** What signs or verifies. */
  slow: Portion;
  /** Each of the forms of others. */
  forms: Portion;
  page: Portion;
  trivial: Portion;
  superbadges: Portion;
};

export type Seeded = { installation: Installation; seed: Seed; server: RunningServer };

export type Bench = {
  sizes: Sizes;
  load: Child<Load, LoadAnswer>;
  plain: Child<PlainWork, number[]>;
  small: Seeded;
  large: Seeded;
  oldBadges: OldBadges;
};

/** Deals out what is in a list, a portion at a time, and begins again at its end. */
function dealOut<T>(items: T[]): (count: number) => T[] {
  let next = 0;
  return (count) => Array.from({ length: count }, () => items[next++ % items.length]!);
}

type Asking = { port: number; calls: Call[]; portion: Portion; check?: (body: string) => boolean };

/** One path over HTTP: part of the calls at once, for the rate, the rest one at a time, for the latency. */
function buildHttpPath(
  { load }: Bench,
  { name, baseline }: { name: string; baseline?: string },
  { port, calls, portion, check }: Asking,
): Path {
  const deal = dealOut(calls);
  const ask = async (count: number, atOnce: number) => {
    const keepBodies = check !== undefined;
    const answer = await load.ask({ port, calls: deal(count), atOnce, status: [200, 201], keepBodies });
    const wrong = check && answer.bodies.find((body) => !check(body));
    if (wrong !== undefined) throw new Error(`${name} answered something else: ${wrong.slice(0, 2000)}`);
    return answer;
  };
  return {
    name,
    ...(baseline === undefined ? {} : { baseline }),
    async measure() {
      const { seconds } = await ask(portion.rate, portion.atOnce);
      const { milliseconds } = await ask(portion.latency, 1);
      return { calls: portion.rate, seconds, milliseconds, atOnce: portion.atOnce };
    },
  };
}

function buildPlainPath(
  { plain }: Bench,
  { name, work, count }: { name: string; work: PlainWork; count: number },
): Path {
  const deal = dealOut(work.credentials);
  return {
    name,
    async measure(): Promise<Round> {
      const milliseconds = await plain.ask({ ...work, credentials: deal(count) });
      const seconds = milliseconds.reduce((total, each) => total + each, 0) / 1000;
      return { calls: count, seconds, milliseconds, atOnce: 1 };
    },
  };
}

/** With the round that warms up. */
function countCalls({ rounds, slow }: Sizes): number {
  return (rounds + 1) * (slow.rate + slow.latency);
}

export async function measureIssuing(
  bench: Bench,
): Promise<{ results: Result[]; links: string[]; sample: string }> {
  const { sizes } = bench;
  const { installation, seed } = bench.large;
  const first = seed.credentials / credentialsEach;
  const calls = await buildIssueCalls(installation, { first, count: countCalls(sizes) });
  const links: string[] = [];
  const keepLink = (body: string) => {
    const { link } = JSON.parse(body) as { link?: string | null };
    if (link) links.push(link);
    return Boolean(link);
  };
  const samples =
    await installation.connection`select document from credentials where assessment_id is not null`;
  const sample = String(samples[0]?.document);
  const baseline = 'plain vc.issue in memory';
  const results = await measurePaths(
    [
      buildPlainPath(bench, {
        name: baseline,
        work: { kind: 'issue', credentials: [sample], documents: {} },
        count: sizes.slow.latency,
      }),
      buildHttpPath(
        bench,
        { name: 'issue: POST /v1/assessments', baseline },
        { port: installation.port, calls, portion: sizes.slow, check: keepLink },
      ),
    ],
    sizes.rounds,
  );
  await waitForJobs(installation);
  // A server that has not seen these credentials yet: most that are opened were issued long ago.
  await bench.large.server.restart();
  return { results, links, sample };
}

/** What an award leaves to the job runner would otherwise be paid by the next path. */
async function waitForJobs({ connection }: Installation): Promise<void> {
  for (;;) {
    const [row] = await connection`select count(*)::int as left from jobs where done_at is null`;
    if (row?.left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Of what is incomplete here nothing but a status is missing. */
function isAnswered(due: ForeignForm['verdict']): (body: string) => boolean {
  return (body) => {
    const { verdict, reason } = JSON.parse(body) as { verdict?: string; reason?: string };
    return verdict === due && (verdict === 'valid' || reason === 'status-undisclosed');
  };
}

const isValid = isAnswered('valid');

export async function measureVerifying(bench: Bench, links: string[], sample: string): Promise<Result[]> {
  const { sizes } = bench;
  const { services, connection, port, issuer } = bench.large.installation;
  const ids = links.map((link) => link.slice(link.lastIndexOf('/') + 1));
  const rows = await connection`select document from credentials where id in ${connection(ids)}`;
  const own = rows.map(({ document }) => String(document));
  const did = (await loadDidDocument(services, issuer.slug)) as {
    id: string;
    verificationMethod: { publicKeyMultibase: string }[];
  };
  const [method] = did.verificationMethod;
  const foreign = await buildForeignCredentials(sample, countCalls(sizes));
  const baselines = { own: 'plain vc.verifyCredential, own', foreign: 'plain vc.verifyCredential, foreign' };
  const count = sizes.slow.latency;
  const documents = buildKeyDocuments(did.id, method!.publicKeyMultibase);
  return measurePaths(
    [
      buildPlainPath(bench, {
        name: baselines.own,
        work: { kind: 'verify', credentials: own, documents },
        count,
      }),
      buildHttpPath(
        bench,
        { name: 'verify own: POST /v1/verifications {link}', baseline: baselines.own },
        { port, calls: buildOwnVerificationCalls(links), portion: sizes.slow, check: isValid },
      ),
      buildPlainPath(bench, { name: baselines.foreign, work: { kind: 'verify', ...foreign }, count }),
      buildHttpPath(
        bench,
        { name: 'verify foreign: POST /v1/verifications {credential}', baseline: baselines.foreign },
        {
          port,
          calls: buildForeignVerificationCalls(foreign.credentials),
          portion: sizes.slow,
          check: isValid,
        },
      ),
    ],
    sizes.rounds,
  );
}

/** A file of each form that others hand in, each beside the plain library's part of the same work. */
export async function measureForms(bench: Bench, sample: string): Promise<Result[]> {
  const { sizes, oldBadges } = bench;
  const portion = sizes.forms;
  const count = (sizes.rounds + 1) * (portion.rate + portion.latency);
  const paths = new Map<string, Path>();
  for (const { name, verdict, plain, make } of await listForeignForms(sample, oldBadges)) {
    const made: Awaited<ReturnType<typeof make>>[] = [];
    for (let index = 0; index < count; index += 1) made.push(await make(index));
    const { name: baseline, kind, documents } = plain;
    const work = { kind, credentials: made.map((each) => each.plain), documents };
    if (!paths.has(baseline)) {
      paths.set(baseline, buildPlainPath(bench, { name: baseline, work, count: portion.latency }));
    }
    const calls = buildFileCalls(made.map(({ file }) => file));
    const asking = { port: bench.large.installation.port, calls, portion, check: isAnswered(verdict) };
    paths.set(name, buildHttpPath(bench, { name: `foreign: ${name}`, baseline }, asking));
  }
  return measurePaths([...paths.values()], sizes.rounds);
}

export const pageName = 'page: GET /credentials/{id}, text/html';

export function measurePages(bench: Bench, links: string[]): Promise<Result[]> {
  const { sizes } = bench;
  const { port } = bench.large.installation;
  const baseline = 'trivial route: GET /healthz';
  return measurePaths(
    [
      buildHttpPath(
        bench,
        { name: baseline },
        { port, calls: buildTrivialCalls(sizes.trivial.rate), portion: sizes.trivial },
      ),
      buildHttpPath(
        bench,
        { name: pageName, baseline },
        { port, calls: buildPageCalls(links, 'page'), portion: sizes.page },
      ),
      buildHttpPath(
        bench,
        { name: 'document: GET /credentials/{id}, JSON', baseline },
        { port, calls: buildPageCalls(links, 'document'), portion: sizes.page },
      ),
    ],
    sizes.rounds,
  );
}

export function nameSuperbadges({ seed }: Seeded): string {
  return `superbadges: GET /v1/shares/{code}/superbadges, ${seed.credentials.toLocaleString('en')} credentials`;
}

export function measureSuperbadges(bench: Bench): Promise<Result[]> {
  const { sizes } = bench;
  const buildPath = (of: Seeded, baseline?: string) =>
    buildHttpPath(
      bench,
      { name: nameSuperbadges(of), ...(baseline === undefined ? {} : { baseline }) },
      {
        port: of.installation.port,
        calls: buildSuperbadgeCalls(of.seed.codes),
        portion: sizes.superbadges,
        check: (body) => body.includes('"superbadges":['),
      },
    );
  return measurePaths(
    [buildPath(bench.small), buildPath(bench.large, nameSuperbadges(bench.small))],
    sizes.rounds,
  );
}
