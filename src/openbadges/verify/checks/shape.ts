// Does it have the shape of a credential, and does everybody read the same in it? What only the signature would
// notice is not enough here: JSON-LD lets one statement be written in several ways, and a check that looks for
// "credentialStatus" must not be led past it by another spelling. VCDM 2.0, Basic Concepts.
import type { JsonObject } from '../../json.ts';
import { stringsOf } from '../../json.ts';
import type { Check } from '../examination.ts';
import { buildOutcome } from '../report.ts';
import { findContextFault } from './shape-contexts.ts';
import { findCredentialFaults, findSchemaDeviations } from './shape-model.ts';
import { findNameFault } from './shape-names.ts';

const maxTold = 10;

/** Whether a document says that it is an Open Badge. */
export function isOpenBadge(document: JsonObject): boolean {
  const types = stringsOf(document.type);
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential');
}

export const shapeCheck: Check = {
  name: 'shape',
  isReachable: (results) => results.parsed === 'passed',
  run: ({ document, forSuites }) => {
    const nameFault = findNameFault(document);
    if (nameFault) return buildOutcome('shape', nameFault.code, { at: nameFault.at });
    const contextFault = findContextFault(document, { mayBeInline: forSuites });
    if (contextFault) return buildOutcome('shape', contextFault.code, { contexts: contextFault.contexts });
    const openBadge = isOpenBadge(document);
    const faults = findCredentialFaults(document, openBadge);
    if (faults.length > 0) return buildOutcome('shape', 'shape-broken', { faults: faults.slice(0, maxTold) });
    const deviations = openBadge ? findSchemaDeviations(document) : [];
    return deviations.length > 0
      ? buildOutcome('shape', 'shape-deviates', { openBadge, deviations: deviations.slice(0, maxTold) })
      : buildOutcome('shape', 'shape-conforms', { openBadge });
  },
};
