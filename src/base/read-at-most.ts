// Reads a file without trusting what it is: a device or a pipe has no end and no size to go by.
import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 65_536;

/**
 * @param file its path, or the number of one that is open already, such as 0 for standard input
 * @returns the whole of it, or its first `maxBytes + 1` bytes when it is larger
 * @throws what the system says of a file that can not be read
 */
export function readAtMost(file: string | number, maxBytes: number): Buffer {
  const opened = typeof file === 'number' ? file : openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let left = maxBytes + 1; left > 0; ) {
      const chunk = Buffer.alloc(Math.min(chunkBytes, left));
      const count = readSync(opened, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      left -= count;
    }
    return Buffer.concat(chunks);
  } finally {
    if (opened !== file) closeSync(opened);
  }
}
