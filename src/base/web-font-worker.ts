// The thread in which fonts are cut (see web-fonts.ts). Ends when they are.
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import subsetFont from 'subset-font';

export type FontOrder = {
  /** Addresses of the files of which to keep the letters. */
  files: readonly string[];
  /** The letters to keep. How they are joined and where their marks stand is kept with them. */
  text: string;
  /** Features of OpenType to keep; all when left out. */
  features?: string[] | undefined;
};

// On Linux this is about the calling thread alone: requests go first.
if (process.platform === 'linux') setPriority(0, 19);

const { files, text, features } = workerData as FontOrder;
const options = { targetFormat: 'woff2' as const, ...(features && { keepFeatures: features }) };
const fonts: Uint8Array[] = [];
for (const file of files) {
  fonts.push(await subsetFont(await readFile(new URL(file)), text, options));
}
parentPort?.postMessage(fonts);
