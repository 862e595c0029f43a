import { dayCountsBetween, dayCountsOfMonths, monthCounts } from './day-counts.js';
import type { FilterSql } from './generation-filter.js';
import { afterStart, type StartSql } from './page-start.js';
import { allOf, NEWEST_FIRST, startOfDay, utcDay, utcMonth } from './sql.js';

/**
 * A page out of many rows: counts by month and then by day say on which days it lies, so that only these are read, and of the first one no
 * more than what comes before the page. With times in the filter there are counts by day alone.
 *
 * @returns relations `total` and `page`
 */
export function pageByDays(
  filter: FilterSql,
  start: StartSql,
  limit: string,
  mayBeUnderWay: boolean,
): string {
  const { terms, from, to } = filter;
  const begin = from ? `greatest(${startOfDay('day')}, ${from})` : startOfDay('day');
  const end = to ? `least(${startOfDay('day + 1')}, ${to})` : startOfDay('day + 1');
  const skipped = 'offset' in start ? `OFFSET greatest(${start.offset} - before, 0)` : '';
  const counts = from || to ? countsByDay : countsByMonthAndDay;
  return `
    ${counts(filter, start, limit, mayBeUnderWay)},
    page AS (
      SELECT id AS page_id FROM chosen_day CROSS JOIN LATERAL (
        SELECT id, created_at FROM generation
        WHERE ${allOf(terms, `created_at >= ${begin}`, `created_at < ${end}`, afterStart(start))}
        ${NEWEST_FIRST} ${skipped} LIMIT ${limit}) of_day
      ${NEWEST_FIRST} LIMIT ${limit})`;
}

function countsByDay(
  filter: FilterSql,
  start: StartSql,
  limit: string,
  mayBeUnderWay: boolean,
): string {
  return `
    day_count AS (${summed('day', dayCountsBetween(filter, mayBeUnderWay))}),
    total AS (SELECT coalesce(sum(generations), 0) AS total FROM day_count),
    chosen_day AS (${chosen('day', start, limit)})`;
}

function countsByMonthAndDay(
  filter: FilterSql,
  start: StartSql,
  limit: string,
  mayBeUnderWay: boolean,
): string {
  return `
    month_count AS (${summed('month', monthCounts(filter, mayBeUnderWay))}),
    total AS (SELECT coalesce(sum(generations), 0) AS total FROM month_count),
    chosen_month AS MATERIALIZED (${chosen('month', start, limit)}),
    day_count AS (${summed('day', dayCountsOfMonths(filter, mayBeUnderWay))}),
    chosen_day AS (${chosen('day', start, limit, '(SELECT min(before) FROM chosen_month)')})`;
}

function summed(period: string, counts: string): string {
  return `SELECT ${period}, sum(generations)::bigint AS generations FROM (${counts}) counted GROUP BY ${period}`;
}

/**
 * The periods on which the page may lie, each with the number of matches `before` it: after an offset of all of the newer ones, after a
 * position of those that are certain to follow it.
 *
 * @param before matches newer than all that are counted
 */
function chosen(period: 'month' | 'day', start: StartSql, limit: string, before = '0'): string {
  if ('offset' in start) {
    return `
      SELECT ${period}, before FROM (
        SELECT ${period}, generations, (${before} + sum(generations) OVER (ORDER BY ${period} DESC) - generations)::bigint AS before
        FROM ${period}_count) periods
      WHERE before < ${start.offset} + ${limit} AND before + generations > ${start.offset}`;
  }
  // Of the first one nobody knows how many are left: it may be none.
  const first = period === 'month' ? utcMonth(start.createdAt) : utcDay(start.createdAt);
  return `
    SELECT ${period}, before FROM (
      SELECT ${period}, sum(certain) OVER (ORDER BY ${period} DESC) - certain AS before FROM (
        SELECT ${period}, CASE WHEN ${period} = ${first} THEN 0 ELSE generations END AS certain
        FROM ${period}_count WHERE ${period} <= ${first}) counted) periods
    WHERE before < ${limit}`;
}
