import { dayCounts } from './day-counts.js';
import type { FilterSql } from './generation-filter.js';
import { afterStart, type StartSql } from './page-start.js';
import { allOf, NEWEST_FIRST, startOf, utcDay } from './sql.js';

/**
 * A page out of many rows: counts by day say on which days it lies, so that only these are read, and of the first one no more than what
 * comes before the page.
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
  const begin = from ? `greatest(${startOf('day')}, ${from})` : startOf('day');
  const end = to ? `least(${startOf('day + 1')}, ${to})` : startOf('day + 1');
  const skipped = 'offset' in start ? `OFFSET greatest(${start.offset} - before, 0)` : '';
  return `
    day_count AS (
      SELECT day, sum(generations)::bigint AS generations
      FROM (${dayCounts(filter, mayBeUnderWay)}) counted GROUP BY day),
    total AS (SELECT coalesce(sum(generations), 0) AS total FROM day_count),
    chosen AS (${'offset' in start ? daysAtOffset(start.offset, limit) : daysFrom(start.createdAt, limit)}),
    page AS (
      SELECT id AS page_id, created_at AS position FROM chosen CROSS JOIN LATERAL (
        SELECT id, created_at FROM generation
        WHERE ${allOf(terms, `created_at >= ${begin}`, `created_at < ${end}`, afterStart(start))}
        ${NEWEST_FIRST} ${skipped} LIMIT ${limit}) of_day
      ${NEWEST_FIRST} LIMIT ${limit})`;
}

function daysAtOffset(offset: string, limit: string): string {
  return `
    SELECT day, before FROM (
      SELECT day, generations, (sum(generations) OVER (ORDER BY day DESC) - generations)::bigint AS before FROM day_count) days
    WHERE before < ${offset} + ${limit} AND before + generations > ${offset}`;
}

/** Of the first day nobody knows how many are left: it may be none. */
function daysFrom(time: string, limit: string): string {
  const first = utcDay(time);
  return `
    SELECT day FROM (
      SELECT day, sum(certain) OVER (ORDER BY day DESC) - certain AS before FROM (
        SELECT day, CASE WHEN day = ${first} THEN 0 ELSE generations END AS certain FROM day_count WHERE day <= ${first}) days) days
    WHERE before < ${limit}`;
}
