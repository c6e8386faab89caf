// How much of a stranger's file is looked at before anything in it is checked. Nothing else sets these numbers.
// What a single credential may weigh is a later and smaller limit: see verify/limits.ts.
import type { JsonLimits } from '../json.ts';

export type ContainerLimits = JsonLimits & {
  /** Of the file as it came in: a picture, a PDF. */
  maxBytes: number;
  /** Of one text: a JSON document, a JWT, what stands in a picture. */
  maxTextBytes: number;
  /** Chunks of a PNG, lines of the cross references of a PDF. */
  maxChunks: number;
  /** What one file may unfold to in all, counted in bytes. */
  maxInflatedBytes: number;
  /** Elements, attributes, texts and comments of an SVG; values of a PDF. */
  maxNodes: number;
  /** Presentations in presentations, envelopes in envelopes. */
  maxNesting: number;
  /** Credentials and presentations in one file; attachments of a PDF. */
  maxContents: number;
};

/** A baked badge is some 100 kB with one credential of some 4 kB; a presentation may hold a whole dossier. */
export const defaultContainerLimits: ContainerLimits = {
  maxBytes: 8 * 1024 * 1024,
  maxTextBytes: 256 * 1024,
  maxChunks: 20_000,
  maxInflatedBytes: 2 * 1024 * 1024,
  maxNodes: 50_000,
  maxNesting: 4,
  maxContents: 32,
  maxDepth: 64,
  maxObjects: 4000,
  maxValues: 48_000,
};
