import { rowsUnderWay } from './few-rows.js';
import type { FilterSql } from './generation-filter.js';
import { afterStart, type StartSql } from './page-start.js';
import { allOf, NEWEST_FIRST } from './sql.js';

/**
 * A page after a position, of all that a user has: an index leads there, and there is a total.
 *
 * @returns relations `total` and `page`
 */
export function pageOfAll(filter: FilterSql, start: StartSql, limit: string): string {
  const { user } = filter;
  return `
    total AS (
      SELECT (SELECT coalesce(sum(generations), 0)::bigint FROM generation_monthly WHERE ${user})
        + (SELECT count(*) FROM ${rowsUnderWay(filter)}) AS total),
    page AS (
      SELECT id AS page_id, created_at AS position FROM generation WHERE ${allOf(user, afterStart(start))}
      ${NEWEST_FIRST} LIMIT ${limit})`;
}
