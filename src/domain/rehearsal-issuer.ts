// Who signs practice badges: an issuer without a key. Whatever claims to be signed by it is not, and any verifier that
// reads its document can see so.
import { buildDidWeb } from '../openbadges/did/did-web.ts';
import type { Services } from '../services.ts';

export function findRehearsalDid({ settings }: Pick<Services, 'settings'>): string {
  return buildDidWeb(settings.publicUrl, ['oefenen']);
}

/** Its DID document: it has no key, and never will. Spec: DID Core 5 */
export function buildRehearsalDidDocument(services: Pick<Services, 'settings'>): object {
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: findRehearsalDid(services),
    verificationMethod: [],
    assertionMethod: [],
  };
}
