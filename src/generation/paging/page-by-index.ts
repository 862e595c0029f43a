import { inNoMonthYet } from './day-counts.js';
import { rowsUnderWay } from './few-rows.js';
import type { FilterSql } from './generation-filter.js';
import { ROW_COLUMNS } from './page-row.js';
import { afterStart, type StartSql } from './page-start.js';
import { allOf, NEWEST_FIRST } from './sql.js';

/**
 * A page after a position, of matches that an index of their own has in history's order; the rollups have their total.
 *
 * @returns relations `total` and `page`, with ROW_COLUMNS
 */
export function pageByIndex(
  filter: FilterSql,
  start: StartSql,
  limit: string,
  mayBeUnderWay: boolean,
): string {
  const { terms } = filter;
  const inMonths = `SELECT coalesce(sum(generations), 0)::bigint FROM generation_monthly WHERE ${terms}`;
  const since = `SELECT coalesce(sum(generations), 0)::bigint FROM generation_daily WHERE ${allOf(terms, inNoMonthYet(filter))}`;
  const underWay = `SELECT count(*) FROM ${rowsUnderWay(filter)} WHERE ${terms}`;
  return `
    total AS (SELECT (${inMonths}) + (${since}) ${mayBeUnderWay ? `+ (${underWay})` : ''} AS total),
    page AS (
      SELECT id AS page_id, ${ROW_COLUMNS} FROM generation WHERE ${allOf(terms, afterStart(start))}
      ${NEWEST_FIRST} LIMIT ${limit})`;
}
