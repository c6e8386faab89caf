// Writes docs/configuration.md out of the settings, so that the two can not differ.
import { secretSettings, settings } from '../src/settings.ts';

const head = `# Settings

Generated from \`src/settings.ts\` by \`npm run generate\`; change it there.

Kundig reads its settings from the environment, once, at the start. An empty value counts as none. Every fault is told
at once, and an unknown name that begins with \`KUNDIG_\`, \`RATE_LIMIT_\` or \`VC_API_\` is a
fault too.
`;

/** The whole text of docs/configuration.md. */
export function renderConfigurationDoc(): string {
  const sections = Object.entries(settings.shape).map(([name, schema]) => {
    const zero = schema.safeParse(undefined).data;
    const value = zero === undefined ? 'Not set by default.' : `Default: \`${zero}\`.`;
    return `## ${name}\n\n${schema.description}\n\n${value}\n`;
  });
  const secrets = secretSettings.map((name) => `\`${name}_FILE\``).join(' and ');
  return [
    head,
    ...sections,
    `## Secrets in files\n\n${secrets} name a file that holds the value; its last line end does not count.\nGive the value or the file, not both.\n`,
  ].join('\n');
}
