// Several files as one. Spec: APPNOTE.TXT of PKWARE (ZIP).
import { zipSync } from 'fflate';

export type ZippedFile = { name: string; bytes: Uint8Array };

/** The same files at the same time give the same bytes. */
export function buildZip(files: readonly ZippedFile[], at: Date): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, new Uint8Array(bytes)])), {
    mtime: at,
  });
}
