import type { DataSource } from 'typeorm';

/** What was read of generation and of its figures, by PostgreSQL's own count. */
export interface Reads {
  /** Rows of generation, by going through all of them. */
  readonly scannedRows: number;
  /** Entries of indexes, and rows of figures by going through all of them. */
  readonly entries: number;
  /** Rows of generation that an index led to. */
  readonly fetchedRows: number;
}

const COUNTED = `
  SELECT (SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'generation')::int AS "scannedRows",
    ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname IN ('generation_daily', 'generation_monthly'))
      + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname IN ('generation', 'generation_daily', 'generation_monthly')))::int AS entries,
    (SELECT idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'generation')::int AS "fetchedRows"`;

/** @param connection of one session, which does the work */
export async function readsDuring(
  connection: DataSource,
  work: () => Promise<unknown>,
): Promise<Reads> {
  const before = await countedBy(connection);
  await work();
  const after = await countedBy(connection);
  return {
    scannedRows: after.scannedRows - before.scannedRows,
    entries: after.entries - before.entries,
    fetchedRows: after.fetchedRows - before.fetchedRows,
  };
}

async function countedBy(connection: DataSource): Promise<Reads> {
  // A session tells the others what it has read once in a while, or at its next end of a statement.
  await connection.query('SELECT pg_stat_force_next_flush()');
  const [counted] = await connection.query<Reads[]>(COUNTED);
  if (!counted) throw new Error('PostgreSQL keeps no statistics');
  return counted;
}
