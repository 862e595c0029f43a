import { UNDER_WAY } from '../generation.entity.js';
import type { FilterSql } from './generation-filter.js';

/**
 * The few rows that one small index leads to, before anything else is asked of them: OFFSET 0 is a fence. PostgreSQL plans for the average
 * user, for whom another index may look as good, and for one with millions of rows it is not.
 */
function fewRows(condition: string): string {
  return `(SELECT id, user_id, project_id, mode, state, created_at FROM generation WHERE ${condition} OFFSET 0) few`;
}

/** A user's generations that are under way. */
export function rowsUnderWay({ user }: FilterSql): string {
  return fewRows(`${user} AND ${UNDER_WAY}`);
}

/** The generations of a batch, of whichever user. */
export function rowsOfBatch(batch: string): string {
  return fewRows(batch);
}
