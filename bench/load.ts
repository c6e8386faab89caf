// The load: a fixed number of calls over a fixed number of kept connections, only to this machine. It speaks just
// enough HTTP/1.1 for our own server, because a full client would take the processor that the server needs.
import { connect } from 'node:net';
import { answerQuestions } from './children.ts';

/** A body of bytes is sent as what it is, one of text as JSON. */
export type Call = {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

export type Load = {
  port: number;
  calls: Call[];
  /** Connections; each has one call under way. */
  atOnce: number;
  /** Any other status ends the run. */
  status: number[];
  keepBodies?: boolean;
};

export type LoadAnswer = { seconds: number; milliseconds: number[]; bodies: string[] };

type Reply = { status: number; body: Buffer };
type Line = { send(bytes: Buffer): Promise<Reply>; close(): void };

function encodeCall({ method, path, headers = {}, body }: Call, port: number): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, `Host: localhost:${port}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== undefined) {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    lines.push(`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`);
  }
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body ?? '')]);
}

/** The answer in these bytes; undefined while it is not complete. */
function parseReply(bytes: Buffer): Reply | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without a length:\n${head}`);
  const start = end + 4;
  if (bytes.length < start + Number(length)) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(start) };
}

function openLine(port: number): Promise<Line> {
  return new Promise((resolveLine, rejectLine) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let waiting: PromiseWithResolvers<Reply> | undefined;
    let received: Buffer | undefined;
    const fail = (error: Error) => {
      rejectLine(error);
      waiting?.reject(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the server closed the connection')));
    socket.on('data', (chunk) => {
      received = received ? Buffer.concat([received, chunk]) : chunk;
      try {
        const reply = parseReply(received);
        if (!reply) return;
        received = undefined;
        waiting?.resolve(reply);
      } catch (error) {
        fail(error as Error);
      }
    });
    socket.once('connect', () =>
      resolveLine({
        send(bytes) {
          waiting = Promise.withResolvers();
          socket.write(bytes);
          return waiting.promise;
        },
        close: () => socket.removeAllListeners('close').destroy(),
      }),
    );
  });
}

async function runLoad({ port, calls, atOnce, status, keepBodies }: Load): Promise<LoadAnswer> {
  const encoded = calls.map((call) => encodeCall(call, port));
  const milliseconds: number[] = [];
  const bodies: string[] = [];
  const lines = await Promise.all(Array.from({ length: atOnce }, () => openLine(port)));
  let next = 0;
  const work = async (line: Line) => {
    while (next < encoded.length) {
      const index = next++;
      const from = performance.now();
      const reply = await line.send(encoded[index]!);
      milliseconds.push(performance.now() - from);
      if (!status.includes(reply.status)) {
        throw new Error(`${calls[index]!.path} answered ${reply.status}: ${reply.body.toString('utf8')}`);
      }
      if (keepBodies) bodies[index] = reply.body.toString('utf8');
    }
  };
  const from = performance.now();
  await Promise.all(lines.map(work));
  const seconds = (performance.now() - from) / 1000;
  for (const line of lines) line.close();
  return { seconds, milliseconds, bodies };
}

answerQuestions(runLoad);
