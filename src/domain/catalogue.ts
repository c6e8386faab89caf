// Brings badge-templates/ into the database: every folder whose badge changed becomes a new version, all or nothing. Words
// in other languages are put right in place.
import { Problem } from '../base/problem.ts';
import { canonicalizeJson } from '../openbadges/jcs.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  findBadgeClass,
  listVersionsOfBadgeClass,
  lockBadgeClasses,
  updateBadgeClassTranslations,
} from '../store/badge-classes.ts';
import { findSetting, insertSetting } from '../store/issuers.ts';
import { digestTemplate, type LoadSummary, readWorded, storeTemplate } from './badge-classes.ts';
import { type LoadedBadgeTemplate, readBadgeTemplates } from './badge-folders.ts';
import { carryTranslations } from './badge-words.ts';

/** @throws Problem badge-template-invalid with every fault: file, field, reason */
export async function loadCatalogue(services: Services, directory: string): Promise<LoadSummary[]> {
  const reading = await readBadgeTemplates(directory);
  if (!reading.ok) throw new Problem('badge-template-invalid', { faults: reading.faults });
  return loadBadgeTemplates(services, reading.templates);
}

/** Gives every version the words of its folder, as far as they are of its Dutch words. Says whether any changed. */
async function storeWords(services: Services, loaded: LoadedBadgeTemplate): Promise<boolean> {
  let isChanged = false;
  for (const row of await listVersionsOfBadgeClass(services.db, loaded.template.slug)) {
    const worded = readWorded(row);
    const translations = carryTranslations(loaded, worded);
    if (canonicalizeJson(translations) === canonicalizeJson(worded.translations)) continue;
    await updateBadgeClassTranslations(services.db, row.version, translations);
    isChanged = true;
  }
  return isChanged;
}

async function loadFolder(services: Services, loaded: LoadedBadgeTemplate): Promise<LoadSummary> {
  const summary = await loadTemplate(services, loaded);
  const isReworded = await storeWords(services, loaded);
  return isReworded && summary.change === 'unchanged' ? { ...summary, change: 'new-words' } : summary;
}

/**
 * Loads one template, unless it is as it was when it was last loaded: then a version that an admin made since over
 * the API stays the current one.
 */
async function loadTemplate(services: Services, loaded: LoadedBadgeTemplate): Promise<LoadSummary> {
  const { slug } = loaded.template;
  const setting = `badge-template:${slug}`;
  const digest = digestTemplate(loaded.template, loaded.imageSvg);
  const current = await findBadgeClass(services.db, slug);
  if (current && (await findSetting(services.db, setting)) === digest) {
    return { slug, version: current.version.version, change: 'unchanged' };
  }
  await insertSetting(services.db, setting, digest);
  return storeTemplate(services, loaded);
}

/** Loads a whole set of checked templates, all or none. */
export function loadBadgeTemplates(
  services: Services,
  templates: LoadedBadgeTemplate[],
): Promise<LoadSummary[]> {
  return inTransaction(services, async (services) => {
    await lockBadgeClasses(services.db);
    const summary: LoadSummary[] = [];
    for (const loaded of templates.toSorted((a, b) => (a.template.slug < b.template.slug ? -1 : 1))) {
      summary.push(await loadFolder(services, loaded));
    }
    return summary;
  });
}
