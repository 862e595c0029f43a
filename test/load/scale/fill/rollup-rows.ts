const DAILY = `
  INSERT INTO generation_daily (user_id, project_id, day, mode, state, generations, bypassed, generation_time_ms,
    quality_score_hundredths, cost_usd_micros, spent_usd_micros)
  SELECT user_id, coalesce(project_id, 0), (created_at AT TIME ZONE 'UTC')::date, mode, state, count(*),
    count(*) FILTER (WHERE NOT use_cache), coalesce(sum(generation_time_ms), 0),
    coalesce(sum(quality_score_hundredths), 0), sum(cost_usd_micros), sum(spent_usd_micros)
  FROM generation WHERE state IN ('completed', 'failed')
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 3, 1`;

const MONTHLY = `
  INSERT INTO generation_monthly (user_id, project_id, month, mode, state, generations, bypassed, generation_time_ms,
    quality_score_hundredths, cost_usd_micros, spent_usd_micros)
  SELECT user_id, project_id, date_trunc('month', day)::date, mode, state, sum(generations), sum(bypassed), sum(generation_time_ms),
    sum(quality_score_hundredths), sum(cost_usd_micros), sum(spent_usd_micros)
  FROM generation_daily WHERE day < (SELECT day FROM generation_rollup_watermark)
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 3, 1`;

/** What the triggers would have written, had they not been off, and as they would: day by day. */
export const INSERT_ROLLUPS = [DAILY, MONTHLY];
