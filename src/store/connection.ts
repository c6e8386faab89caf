// The driver: turns a PostgreSQL address into a postgres.js client. Knows nothing of tables.
import postgres from 'postgres';

export type Connection = postgres.Sql;

export type ConnectionOptions = {
  /** Most connections at once. */
  pool: number;
  /** Whether statements are prepared on the server; false behind PgBouncer in transaction mode. */
  prepare: boolean;
};

/**
 * Opens a client; connections are made when first needed. As in libpq, `?host=/folder` in the address means
 * the Unix socket in that folder.
 */
export function openConnection(url: string, options: ConnectionOptions): Connection {
  const address = new URL(url);
  const socketFolder = address.searchParams.get('host');
  address.searchParams.delete('host');
  return postgres(address.href, {
    ...(socketFolder === null ? {} : { host: socketFolder }),
    max: options.pool,
    prepare: options.prepare,
    connect_timeout: 5,
    // The driver's own pause grows to 20 s, which would keep requests waiting long after the database is back.
    backoff: (attempts: number) => Math.min(0.05 * 2 ** attempts, 1),
    // Nothing here is an array, and the question for their types has nobody to tell when it fails.
    fetch_types: false,
    max_lifetime: null,
    connection: { application_name: 'kundig', TimeZone: 'UTC' },
    onnotice: () => {},
  });
}
