// Files of our own, made small for the way over. Only what is the same for everybody: beside a secret, the size of a
// compressed page would give the secret away (BREACH).
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip';

/** The first that a browser takes; over plain http it takes no br. */
const compressors: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: promisify<Buffer, Buffer>(brotliCompress),
  gzip: promisify<Buffer, Buffer>(gzip),
};

const encodings = Object.keys(compressors) as Encoding[];

/** What to send of a file: compressed once, then kept. */
export type Compressed = (
  acceptEncoding: string | undefined,
) => Promise<{ body: Buffer; encoding?: Encoding }>;

export function compressOnce(body: Buffer): Compressed {
  const kept = new Map<Encoding, Promise<Buffer>>();
  return async (acceptEncoding = '') => {
    const encoding = encodings.find((name) => isAccepted(acceptEncoding, name));
    if (encoding === undefined) return { body };
    const compressed = kept.get(encoding) ?? compressors[encoding](body);
    kept.set(encoding, compressed);
    return { body: await compressed, encoding };
  };
}

const texts = new Map<string, Compressed>();
/** Badge classes and their versions; more than an installation has. */
const most = 500;

/** The same for a text that comes from the database again and again, such as the artwork of a badge. */
export function compressText(text: string): Compressed {
  const known = texts.get(text);
  if (known) return known;
  if (texts.size >= most) texts.clear();
  const compressed = compressOnce(Buffer.from(text));
  texts.set(text, compressed);
  return compressed;
}

/** RFC 9110 12.5.3; a weight of 0 refuses. A star is left to those who write their encodings out. */
function isAccepted(acceptEncoding: string, encoding: Encoding): boolean {
  return acceptEncoding.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
