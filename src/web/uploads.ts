// Files that a form or a program hands in as multipart/form-data: read in memory, one at most, nothing written to
// disk. Must not know what is in them. Spec: RFC 7578.
import { Busboy } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { Problem, rejectRequest } from '../base/problem.ts';
import type { App } from './route-module.ts';

/** Texts, and bytes under the name of the one file; a file field that was left empty is absent. */
export type UploadFields = Record<string, string | Buffer>;

const limits = { files: 1, fieldNameSize: 100, headerPairs: 20 };
const mostFields = 8;

/** What a form puts around the one file in it. */
const formBytes = 16_384;
/** What a field beside it may add on average: its name, its frame and a line of text. */
const fieldBytes = 256;

function rejectBody(): never {
  return rejectRequest([{ name: 'body', reason: 'is not multipart/form-data with one file and few fields' }]);
}

type UploadLimits = { contentType: string; maxBytes: number; maxFields?: number };

/**
 * @param maxBytes of the file, and of each text
 * @throws Problem invalid-request, request-too-large
 */
export function parseUpload(
  body: Buffer,
  { contentType, maxBytes, maxFields = mostFields }: UploadLimits,
): Promise<UploadFields> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string | Buffer>();
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        ...limits,
        fields: maxFields,
        parts: maxFields + limits.files,
        fileSize: maxBytes,
        fieldSize: maxBytes,
      },
    });
    const tooLarge = () => reject(new Problem('request-too-large'));
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', tooLarge);
      stream.on('error', reject);
      stream.on('end', () => {
        if (chunks.length > 0) fields.set(name, Buffer.concat(chunks));
      });
    });
    parser.on('field', (name, value, _nameIsCut, isCut) => (isCut ? tooLarge() : fields.set(name, value)));
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      parser.on(event, () => reject(new Error(event)));
    }
    parser.on('error', reject);
    parser.on('finish', () => resolve(Object.fromEntries(fields)));
    parser.end(body);
  });
}

/** Lets the routes of a scope take uploads with a file of so many bytes, and no more than so many fields beside it. */
export function addUploads(app: App, maxBytes: number, maxFields = mostFields): void {
  const options = { parseAs: 'buffer', bodyLimit: maxBytes + formBytes + maxFields * fieldBytes } as const;
  app.addContentTypeParser('multipart/form-data', options, async (request: FastifyRequest, body: Buffer) => {
    const contentType = request.headers['content-type'] ?? '';
    try {
      return await parseUpload(body, { contentType, maxBytes, maxFields });
    } catch (error) {
      if (error instanceof Problem) throw error;
      return rejectBody();
    }
  });
}
