// A credential as a file to take along: the exact signed bytes, the same as a JWT, or baked into its badge's artwork.
// One row per form. What is unbaked from a picture is what was signed. Spec: OB 3.0 Serialization, Baking.
import { createHash } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import { renderPng } from '../base/render-png.ts';
import type { FormatName } from '../openbadges/containers/container.ts';
import { findFormat } from '../openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../openbadges/containers/limits.ts';
import type { Services } from '../services.ts';
import { findCredentialImage } from '../store/credentials.ts';
import { loadCredentialJwt } from './credential-jwts.ts';
import { loadPublicCredential, type PublicCredential } from './credential-views.ts';

export type CredentialFile = {
  bytes: Uint8Array;
  /** sha-256 of the bytes, hex. */
  digest: string;
};

type Form = (services: Services, credential: PublicCredential) => Promise<string | Uint8Array>;

/** Pixels of each side: what backpacks and professional networks ask for is 400 to 600. */
const pngSide = 512;

const drawings = new Map<string, Promise<Uint8Array>>();
const maxDrawings = 64;

/** The artwork of a badge as a PNG, drawn once for each version of a badge class. */
function drawImage(svg: string): Promise<Uint8Array> {
  const key = createHash('sha256').update(svg).digest('base64');
  const known = drawings.get(key);
  if (known) return known;
  const drawing = renderPng(svg, pngSide);
  drawing.catch(() => drawings.delete(key));
  if (drawings.size >= maxDrawings) drawings.delete(drawings.keys().next().value!);
  drawings.set(key, drawing);
  return drawing;
}

function bakeInto(name: FormatName, image: Uint8Array, document: string): Uint8Array {
  const baked = findFormat(name).bake!(image, document, defaultContainerLimits);
  // Our own artwork and our own document: a bug of ours, and a 500.
  if (baked.fault) throw new Error(`an own badge could not be baked: ${baked.fault}`);
  return baked.image;
}

async function loadImage(services: Services, { id }: PublicCredential): Promise<string> {
  const svg = await findCredentialImage(services.db, id);
  if (svg === undefined) throw new Problem('not-found');
  return svg;
}

const forms = {
  json: async (_services, { document }) => document,
  jwt: (services, { id }) => loadCredentialJwt(services, id),
  png: async (services, credential) =>
    bakeInto('png', await drawImage(await loadImage(services, credential)), credential.document),
  svg: async (services, credential) =>
    bakeInto('svg', Buffer.from(await loadImage(services, credential)), credential.document),
} as const satisfies Record<string, Form>;

export type CredentialForm = keyof typeof forms;
export const credentialForms = Object.keys(forms) as CredentialForm[];

/**
 * A credential that was found to be open, in one of its forms. The same credential gives the same bytes.
 * @throws Problem signing-unavailable
 */
export async function buildCredentialFile(
  services: Services,
  credential: PublicCredential,
  form: CredentialForm,
): Promise<CredentialFile> {
  const bytes = Buffer.from((await forms[form](services, credential)) as Uint8Array);
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * A credential for whoever holds its link, as a file.
 * @throws Problem not-found, signing-unavailable
 */
export async function loadCredentialFile(
  services: Services,
  { id, form }: { id: string; form: CredentialForm },
): Promise<CredentialFile> {
  return buildCredentialFile(services, await loadPublicCredential(services, id), form);
}
