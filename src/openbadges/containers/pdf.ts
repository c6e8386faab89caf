// Credentials attached to a PDF as embedded files. What the pages show is not looked at and proves nothing.
// ISO 32000-2, 7.11.4 (embedded file streams), 7.9.6 (name trees) and 14.13 (associated files).
import { attempt, type Format, type Part, refuse } from './container.ts';
import type { ContainerLimits } from './limits.ts';
import { openPdfFile, type PdfFile } from './pdf-file.ts';
import { isPdfReference, type PdfDictionary, type PdfReference, type PdfValue } from './pdf-values.ts';

function findDictionary(file: PdfFile, value: PdfValue | undefined): PdfDictionary | undefined {
  const found = file.follow(value);
  return found instanceof Map ? found : undefined;
}

function listValues(file: PdfFile, value: PdfValue | undefined): PdfValue[] {
  const found = file.follow(value);
  return Array.isArray(found) ? found : [];
}

/** The values of a name tree; its keys are what somebody called them. */
function listNamed(file: PdfFile, root: PdfValue | undefined, limits: ContainerLimits): PdfValue[] {
  const found: PdfValue[] = [];
  const seen = new Set<number>();
  const waiting = [root];
  while (waiting.length > 0) {
    const dictionary = findDictionary(file, waiting.pop());
    found.push(...listValues(file, dictionary?.get('Names')).filter((_, at) => at % 2 === 1));
    // Many nodes may share one list.
    if (found.length > limits.maxNodes) return refuse('too-many-parts');
    for (const kid of listValues(file, dictionary?.get('Kids'))) {
      if (!isPdfReference(kid) || seen.has(kid.object)) return refuse('pdf-broken');
      seen.add(kid.object);
      waiting.push(kid);
    }
  }
  return found;
}

/** The embedded files that a document names in its name tree or as files that belong to it, each once. */
function listFiles(file: PdfFile, limits: ContainerLimits): PdfReference[] {
  const catalog = findDictionary(file, file.trailer.get('Root')) ?? refuse('pdf-broken');
  const names = findDictionary(file, catalog.get('Names'));
  const specifications = [
    ...listNamed(file, names?.get('EmbeddedFiles'), limits),
    ...listValues(file, catalog.get('AF')),
  ];
  const references = new Map<number, PdfReference>();
  for (const specification of specifications) {
    const embedded = findDictionary(file, findDictionary(file, specification)?.get('EF'));
    const reference = embedded?.get('UF') ?? embedded?.get('F');
    if (isPdfReference(reference)) references.set(reference.object, reference);
    if (references.size > limits.maxContents) return refuse('too-many-contents');
  }
  return [...references.values()];
}

function findParts(bytes: Uint8Array, limits: ContainerLimits): { parts: Part[] } {
  if (bytes.length > limits.maxBytes) return refuse('too-large');
  const file = openPdfFile(bytes, limits);
  const parts = listFiles(file, limits).flatMap((reference) => {
    const attachment = file.readStream(reference);
    return attachment ? [{ attachment }] : [];
  });
  // Streams may lie over one another in the file, and so be more than it in all.
  const attachedBytes = parts.reduce((sum, { attachment }) => sum + attachment.length, 0);
  if (attachedBytes > limits.maxBytes) return refuse('too-large');
  return parts.length > 0 ? { parts } : refuse('no-credential');
}

export const pdf: Format = {
  name: 'pdf',
  mediaTypes: ['application/pdf'],
  sniff: (bytes) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-',
  unbake: (bytes, limits) => attempt(() => findParts(bytes, limits)),
};
