import type { TestDatabase } from './test-database.js';

const KEPT = `
  SELECT user_id, project_id, day::text, mode, state, generations, bypassed, generation_time_ms, quality_score_hundredths,
    cost_usd_micros, spent_usd_micros
  FROM generation_daily ORDER BY 1, 2, 3, 4, 5`;

const SUMS = `
    count(*) AS generations,
    count(*) FILTER (WHERE NOT use_cache) AS bypassed,
    coalesce(sum(generation_time_ms), 0)::bigint AS generation_time_ms,
    coalesce(sum(quality_score_hundredths), 0)::bigint AS quality_score_hundredths,
    sum(cost_usd_micros)::bigint AS cost_usd_micros,
    sum(spent_usd_micros)::bigint AS spent_usd_micros`;

const FINAL = `state IN ('completed', 'failed', 'erased_completed', 'erased_failed')`;

const FROM_ROWS = `
  SELECT user_id, coalesce(project_id, 0) AS project_id, (created_at AT TIME ZONE 'UTC')::date::text AS day, mode, state, ${SUMS}
  FROM generation WHERE ${FINAL}
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

const MONTHS_KEPT = `
  SELECT user_id, project_id, month::text, mode, state, generations, bypassed, generation_time_ms, quality_score_hundredths,
    cost_usd_micros, spent_usd_micros
  FROM generation_monthly ORDER BY 1, 2, 3, 4, 5`;

/** Days from the watermark on are in no month. */
const MONTHS_FROM_ROWS = `
  SELECT user_id, coalesce(project_id, 0) AS project_id, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-01') AS month, mode, state, ${SUMS}
  FROM generation WHERE ${FINAL}
    AND ((created_at AT TIME ZONE 'UTC')::date, user_id) < (SELECT day, user_id FROM generation_rollup_watermark)
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

/** The figures of finished generations, row for row. */
export interface Rollup {
  readonly days: readonly unknown[];
  readonly months: readonly unknown[];
}

/** As the triggers keep it. */
export async function keptRollup(database: TestDatabase): Promise<Rollup> {
  return { days: await database.query(KEPT), months: await database.query(MONTHS_KEPT) };
}

/** As it must be. */
export async function recomputedRollup(database: TestDatabase): Promise<Rollup> {
  return { days: await database.query(FROM_ROWS), months: await database.query(MONTHS_FROM_ROWS) };
}
