import { inNoMonthYet } from './day-counts.js';
import { rowsUnderWay } from './few-rows.js';
import type { FilterSql } from './generation-filter.js';
import { ROW_COLUMNS } from './page-row.js';
import { afterStart, type StartSql } from './page-start.js';
import { allOf, NEWEST_FIRST, startOfDay, utcDay } from './sql.js';

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
      SELECT id AS page_id, ${ROW_COLUMNS} FROM generation
      WHERE ${allOf(terms, afterStart(start), `created_at >= (${oldest(filter, mayBeUnderWay)})`)}
      ${NEWEST_FIRST} LIMIT ${limit})`;
}

/** A query for the begin of the first month or day of which anything is counted: what is older was erased, however much that is. */
function oldest(filter: FilterSql, mayBeUnderWay: boolean): string {
  const { terms } = filter;
  const firsts = [
    `SELECT min(month) AS first FROM generation_monthly WHERE ${terms}`,
    `SELECT min(day) FROM generation_daily WHERE ${allOf(terms, inNoMonthYet(filter))}`,
    mayBeUnderWay &&
      `SELECT min(${utcDay('created_at')}) FROM ${rowsUnderWay(filter)} WHERE ${terms}`,
  ];
  return `SELECT coalesce(${startOfDay('min(first)')}, 'infinity') FROM (${firsts.filter(Boolean).join(' UNION ALL ')}) firsts`;
}
