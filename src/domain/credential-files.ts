// A credential as a file to take along: the exact signed bytes, the same as a JWT, baked into its badge's artwork, or
// attached to a paper. One row per form. What is opened of any is what was signed. Spec: OB 3.0 Serialization, Baking.
import { createHash } from 'node:crypto';
import type { FormatName } from '../openbadges/containers/container.ts';
import { findFormat } from '../openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../openbadges/containers/limits.ts';
import type { Services } from '../services.ts';
import type { Language } from '../text/languages.ts';
import { buildCertificate, buildCredentialPicture } from './certificates.ts';
import { drawImage, loadCredentialArtwork } from './credential-images.ts';
import { loadCredentialJwt } from './credential-jwts.ts';
import { loadPublicCredential, type SignedCredential } from './credential-views.ts';

export type CredentialFile = {
  bytes: Uint8Array;
  /** sha-256 of the bytes, hex. */
  digest: string;
};

/** `language` is that of papers and pictures to send; what was signed has its own. */
type Form = (
  services: Services,
  credential: SignedCredential,
  language: Language,
) => Promise<string | Uint8Array>;

/** Pixels of each side: what backpacks and professional networks ask for is 400 to 600. */
const pngSide = 512;

function bakeInto(name: FormatName, image: Uint8Array, document: string): Uint8Array {
  const baked = findFormat(name).bake!(image, document, defaultContainerLimits);
  // Our own artwork and our own document: a bug of ours, and a 500.
  if (baked.fault) throw new Error(`an own badge could not be baked: ${baked.fault}`);
  return baked.image;
}

const papers = new Map<string, Promise<Uint8Array>>();
const maxPapers = 64;

/** Papers cost a tenth of a second, so the last few are kept in memory; only those without a person's name. */
function keepPaper(key: string, build: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = papers.get(key);
  if (known) return known;
  const paper = build();
  paper.catch(() => papers.delete(key));
  if (papers.size >= maxPapers) papers.delete(papers.keys().next().value!);
  papers.set(key, paper);
  return paper;
}

const paper =
  (size: 'a4' | 'card'): Form =>
  (services, credential, language) =>
    keepPaper(`${size} ${language} ${credential.status} ${credential.link} ${credential.digest}`, () =>
      buildCertificate(services, credential, { size, language, holder: null }),
    );

const forms = {
  json: async (_services, { document }) => document,
  jwt: (services, { id }) => loadCredentialJwt(services, id),
  png: async (services, credential) =>
    bakeInto(
      'png',
      await drawImage(services, await loadCredentialArtwork(services, credential), pngSide),
      credential.document,
    ),
  svg: async (services, credential) =>
    bakeInto('svg', Buffer.from(await loadCredentialArtwork(services, credential)), credential.document),
  pdf: paper('a4'),
  card: paper('card'),
  picture: (services, credential, language) =>
    keepPaper(`picture ${language} ${credential.status} ${credential.link} ${credential.digest}`, async () =>
      bakeInto('png', await buildCredentialPicture(services, credential, language), credential.document),
    ),
} as const satisfies Record<string, Form>;

export type CredentialForm = keyof typeof forms;
export const credentialForms = Object.keys(forms) as CredentialForm[];

/** Last part of the address of each, and what a browser saves it as. */
export const fileNames: Record<CredentialForm, string> = {
  json: 'badge.json',
  jwt: 'badge.jwt',
  png: 'badge.png',
  svg: 'badge.svg',
  pdf: 'badge.pdf',
  card: 'card.pdf',
  picture: 'share.png',
};

export type WantedFile = { form: CredentialForm; language: Language };

/**
 * A credential that was found to be open, in one of its forms. The same credential gives the same bytes.
 * @throws Problem signing-unavailable, rendering-busy
 */
export async function buildCredentialFile(
  services: Services,
  credential: SignedCredential,
  { form, language }: WantedFile,
): Promise<CredentialFile> {
  const bytes = Buffer.from((await forms[form](services, credential, language)) as Uint8Array);
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * A credential for whoever holds its link, as a file.
 * @throws Problem not-found, signing-unavailable, rendering-busy
 */
export async function loadCredentialFile(
  services: Services,
  { id, ...wanted }: WantedFile & { id: string },
): Promise<CredentialFile> {
  return buildCredentialFile(services, await loadPublicCredential(services, id), wanted);
}
