import { filterSql, type GenerationFilter } from './generation-filter.js';
import { pageByDays } from './page-by-days.js';
import { pageByIndex } from './page-by-index.js';
import { pageOfFew } from './page-of-few.js';
import { PAGE_COLUMNS, ROW_COLUMNS } from './page-row.js';
import { type PageStart, startSql } from './page-start.js';
import { StatementValues } from './statement-values.js';

/** A statement with its values. */
export interface PageStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Whether it narrows history by more than one thing: there are hundreds of such texts. */
  readonly isRare: boolean;
}

interface PageShape {
  readonly limit: number;
  readonly values: StatementValues;
}

/** Relations `total` and `page` (`page_id`). */
interface PageRelations {
  readonly sql: string;
  /** Whether `page` has the columns of generation as well. */
  readonly isWhole?: boolean;
}

/**
 * What reads a page and the filter's total in one snapshot: rows of `total`, `reasoning` and PAGE_COLUMNS. An empty page is one row with
 * nothing but the total.
 *
 * The rows come in no certain order: they are the right ones and few, and PostgreSQL would take longer to sort them than whoever reads them.
 */
export function pageStatement(
  filter: GenerationFilter,
  start: PageStart,
  limit: number,
): PageStatement {
  const values = new StatementValues();
  const relations = pageRelations(filter, start, { limit, values });
  // LIMIT 1 is a fence: one look into an index for each row, whatever PostgreSQL makes of the statistics.
  const rows = `CROSS JOIN LATERAL (SELECT ${ROW_COLUMNS} FROM generation WHERE id = page_id LIMIT 1) generation`;
  const sql = `
    WITH ${relations.sql}
    SELECT total, reasoning, ${PAGE_COLUMNS}
    FROM total LEFT JOIN (page
      ${relations.isWhole ? '' : rows}
      LEFT JOIN LATERAL (SELECT reasoning FROM generation_detail WHERE generation_id = page_id LIMIT 1) detail ON true
    ) ON true`;
  return { sql, values: values.list, isRare: countTerms(filter) > 2 };
}

function pageRelations(
  filter: GenerationFilter,
  start: PageStart,
  { limit, values }: PageShape,
): PageRelations {
  const { batchId, status } = filter;
  const conditions = filterSql(filter, values);
  const first = startSql(start, values);
  const most = `${values.add(limit)}::bigint`;
  if (batchId !== undefined || status === 'pending' || status === 'processing') {
    return { sql: pageOfFew(conditions, first, most) };
  }
  const mayBeUnderWay = status === undefined;
  return 'after' in start && hasIndex(filter)
    ? { sql: pageByIndex(conditions, first, most, mayBeUnderWay), isWhole: true }
    : { sql: pageByDays(conditions, first, most, mayBeUnderWay) };
}

/** Whether an index has the matches, and them alone, in history's order: all that a user has, a project's, or those that failed. */
function hasIndex(filter: GenerationFilter): boolean {
  const { projectId, status } = filter;
  const isOneOfThem = projectId !== undefined || status === 'failed';
  return countTerms(filter) === (isOneOfThem ? 2 : 1);
}

/** A period is one, however it is bounded. */
function countTerms(filter: GenerationFilter): number {
  const { userId, projectId, status, mode, batchId, createdFrom, createdTo } = filter;
  const terms = [userId, projectId, status, mode, batchId, createdFrom ?? createdTo];
  return terms.filter((value) => value !== undefined).length;
}
