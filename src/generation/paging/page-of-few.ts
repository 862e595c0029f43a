import { rowsOfBatch, rowsUnderWay } from './few-rows.js';
import type { FilterSql } from './generation-filter.js';
import { afterStart, type StartSql } from './page-start.js';
import { allOf, NEWEST_FIRST } from './sql.js';

/**
 * A page out of few rows, a batch's or those under way: all of them are found and counted.
 *
 * @returns relations `total` and `page`
 */
export function pageOfFew(filter: FilterSql, start: StartSql, limit: string): string {
  const { terms, batch, from, to } = filter;
  const rows = batch === undefined ? rowsUnderWay(filter) : rowsOfBatch(batch);
  const condition = allOf(terms, from && `created_at >= ${from}`, to && `created_at < ${to}`);
  return `
    found AS MATERIALIZED (SELECT id, created_at FROM ${rows} WHERE ${condition}),
    total AS (SELECT count(*) AS total FROM found),
    page AS (
      SELECT id AS page_id FROM found WHERE ${afterStart(start) ?? 'true'}
      ${NEWEST_FIRST} LIMIT ${limit} ${'offset' in start ? `OFFSET ${start.offset}` : ''})`;
}
