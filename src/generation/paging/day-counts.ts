import { rowsUnderWay } from './few-rows.js';
import type { FilterSql } from './generation-filter.js';
import { allOf, startOfDay, utcDay, utcMonth } from './sql.js';

/** Condition: the user's figures of a day are not yet among those of its month. */
export function inNoMonthYet({ userId }: FilterSql): string {
  return `day >= (
    SELECT watermark.day + CASE WHEN ${userId} < watermark.user_id THEN 1 ELSE 0 END FROM generation_rollup_watermark watermark)`;
}

/**
 * How many matches there are in a UTC month: `month`, `generations`; a month may come several times. What is finished is counted by the
 * rollups, what is under way row by row. For filters without times.
 */
export function monthCounts(filter: FilterSql, mayBeUnderWay: boolean): string {
  const { terms } = filter;
  return union(
    `SELECT month, generations FROM generation_monthly WHERE ${terms}`,
    `SELECT date_trunc('month', day)::date, generations FROM generation_daily WHERE ${allOf(terms, inNoMonthYet(filter))}`,
    mayBeUnderWay &&
      `SELECT ${utcMonth('created_at')}, 1 FROM ${rowsUnderWay(filter)} WHERE ${terms}`,
  );
}

/** The same by UTC day (`day`), in the months of a relation `chosen_month`. */
export function dayCountsOfMonths(filter: FilterSql, mayBeUnderWay: boolean): string {
  const { terms } = filter;
  return union(
    `SELECT day, generations FROM chosen_month CROSS JOIN LATERAL (
       SELECT day, generations FROM generation_daily
       WHERE ${allOf(terms, 'day >= month', `day < (month + interval '1 month')::date`)} OFFSET 0) of_month`,
    mayBeUnderWay &&
      `SELECT ${utcDay('created_at')}, 1 FROM ${rowsUnderWay(filter)}
       WHERE ${allOf(terms, `${utcMonth('created_at')} IN (SELECT month FROM chosen_month)`)}`,
  );
}

/** The same by UTC day, for filters with times: days that they cut are counted row by row. */
export function dayCountsBetween(filter: FilterSql, mayBeUnderWay: boolean): string {
  const { terms, from, to } = filter;
  // Hours, because the length of a day depends on the session's time zone.
  const firstDay = from && utcDay(`(${from} + interval '24 hours' - interval '1 microsecond')`);
  const endDay = to && utcDay(to);
  const first = firstDay && startOfDay(firstDay);
  const end = endDay && startOfDay(endDay);
  const countRows = (day: string, begin: string, until: string) =>
    `SELECT ${day}, count(*) FROM generation
     WHERE ${allOf(terms, `created_at >= ${begin}`, `created_at < ${until}`)}`;
  return union(
    `SELECT day, generations FROM generation_daily
     WHERE ${allOf(terms, firstDay && `day >= ${firstDay}`, endDay && `day < ${endDay}`)}`,
    mayBeUnderWay &&
      `SELECT ${utcDay('created_at')}, 1 FROM ${rowsUnderWay(filter)}
       WHERE ${allOf(terms, first && `created_at >= ${first}`, end && `created_at < ${end}`)}`,
    from && first && countRows(utcDay(from), from, to ? `least(${first}, ${to})` : first),
    // When both times are of one day, what lies between them has been counted.
    to && end && endDay && countRows(endDay, first ? `greatest(${end}, ${first})` : end, to),
  );
}

function union(...counts: readonly (string | false | undefined)[]): string {
  return counts.filter(Boolean).join(' UNION ALL ');
}
