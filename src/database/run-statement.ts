import { hash } from 'node:crypto';
import type { ClientBase, QueryConfig } from 'pg';
import { type DataSource, QueryFailedError } from 'typeorm';
import { ANSWER_TIMEOUT_MS, LEAST_ANSWER_MS } from './data-source-options.js';
import { isDatabaseUnavailable, NoConnectionInTime } from './database-unavailable.js';
import { closeStalled } from './stalled-connections.js';
import { isStatementClash, isStatementUndone } from './statement-in-doubt.js';

/** How often a statement that was undone is run again: each idle connection of the pool may be as dead. */
const REPEATS = 10;

/** How a statement is used. */
export interface StatementUse {
  /** One of very many texts: PostgreSQL would keep a plan of each for as long as the connection lasts, a third of a megabyte. */
  readonly isRare?: boolean;
  /** Whether rows come as lists of their values, in the order of the columns: cheaper than a record for each. */
  readonly asLists?: boolean;
}

/** What pg takes beyond what its types tell of: milliseconds after which nobody waits for the answer any more. */
type TimedQuery = QueryConfig & { readonly query_timeout: number };

const names = new Map<string, string>();

/**
 * Runs one statement, which is one commit, and gives its rows. PostgreSQL parses and plans it once a connection, so the rows' columns
 * must be named: a `*` means something else once a migration has added a column, and the prepared statement fails.
 *
 * One that PostgreSQL has undone is run again: a restart or a failover ends idle connections, and the pool learns of it no sooner than
 * the next statement; or others were in the way.
 */
export async function runStatement<Row>(
  dataSource: DataSource,
  sql: string,
  parameters: readonly unknown[],
  { isRare = false, asLists = false }: StatementUse = {},
): Promise<Row[]> {
  const statement = {
    ...(!isRare && { name: nameOf(sql) }),
    ...(asLists && { rowMode: 'array' }),
    text: sql,
    values: [...parameters],
  };
  const givenUpAt = performance.now() + ANSWER_TIMEOUT_MS;
  for (let repeats = 0; ; repeats++) {
    try {
      return await runOnce(dataSource, statement, givenUpAt);
    } catch (error) {
      if (repeats === REPEATS || !isStatementUndone(error)) throw error;
      if (givenUpAt - performance.now() < LEAST_ANSWER_MS) throw error;
    }
  }
}

async function runOnce<Row>(
  dataSource: DataSource,
  statement: QueryConfig & { readonly values: unknown[] },
  givenUpAt: number,
): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    // What TypeORM borrows from pg's pool; its own `query` cannot name a statement.
    const connection = (await runner.connect()) as ClientBase & { end(): Promise<void> };
    try {
      const leftMs = givenUpAt - performance.now();
      if (leftMs < LEAST_ANSWER_MS) throw new NoConnectionInTime();
      const timed: TimedQuery = { ...statement, query_timeout: leftMs };
      return (await connection.query(timed)).rows as Row[];
    } catch (error) {
      if (isConnectionStalled(error)) closeStalled(connection);
      throw new QueryFailedError(statement.text, statement.values, error as Error);
    }
  } finally {
    await runner.release();
  }
}

/** Nothing was sent over it in the one case, and it is as good as before in the other. */
function isConnectionStalled(error: unknown): boolean {
  const isFit = error instanceof NoConnectionInTime || isStatementClash(error);
  return !isFit && isDatabaseUnavailable(error);
}

/** The same for the same text, and short: PostgreSQL cuts names after 63 bytes. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? hash('md5', sql);
  names.set(sql, name);
  return name;
}
