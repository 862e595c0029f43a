import type { StatementValues } from './statement-values.js';

/** Where a generation stands in history: newest first, by created_at and then by id. */
export interface Position {
  /** UTC, RFC 3339 with microseconds: as exact as the database is. */
  readonly createdAt: string;
  readonly id: number;
}

/** A page begins after so many generations, or after one of them. */
export type PageStart = { readonly offset: number } | { readonly after: Position };

/** The same in SQL. */
export type StartSql =
  { readonly offset: string } | { readonly createdAt: string; readonly id: string };

export function startSql(start: PageStart, values: StatementValues): StartSql {
  if ('offset' in start) return { offset: `${values.add(start.offset)}::bigint` };
  const { createdAt, id } = start.after;
  return { createdAt: `${values.add(createdAt)}::timestamptz`, id: `${values.add(id)}::bigint` };
}

/** Condition: the row comes after the start. Undefined when the start is an offset. */
export function afterStart(start: StartSql): string | undefined {
  return 'offset' in start ? undefined : `(created_at, id) < (${start.createdAt}, ${start.id})`;
}
