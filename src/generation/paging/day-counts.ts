import { rowsUnderWay } from './few-rows.js';
import type { FilterSql } from './generation-filter.js';
import { allOf, startOf, utcDay } from './sql.js';

/**
 * How many matches there are on a UTC day: `day`, `generations`; a day may come several times. What is finished is counted by
 * the rollup, but for days that the filter cuts; these, and what is under way, row by row.
 */
export function dayCounts(filter: FilterSql, mayBeUnderWay: boolean): string {
  const { terms, from, to } = filter;
  const firstDay = from && utcDay(`(${from} + interval '1 day' - interval '1 microsecond')`);
  const endDay = to && utcDay(to);
  const first = firstDay && startOf(firstDay);
  const end = endDay && startOf(endDay);
  const counts = [
    `SELECT day, generations FROM generation_daily
     WHERE ${allOf(terms, firstDay && `day >= ${firstDay}`, endDay && `day < ${endDay}`)}`,
  ];
  if (mayBeUnderWay) {
    counts.push(
      `SELECT ${utcDay('created_at')}, 1 FROM ${rowsUnderWay(filter)}
       WHERE ${allOf(terms, first && `created_at >= ${first}`, end && `created_at < ${end}`)}`,
    );
  }
  const countRows = (day: string, begin: string, until: string) =>
    counts.push(
      `SELECT ${day}, count(*) FROM generation
       WHERE ${allOf(terms, `created_at >= ${begin}`, `created_at < ${until}`)}`,
    );
  if (from && first) countRows(utcDay(from), from, to ? `least(${first}, ${to})` : first);
  // When both times are of one day, what lies between them has been counted.
  if (to && end) countRows(endDay, first ? `greatest(${end}, ${first})` : end, to);
  return counts.join(' UNION ALL ');
}
