// How the document of a controller (an issuer, the owner of a key) is found, one row per way of naming one.
// Must not know what the document is wanted for. Controlled Identifiers 1.0, Controlled Identifier Documents.
import { isJsonObject, type JsonObject } from '../json.ts';
import { parseMultikey } from '../multibase.ts';
import type { ReadJson } from '../read-json.ts';
import { buildDidDocument } from './did-document.ts';
import { readDidJwk } from './did-jwk.ts';
import { findDidWebUrl } from './did-web.ts';

/** The names that the standard gives to what can go wrong. Spec: Controlled Identifiers 1.0, Processing Errors. */
export type ControllerError =
  | 'INVALID_CONTROLLED_IDENTIFIER_DOCUMENT'
  | 'INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID'
  | 'INVALID_VERIFICATION_METHOD_URL'
  | 'INVALID_VERIFICATION_METHOD'
  | 'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD';

/** `unsupported`: no row reads such an id. `unusable`: it came, but it is not the document of this id. */
export type ControllerDocument =
  | { state: 'read'; document: JsonObject }
  | { state: 'unavailable' | 'unsupported' }
  | { state: 'unusable'; error: ControllerError };

type ControllerMethod = {
  name: string;
  matches(id: string): boolean;
  load(id: string, read: ReadJson): Promise<ControllerDocument>;
};

const accept = 'application/did+ld+json, application/did+json, application/ld+json, application/json';

async function loadFrom(url: string, id: string, read: ReadJson): Promise<ControllerDocument> {
  const answer = await read(url, { accept, purpose: 'controller' });
  if (answer.state === 'unavailable') return { state: 'unavailable' };
  if (answer.state !== 'read' || !isJsonObject(answer.value)) {
    return { state: 'unusable', error: 'INVALID_CONTROLLED_IDENTIFIER_DOCUMENT' };
  }
  // A host that forwards anybody anywhere would else speak for itself with the words of others.
  const isOwn = answer.value.id === id && new URL(answer.url).origin === new URL(url).origin;
  return isOwn
    ? { state: 'read', document: answer.value }
    : { state: 'unusable', error: 'INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID' };
}

function readDidKey(did: string): JsonObject | undefined {
  const publicKeyMultibase = did.slice('did:key:'.length);
  if (!parseMultikey(publicKeyMultibase)) return undefined;
  const document = buildDidDocument({ did, keys: [{ publicKeyMultibase, fragment: publicKeyMultibase }] });
  return { ...document, authentication: document.assertionMethod };
}

const methods: ControllerMethod[] = [
  {
    name: 'did:key',
    matches: (id) => id.startsWith('did:key:'),
    load: async (id) => {
      const document = readDidKey(id);
      return document ? { state: 'read', document } : { state: 'unsupported' };
    },
  },
  {
    name: 'did:jwk',
    matches: (id) => id.startsWith('did:jwk:'),
    load: async (id) => {
      const document = readDidJwk(id);
      return document ? { state: 'read', document } : { state: 'unsupported' };
    },
  },
  {
    name: 'did:web',
    matches: (id) => id.startsWith('did:web:'),
    load: async (id, read) => {
      const url = findDidWebUrl(id);
      return url === undefined ? { state: 'unsupported' } : await loadFrom(url, id, read);
    },
  },
  {
    name: 'https',
    matches: (id) => id.startsWith('https://'),
    load: (id, read) => loadFrom(id, id, read),
  },
];

/** The names of the ways that can be followed. */
export const controllerMethodNames = methods.map((method) => method.name);

/** The document of a controller, whose `id` is exactly the id asked for. Never throws. */
export async function loadController(id: string, read: ReadJson): Promise<ControllerDocument> {
  const method = methods.find((candidate) => candidate.matches(id));
  return method ? await method.load(id, read) : { state: 'unsupported' };
}
