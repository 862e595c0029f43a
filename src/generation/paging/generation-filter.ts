import type { GenerationEntity } from '../generation.entity.js';
import type { GenerationResourceDto } from '../generation-resource.dto.js';
import { allOf } from './sql.js';
import type { StatementValues } from './statement-values.js';

/** Which generations of a user are meant; what is left out does not matter. */
export interface GenerationFilter {
  readonly userId: number;
  readonly projectId?: number | undefined;
  readonly status?: GenerationResourceDto['status'] | undefined;
  readonly mode?: GenerationEntity['mode'] | undefined;
  readonly batchId?: number | undefined;
  /** RFC 3339; the time itself is included. */
  readonly createdFrom?: string | undefined;
  /** RFC 3339; the time itself is excluded. */
  readonly createdTo?: string | undefined;
}

/** In words and not in values: PostgreSQL must see which partial index serves. */
const HAS_STATUS = {
  pending: `state = 'pending'`,
  processing: `state IN ('submitting', 'processing')`,
  completed: `state = 'completed'`,
  failed: `state = 'failed'`,
};

/** SQL: what was cancelled is no generation in any figure, and what was erased in no list; a list's total goes with it. */
const COUNTS = `state NOT IN ('cancelled', 'erased_completed', 'erased_failed')`;

/** A filter in SQL. */
export interface FilterSql {
  readonly userId: string;
  /** Condition by user. */
  readonly user: string;
  /** Condition by user, project, mode and status; what it names is in generation and in generation_daily. */
  readonly terms: string;
  /** Condition by batch. */
  readonly batch: string | undefined;
  /** Times. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export function filterSql(filter: GenerationFilter, values: StatementValues): FilterSql {
  const { userId, projectId, status, mode, batchId, createdFrom, createdTo } = filter;
  const id = values.add(userId);
  const user = `user_id = ${id}`;
  const terms = allOf(
    user,
    projectId === undefined ? undefined : `project_id = ${values.add(projectId)}`,
    mode && `mode = ${values.add(mode)}`,
    status ? HAS_STATUS[status] : COUNTS,
  );
  return {
    userId: `${id}::integer`,
    user,
    terms,
    batch: batchId === undefined ? undefined : `batch_id = ${values.add(batchId)}`,
    from: createdFrom && `${values.add(createdFrom)}::timestamptz`,
    to: createdTo && `${values.add(createdTo)}::timestamptz`,
  };
}
