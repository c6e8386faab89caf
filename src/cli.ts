// The operator's door: `npx kundig COMMAND`. Works on the configured database, also while the server runs.
import { isVerdictCommand, parseCommand, renderHelp } from './commands.ts';
import { loadConfig } from './config.ts';
import { checkInstallation } from './domain/issuers.ts';
import { openServices } from './open-services.ts';
import { renderFailure } from './problem-lines.ts';
import { describeDatabaseError } from './services.ts';
import { unreadableExitCode } from './verify-command.ts';

async function run(args: string[]): Promise<void> {
  if (args.length === 0 || ['help', '--help', '-h'].includes(args[0]!)) {
    console.log(renderHelp());
    return;
  }
  const { command, values } = parseCommand(args);
  const config = loadConfig();
  if (command.runAlone) {
    const { lines, exitCode } = await command.runAlone(values, config);
    for (const line of lines) console.log(line);
    process.exitCode = exitCode;
    return;
  }
  const opened = await openServices(config, { log: (line) => console.error(line), mayJoin: true });
  try {
    await checkInstallation(opened.services);
    for (const line of await command.run(opened.services, values, config)) console.log(line);
  } finally {
    await opened.close();
  }
}

await run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(renderFailure(error, describeDatabaseError));
  // Where 1 is a verdict, what went wrong is not.
  process.exitCode = isVerdictCommand(process.argv[2]) ? unreadableExitCode : 1;
});
