// The commands about other issuers: which ones the operator knows or distrusts. Rows of the table in commands.ts.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from './base/problem.ts';
import type { Command } from './commands.ts';
import { importRegistry, listTrust, recordTrust, standings } from './domain/issuer-trust.ts';

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Problem('command-invalid', { reason: `${file} can not be read` }, { cause });
  }
}

export const trustCommands: Command[] = [
  {
    name: 'trust',
    meaning: 'say of another issuer what every check then says beside its verdict',
    options: [
      { name: 'id', meaning: 'DID or https address, as badges have it', isRequired: true },
      { name: 'as', meaning: standings.join(', '), isRequired: true },
      { name: 'name', meaning: 'what you call it' },
    ],
    async run(services, { id = '', as, name }) {
      const standing = standings.find((candidate) => candidate === as);
      if (!standing)
        throw new Problem('command-invalid', { reason: `--as must be one of ${standings.join(', ')}` });
      await recordTrust(services, { issuerId: id, standing, name });
      return [`${id} is ${standing}`];
    },
  },
  {
    name: 'list-trust',
    meaning: 'show what was said of other issuers, the last word first',
    options: [],
    async run(services) {
      const entries = await listTrust(services);
      return entries.map(({ issuerId, name, history }) => {
        const words = history
          .toReversed()
          .map(({ standing, since, source }) =>
            [standing, since.slice(0, 10), source].filter(Boolean).join(' '),
          );
        return [issuerId, ...(name ? [`'${name}'`] : []), words.join(', ')].join(' ');
      });
    },
  },
  {
    name: 'import-trust',
    meaning: 'take in a registry of issuers as the Digital Credentials Consortium publishes them',
    options: [
      { name: 'file', meaning: 'the registry, as JSON', isRequired: true },
      { name: 'source', meaning: 'what the registry is called; the name of the file when left out' },
    ],
    async run(services, { file = '', source = basename(file) }) {
      const { added, skipped } = await importRegistry(services, { text: readText(file), source });
      return [
        `${added} issuers are known from now on${skipped > 0 ? `; ${skipped} rows were no issuer` : ''}`,
      ];
    },
  },
];
