// The front door: starts the server and stops it. `npm start` runs this.
import { Problem } from './base/problem.ts';
import { type Config, loadConfig } from './config.ts';
import { loadCatalogue } from './domain/catalogue.ts';
import { createDemo, createDemoAccess, type DemoAccess } from './domain/demo.ts';
import { checkInstallation } from './domain/issuers.ts';
import { storeLooks } from './domain/looks.ts';
import { isSetUp } from './domain/setup.ts';
import { checkIsTrial, listTrialIssuers } from './domain/vc-api.ts';
import { startJobRunner } from './jobs/runner.ts';
import { type OpenedServices, openServices } from './open-services.ts';
import { renderFailure } from './problem-lines.ts';
import { describeDatabaseError, type Services } from './services.ts';
import { isLocal } from './settings.ts';
import { buildServer } from './web/server.ts';

type Server = ReturnType<typeof buildServer>;

async function listen(app: Server, config: Config): Promise<void> {
  const { host, port } = config;
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new Problem(
      code === 'EADDRINUSE' ? 'port-taken' : 'address-unavailable',
      { host, port, code },
      { cause },
    );
  }
}

/** On one line: it is pasted as a whole, whatever the width of the terminal. */
function renderCurl(publicUrl: string, access: DemoAccess): string {
  // The certificate of a trial is one that nobody vouches for.
  const insecure = publicUrl.startsWith('https:') && isLocal(publicUrl) ? '--insecure ' : '';
  return [
    `curl -s ${insecure}${publicUrl}/v1/assessments`,
    `-H 'Authorization: Bearer ${access.assessorToken}'`,
    "-H 'Content-Type: application/json'",
    `-d '${JSON.stringify(access.award)}'`,
  ].join(' ');
}

function renderWelcome(opened: OpenedServices, access: DemoAccess): string {
  const { publicUrl } = opened.services.settings;
  const looks: [who: string, address: string][] = [
    ['an employer, by the code on a CV', access.shareLink],
    ['anybody who checks a badge', `${publicUrl}/controleer`],
    [`${access.holderName}, who has badges (once)`, access.holderLink],
  ];
  const width = Math.max(...looks.map(([who]) => who.length)) + 1;
  return `
Kundig runs at ${publicUrl}   (Ctrl-C stops it)

  1. Sign in as ${access.assessorName}, werkbegeleider. This link works once:
     ${access.signInLink}

  2. Or award a badge with a command. Its answer begins with the public link of the badge:
     ${renderCurl(publicUrl, access)}

  3. Look at what others see:
     ${looks.map(([who, address]) => `${`${who}:`.padEnd(width)} ${address}`).join('\n     ')}

  API token of ${access.assessorName}: ${access.assessorToken}
  API token of the admin: ${access.adminToken}

Everybody here is invented. Links and tokens are new at each start; all else is kept in ${opened.dataFolder}.
${isLocal(publicUrl) ? `Nobody outside this machine can check these badges: they carry the address ${publicUrl}.\n` : ''}`;
}

/** Nothing is made in the database: what the adapter signs with is in memory alone. */
async function prepareTrial(services: Services): Promise<string> {
  await checkIsTrial(services);
  const { publicUrl } = services.settings;
  const issuers = listTrialIssuers(services).map(({ endpoint, did }) => `  ${endpoint.padEnd(18)} ${did}`);
  return `Kundig runs at ${publicUrl}, as a VC API for test suites (docs/vc-api.md).
Anybody who reaches it can have anything signed. Its keys are new at each start:

${issuers.join('\n')}

  Issue:  POST ${publicUrl}/vc-api/eddsa-rdfc-2022/credentials/issue
  Verify: POST ${publicUrl}/vc-api/eddsa-rdfc-2022/credentials/verify`;
}

async function prepare(opened: OpenedServices, config: Config): Promise<string> {
  const { services, dataFolder } = opened;
  if (services.vcApi) return prepareTrial(services);
  await checkInstallation(services);
  await loadCatalogue(services, config.badgeTemplatesDirectory);
  if (dataFolder !== undefined) await createDemo(services);
  const access = dataFolder === undefined ? undefined : await createDemoAccess(services);
  if (access) return renderWelcome(opened, access);
  const hint = (await isSetUp(services)) ? '' : '\nThere is no issuer yet; make one with: npx kundig setup';
  return `Kundig runs at ${config.publicUrl}${hint}`;
}

/** What config.ts could read may still be refused by TLS, such as a key that is too short. */
function build(opened: OpenedServices, config: Config): Server {
  try {
    return buildServer({ services: opened.services, log: { level: config.logLevel }, tls: config.tls });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!/^ERR_(OSSL|SSL)/.test(code)) throw cause;
    throw new Problem('certificate-unreadable', { reason: code }, { cause });
  }
}

/** Stops once, however often it is asked: requests and the job at hand finish first. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const stopOnce = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stopOnce);
  process.on('SIGINT', stopOnce);
}

function fail(error: unknown): never {
  console.error(renderFailure(error, describeDatabaseError));
  process.exit(1);
}

async function start(): Promise<void> {
  const config = loadConfig();
  const opened = await openServices(config, { log: (line) => console.error(line) });
  const { services } = opened;
  try {
    const app = build(opened, config);
    const welcome = await prepare(opened, config);
    await listen(app, config);
    const runner = startJobRunner(services, app.log);
    stopOnSignal(async () => {
      await app.close();
      await runner.stop();
      // What was counted since the last time; without the database it is lost.
      await storeLooks(services).catch(() => {});
      await opened.close();
    });
    console.log(welcome);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

await start().catch(fail);
