// A VC API adapter on a world without issuers, asked as a test suite asks it, and the documents that suites make.
import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { randomIds } from '../../src/base/ids.ts';
import { credentialsContextV2 } from '../../src/openbadges/contexts.ts';
import { buildSigner, findPublicKeyMultibase, type Signer } from '../../src/openbadges/keys.ts';
import { secureCredential } from '../../src/openbadges/proofs/secure.ts';
import type { SuiteName } from '../../src/openbadges/proofs/suites.ts';
import type { EndpointName } from '../../src/openbadges/vc-api/endpoints.ts';
import type { TrialDocuments } from '../../src/openbadges/vc-api/resources.ts';
import { buildTrialIssuers } from '../../src/openbadges/vc-api/trial-issuers.ts';
import { buildServer } from '../../src/web/server.ts';
import { type EmptyWorld, openEmptyWorld } from '../world.ts';
import type { Answer, Json } from './api-client.ts';

export const trialCreated = '2026-11-18T10:00:00Z';

const corpusFolder = process.env.KUNDIG_CORPUS;
export const noCorpus = corpusFolder && existsSync(corpusFolder) ? false : 'no corpus (KUNDIG_CORPUS)';

export type Trial = EmptyWorld & {
  app: FastifyInstance;
  /** The did:key of an endpoint that issues. */
  did(endpoint: EndpointName): string;
  /** What the endpoint itself signs with, for documents that it would refuse. */
  signer(endpoint: EndpointName): Signer;
  post(path: string, body: object | string, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  issue(endpoint: EndpointName, credential: Json, options?: object): Promise<Answer>;
  verify(endpoint: EndpointName, verifiableCredential: Json, options?: object): Promise<Answer>;
  present(endpoint: EndpointName, verifiablePresentation: Json, options?: object): Promise<Answer>;
};

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function openTrial(t: Test, { documents = new Map() }: { documents?: TrialDocuments } = {}) {
  const world = await openEmptyWorld(t, { settings: { trustProxy: true } });
  const issuers = buildTrialIssuers(randomIds.integer);
  const services = { ...world.services, vcApi: { issuers, documents } };
  const app = buildServer({ services });
  t.teardown(() => app.close());
  const ask = async (method: 'GET' | 'POST', url: string, sent: object): Promise<Answer> => {
    const response = await app.inject({ method, url: `/vc-api${url}`, ...sent });
    const { statusCode: status, payload: text, rawPayload: bytes } = response;
    return { status, headers: response.headers as Answer['headers'], text, bytes, json: parse(text) };
  };
  const post: Trial['post'] = (url, body, headers = {}) =>
    ask('POST', url, {
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const withOptions = (body: object, options?: object) => ({ ...body, ...(options && { options }) });
  const trial: Trial = {
    ...world,
    ...{ services, app, post },
    get: (url) => ask('GET', url, {}),
    did: (endpoint) => issuers.get(endpoint)!.did,
    signer: (endpoint) => issuers.get(endpoint)!.signer,
    issue: (endpoint, credential, options) =>
      post(`/${endpoint}/credentials/issue`, withOptions({ credential }, options)),
    verify: (endpoint, verifiableCredential, options) =>
      post(`/${endpoint}/credentials/verify`, withOptions({ verifiableCredential }, options)),
    present: (endpoint, verifiablePresentation, options) =>
      post(`/${endpoint}/presentations/verify`, withOptions({ verifiablePresentation }, options)),
  };
  return trial;
}

/** Somebody with a did:key that is none of the adapter's. */
export function buildStranger(byte = 21, algorithm: 'Ed25519' | 'P-256' = 'Ed25519') {
  const seed = new Uint8Array(32).fill(byte);
  const key = findPublicKeyMultibase(seed, algorithm);
  const did = `did:key:${key}`;
  return { did, signer: buildSigner({ keyId: `${did}#${key}`, seed, algorithm }) };
}

/** Refused with the problem details of W3C, and nothing but these. */
export function checkRefused(t: Test, answer: Answer, name: string, type: RegExp | string = /^https:/): void {
  const { status, headers, json } = answer;
  t.same([status, headers['content-type']], [400, 'application/problem+json'], `${name} ${answer.text}`);
  t.match(
    json,
    { type, title: /\w/, detail: /\w/, status: 400, code: 'vc-api-refused', problemDetails: [{ type }] },
    name,
  );
}

/** The smallest credential of 2.0, with what a test is about. */
export function buildCredential(issuer: unknown, changes: Json = {}): Json {
  const credential: Json = {
    '@context': [credentialsContextV2],
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: { id: 'did:example:subject' },
    ...changes,
  };
  return Object.fromEntries(Object.entries(credential).filter(([, value]) => value !== undefined));
}

/** Signs anything that JSON-LD can read, also what no issuer would sign; the proof is a bare object. */
export async function sign(
  document: Json,
  signer: Signer,
  options: { suite?: SuiteName; proofPurpose?: 'authentication'; domain?: string; challenge?: string } = {},
): Promise<Json> {
  const { suite = signer.algorithm === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019', ...rest } = options;
  const secured = await secureCredential(document, { suite, signer, created: trialCreated, ...rest });
  return { ...secured, proof: secured.proof.length === 1 ? secured.proof[0] : secured.proof };
}

export const domain = 'github.com/w3c/vc-data-model-2.0-test-suite';
export const challenge = 'uAbcDefGhiJklMnoPqrStuA';

/** A presentation as the suite of W3C makes it: a holder with a did:key signs all in it, and answers. */
export async function presentAs(
  holder: ReturnType<typeof buildStranger>,
  presentation: Json,
  options: { domain?: string; challenge?: string } = { domain, challenge },
): Promise<Json> {
  const { verifiableCredential: credentials } = presentation;
  const signed = credentials && {
    verifiableCredential: await Promise.all(
      [credentials]
        .flat()
        .map((credential: Json) =>
          typeof credential === 'string' || credential.proof || /Envelop/.test(String(credential.type))
            ? credential
            : sign({ ...credential, issuer: holder.did }, holder.signer),
        ),
    ),
  };
  return sign({ ...presentation, ...signed }, holder.signer, { proofPurpose: 'authentication', ...options });
}
