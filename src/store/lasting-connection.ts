// A client that outlives its connections. When one closes, postgres.js 3.4.9 keeps what was left to be written, so
// that the connection never works again (its issue 1066), writes to a socket that is gone, which ends the process
// (1154), and lets a transaction go on over whatever connection comes next (1216). So a client of which a connection
// closed gets no new work, and a transaction whose connection closed gets no further word in.
import { setImmediate as waitForEvents } from 'node:timers/promises';
import postgres from 'postgres';
import type { Connection } from './connection.ts';

type Transaction = postgres.TransactionSql;
type Work = (transaction: Transaction) => Promise<unknown>;

/** Queries that run when their client is replaced get as long as those that run when the pool is closed. */
const endSeconds = 5;

function openAgain(first: Connection, replace: (client: Connection) => void): Connection {
  let hasConnected = false;
  const client: Connection = postgres({
    // As Drizzle left them: it sets how values are read and written.
    ...first.options,
    parameters: {},
    onparameter: () => {
      hasConnected = true;
    },
    // One that could not even be opened has nothing left to be written, and knows how long to wait.
    onclose: () => hasConnected && replace(client),
  } as never);
  return client;
}

/** The error that whoever uses the connection meets, as the driver would name it. */
function buildClosedError(cause?: unknown): Error {
  return Object.assign(new Error('the connection of this transaction is closed', { cause }), {
    code: 'CONNECTION_CLOSED',
    errno: 'CONNECTION_CLOSED',
  });
}

/** What the system says of a socket, such as EPIPE; it comes as it is from BEGIN and COMMIT. */
function isSocketError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && ['read', 'write'].includes(String(error.syscall));
}

/**
 * Statements that come as text, as Drizzle's do, are prepared too where that is wanted. Otherwise each is described
 * and planned anew, at the cost of a second way to the server; an award has thirty of them.
 */
function guard(transaction: Transaction, { prepare, isOver }: { prepare: boolean; isOver: () => boolean }) {
  const { unsafe } = transaction;
  transaction.unsafe = (text, values, options) => {
    if (isOver()) throw buildClosedError();
    return unsafe(text, values, { ...options, prepare });
  };
  return transaction;
}

/**
 * Runs a transaction that ends with its connection. The driver rejects it then, and would send its ROLLBACK or COMMIT
 * over a closed connection, or over one that is somebody else's by now: so the work never comes back to it.
 */
async function runTransaction(client: Connection, work: Work): Promise<unknown> {
  const { prepare } = client.options;
  let isOver = false;
  let failure: unknown;
  const neverEnds = () => new Promise<never>(() => {});
  const guardedWork = async (transaction: Transaction) => {
    try {
      const result = await work(guard(transaction, { prepare, isOver: () => isOver }));
      return isOver ? neverEnds() : result;
    } catch (error) {
      failure = error;
      // A connection that fails tells its query first, and that it is closed a moment later.
      await waitForEvents();
      if (isOver) return neverEnds();
      throw error;
    }
  };
  try {
    return await client.begin(guardedWork);
  } catch (error) {
    throw error !== failure && isSocketError(error) ? buildClosedError(error) : error;
  } finally {
    isOver = true;
  }
}

/**
 * Puts a client in front of `first` that goes on after connections closed. Of a client it has what Drizzle uses:
 * `unsafe`, `begin`, `options`, `end`.
 */
export function buildLastingConnection(first: Connection): Connection {
  const { prepare } = first.options;
  const ending = new Set<Promise<void>>();
  let isEnding = false;
  const end = (client: Connection, options: { timeout?: number | undefined }) => {
    const ended: Promise<void> = client.end(options).finally(() => ending.delete(ended));
    ending.add(ended);
  };
  const replace = (client: Connection) => {
    if (client !== current || isEnding) return;
    current = openAgain(first, replace);
    end(client, { timeout: endSeconds });
  };
  let current = openAgain(first, replace);
  const lasting: Pick<Connection, 'options' | 'unsafe' | 'end'> & Record<'begin', unknown> = {
    options: first.options,
    unsafe: (text, values, options) => current.unsafe(text, values, { ...options, prepare }),
    begin: (work: Work) => runTransaction(current, work),
    async end(options = {}) {
      isEnding = true;
      end(current, options);
      await Promise.all(ending);
    },
  };
  return lasting as Connection;
}
