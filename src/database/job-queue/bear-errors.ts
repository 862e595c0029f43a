import type { Pool } from 'pg';

/** Connections that break are left out of the pool, and whoever uses one learns of it by his statement: nobody else need. Without this the process would end. */
export function bearErrors(pool: Pool): Pool {
  const bear = () => undefined;
  return pool.on('error', bear).on('connect', (connection) => connection.on('error', bear));
}
