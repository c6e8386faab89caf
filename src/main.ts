// The front door: starts the server and stops it. `npm start` runs this.
import { Problem } from './base/problem.ts';
import { type Config, loadConfig } from './config.ts';
import { loadCatalogue } from './domain/catalogue.ts';
import { createDemo, createDemoAccess, type DemoAccess } from './domain/demo.ts';
import { checkInstallation } from './domain/issuers.ts';
import { startJobRunner } from './jobs/runner.ts';
import { type OpenedServices, openServices } from './open-services.ts';
import { renderFailure } from './problem-lines.ts';
import { describeDatabaseError } from './services.ts';
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

function renderCurl(publicUrl: string, access: DemoAccess): string {
  const insecure = publicUrl.startsWith('https://localhost') ? ' --insecure' : '';
  return [
    `curl -s${insecure} ${publicUrl}/v1/assessments`,
    `-H 'Authorization: Bearer ${access.assessorToken}'`,
    "-H 'Content-Type: application/json'",
    `-d '${JSON.stringify(access.award)}'`,
  ].join(' ');
}

function renderWelcome(publicUrl: string, dataFolder: string, access: DemoAccess): string {
  return `
Kundig runs at ${publicUrl}
Everything is kept in ${dataFolder}. This is a trial with invented people; on localhost nobody else can check
these badges.

Award a badge as ${access.assessorName} (werkbegeleider), in the browser; this link works once:
  ${access.signInLink}

Award a badge over the API; the answer begins with its public link:
  ${renderCurl(publicUrl, access)}

Look around
  An employer opens a CV code:         ${access.shareLink}
  A participant opens their own page:  ${access.holderLink}
  Check a badge:                       ${publicUrl}/controleer

API token of ${access.assessorName}:  ${access.assessorToken}
API token of the admin:    ${access.adminToken}
`;
}

async function prepare(opened: OpenedServices, config: Config): Promise<string> {
  const { services, dataFolder } = opened;
  await checkInstallation(services);
  await loadCatalogue(services, config.badgeTemplatesDirectory);
  if (dataFolder === undefined) return `Kundig runs at ${config.publicUrl}`;
  await createDemo(services);
  const access = await createDemoAccess(services);
  return access ? renderWelcome(config.publicUrl, dataFolder, access) : `Kundig runs at ${config.publicUrl}`;
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
    const app = buildServer({ services, log: { level: config.logLevel }, tls: config.tls });
    const welcome = await prepare(opened, config);
    await listen(app, config);
    const runner = startJobRunner(services, app.log);
    stopOnSignal(async () => {
      await app.close();
      await runner.stop();
      await opened.close();
    });
    console.log(welcome);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

await start().catch(fail);
