// `npx kundig jose issue|verify`: what the conformance suite of VC-JOSE-COSE asks of an implementation. One document,
// one key, one answer in a file; no database, no network. Whether a badge is good is for `npx kundig verify`.
import { writeFileSync } from 'node:fs';
import { systemClock } from './base/clock.ts';
import { Problem } from './base/problem.ts';
import { readAtMost } from './base/read-at-most.ts';
import { defaultContainerLimits } from './openbadges/containers/limits.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from './openbadges/json.ts';
import { buildJwkSigner, type Signer } from './openbadges/keys.ts';
import { listUndefinedMembers } from './openbadges/proofs/defined-members.ts';
import { signCredentialJwt } from './openbadges/proofs/vc-jwt.ts';
import { signPresentationJwt } from './openbadges/proofs/vp-jwt.ts';
import { findCredentialFaults } from './openbadges/verify/checks/shape-model.ts';
import { type JoseKind, parseGivenKey, verifyJoseDocument } from './openbadges/verify/verify-jose.ts';
import { escapeControls } from './problem-lines.ts';

type Result = 'success' | 'failure' | 'indeterminate' | 'error';
type Answer = { result: Result; data: unknown };

export const joseExitCodes: Record<Result, number> = { success: 0, failure: 1, indeterminate: 3, error: 4 };

/** What the suite calls a feature, and which kind of document it is of; the others are not built here. */
const features: Record<string, JoseKind | null> = {
  credential_jose: 'credential',
  presentation_jose: 'presentation',
  credential_sdjwt: null,
  presentation_sdjwt: null,
  credential_cose: null,
  presentation_cose: null,
};

export const joseFeatureNames = Object.keys(features).filter((name) => features[name] !== null);

const limits = defaultContainerLimits;

/** Leaves with a reason that is no answer about the document. */
function refuse(reason: string, cause?: unknown): never {
  throw new Problem('command-invalid', { reason }, { cause });
}

function readText(name: string): string {
  try {
    const bytes = readAtMost(name, limits.maxTextBytes);
    if (bytes.length > limits.maxTextBytes)
      return refuse(`${name} is larger than ${limits.maxTextBytes} bytes`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    return refuse(`${name} can not be read (${code})`, cause);
  }
}

function readObject(name: string): JsonObject {
  const parsed = parseStrictJson(readText(name), limits);
  if (parsed.fault) return refuse(`${name} is no JSON to go by (${parsed.fault})`);
  return isJsonObject(parsed.value) ? parsed.value : refuse(`${name} holds no JSON object`);
}

function buildSigner(key: JsonObject, name: string): Signer {
  const { id, secretKeyJwk } = key;
  const secret = isJsonObject(secretKeyJwk) ? secretKeyJwk : key;
  const keyId = typeof id === 'string' ? id : secret.kid;
  const signer = typeof keyId === 'string' ? buildJwkSigner(secret, keyId) : undefined;
  return signer ?? refuse(`${name} holds no private key to sign with under a name`);
}

async function issue(kind: JoseKind, { input, key }: Files): Promise<Answer> {
  const document = readObject(input);
  const signer = buildSigner(readObject(key), key);
  const [unknown] = listUndefinedMembers(document);
  if (unknown !== undefined) return { result: 'failure', data: { code: 'terms-undefined', detail: unknown } };
  const [fault] = kind === 'credential' ? findCredentialFaults(document, false) : [];
  if (fault !== undefined) return { result: 'failure', data: { code: 'shape-broken', detail: fault } };
  try {
    const profile = 'vc-jose-cose';
    const data =
      kind === 'credential'
        ? await signCredentialJwt(document, { signer, profile })
        : await signPresentationJwt(document, signer);
    return { result: 'success', data };
  } catch (error) {
    return { result: 'failure', data: { code: 'refused', detail: (error as Error).message } };
  }
}

async function verify(kind: JoseKind, { input, key }: Files): Promise<Answer> {
  const text = readText(input);
  const given = parseGivenKey(readObject(key)) ?? refuse(`${key} holds no public key of a kind that is read`);
  const now = systemClock.now();
  const { result, ...data } = await verifyJoseDocument(text, { kind, key: given, now, limits });
  return { result, data };
}

type Files = { input: string; key: string };
const acts: Record<string, (kind: JoseKind, files: Files) => Promise<Answer>> = { issue, verify };

async function findAnswer({
  act,
  feature,
  ...files
}: Files & { act: string; feature: string }): Promise<Answer> {
  const run = Object.hasOwn(acts, act) ? acts[act]! : refuse(`name one of ${Object.keys(acts).join(', ')}`);
  const kind = Object.hasOwn(features, feature) ? features[feature]! : undefined;
  if (kind === undefined) return refuse(`--feature must be one of ${joseFeatureNames.join(', ')}`);
  if (kind === null)
    return { result: 'indeterminate', data: { code: 'format-unsupported', detail: feature } };
  return await run(kind, files);
}

function writeAnswer(output: string, answer: Answer): void {
  try {
    writeFileSync(output, `${JSON.stringify(answer)}\n`);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    refuse(`${output} can not be written (${code})`, cause);
  }
}

/**
 * Writes the answer to the file it is asked in, and tells it in a line with the exit code. What keeps it from
 * answering at all (no such file, no such feature, no key) is the result `error`, with its reason.
 * @throws Problem command-invalid when the answer can not be written
 */
export async function runJose(
  input: Files & { act: string; feature: string; output: string },
): Promise<{ lines: string[]; exitCode: number }> {
  const answer = await findAnswer(input).catch((error: unknown): Answer => {
    if (!(error instanceof Problem)) throw error;
    return { result: 'error', data: String(error.facts.reason) };
  });
  writeAnswer(input.output, answer);
  const { result, data } = answer;
  const told = result === 'success' ? '' : `: ${typeof data === 'string' ? data : JSON.stringify(data)}`;
  return { lines: [escapeControls(`${result}${told}`)], exitCode: joseExitCodes[result] };
}
