// Brings badge-templates/ into the database: every folder that changed becomes a new version, all or nothing.
import { Problem } from '../base/problem.ts';
import type { Services } from '../services.ts';
import { type LoadSummary, loadBadgeTemplates } from './badge-classes.ts';
import { readBadgeTemplates } from './badge-folders.ts';

/** @throws Problem badge-template-invalid with every fault: file, field, reason */
export async function loadCatalogue(services: Services, directory: string): Promise<LoadSummary[]> {
  const reading = await readBadgeTemplates(directory);
  if (!reading.ok) throw new Problem('badge-template-invalid', { faults: reading.faults });
  return loadBadgeTemplates(services, reading.templates);
}
