// What a credential pins by digest and this report relies on: the contexts it is read by, and the components that a
// superbadge rests on. Nothing else that is pinned is fetched. VCDM 2.0, Integrity of Related Resources.
import { compareDigests } from '../../digests.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import { findKnownDigests } from '../../known-digests.ts';
import type { Check, Examination } from '../examination.ts';
import { buildOutcome, buildSummary, type Outcome } from '../report.ts';
import { checkComponent, isComponent } from './components.ts';

const contextCodes = {
  matches: 'context-digest-matches',
  mismatch: 'context-digest-mismatch',
  unsupported: 'digest-unsupported',
} as const;

function checkContext(resource: JsonObject): Outcome {
  const known = findKnownDigests(String(resource.id));
  const answer = compareDigests(resource, (algorithm) =>
    algorithm === 'sha512' ? undefined : known?.[algorithm],
  );
  return buildOutcome('related-resources', contextCodes[answer], { id: String(resource.id) });
}

/** `complete`: all are good. `degraded`: of some it is not known. `broken`: one is not good. */
function findStanding(components: Outcome[]): string {
  if (components.some(({ result }) => result === 'failed')) return 'broken';
  return components.every(({ result }) => result === 'passed') ? 'complete' : 'degraded';
}

async function checkComponents(resources: JsonObject[], examination: Examination): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const resource of resources) outcomes.push(await checkComponent(resource, examination));
  return outcomes;
}

export const relatedResourcesCheck: Check = {
  name: 'related-resources',
  isReachable: (results) => results.proof === 'passed' && results['issuer-binding'] === 'passed',
  run: async (examination) => {
    const { document, limits } = examination;
    const resources = listOf(document.relatedResource).filter(isJsonObject);
    if (resources.length === 0) return buildOutcome('related-resources', 'related-resources-none');
    const contexts = stringsOf(document['@context']);
    const pinned = resources.filter(({ id }) => contexts.includes(String(id)));
    const components = resources.filter((resource) => isComponent(resource, document));
    if (components.length > limits.maxComponents) {
      return buildOutcome('related-resources', 'too-many-components', { components: components.length });
    }
    const checked = await checkComponents(components, examination);
    const outcomes = [...pinned.map(checkContext), ...checked];
    const unused = resources.length - pinned.length - components.length;
    if (outcomes.length === 0)
      return buildOutcome('related-resources', 'related-resources-unused', { unused });
    const summary = buildSummary(outcomes);
    const standing = components.length > 0 && {
      components: components.length,
      standing: findStanding(checked),
    };
    return { ...summary, facts: { ...summary.facts, ...standing, ...(unused > 0 && { unused }) } };
  },
};
