// Writes every generated file; with --check it only tells which ones are out of date, and ends with 1 if any is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderBadgeTemplateSchema, renderBadgeWordsSchema } from './generate-badge-template-schema.ts';
import { renderConfigurationDoc } from './generate-configuration-doc.ts';
import { renderCredentialSchema, renderEndorsementSchema } from './generate-credential-schemas.ts';
import { renderOpenapi } from './generate-openapi.ts';
import { renderProblemsDoc } from './generate-problems-doc.ts';

export type GeneratedFile = { file: string; render: () => string | Promise<string> };

/** One row for each generated file. */
export const generatedFiles: GeneratedFile[] = [
  { file: 'docs/configuration.md', render: renderConfigurationDoc },
  { file: 'docs/problems.md', render: renderProblemsDoc },
  { file: 'openapi.json', render: renderOpenapi },
  { file: 'schemas/badge-template.schema.json', render: renderBadgeTemplateSchema },
  { file: 'schemas/badge-words.schema.json', render: renderBadgeWordsSchema },
  { file: 'schemas/endorsement-credential.schema.json', render: renderEndorsementSchema },
  { file: 'schemas/open-badge-credential.schema.json', render: renderCredentialSchema },
];

const checkout = join(import.meta.dirname, '..');

/** The files whose text is not what their generator makes now. */
export async function findOutdatedFiles(rows: GeneratedFile[], root = checkout): Promise<string[]> {
  const outdated: string[] = [];
  for (const { file, render } of rows) {
    if (readText(join(root, file)) !== (await render())) {
      outdated.push(file);
    }
  }
  return outdated;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function writeAll(): Promise<void> {
  for (const { file, render } of generatedFiles) {
    const path = join(checkout, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await render());
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const outdated = await findOutdatedFiles(generatedFiles);
    for (const file of outdated) {
      console.log(`FAILED generated files > ${file} is out of date: run npm run generate`);
    }
    process.exitCode = outdated.length === 0 ? 0 : 1;
  } else {
    await writeAll();
  }
}
