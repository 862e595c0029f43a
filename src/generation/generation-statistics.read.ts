import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { ENDED, type GenerationEntity, UNDER_WAY } from './generation.entity.js';
import { startOfDay, utcDay } from './paging/sql.js';

/** Whose generations, of how many days of 24 hours. */
export interface StatisticsFilter {
  readonly userId: number;
  /** Undefined: all of the user's projects, and what belongs to none. */
  readonly projectId: number | undefined;
  readonly days: number;
}

/** All generations of one mode in one state, in exact sums. */
export interface GenerationSums extends Pick<GenerationEntity, 'mode' | 'state'> {
  readonly generations: bigint;
  /** Those with use_cache false. */
  readonly bypassed: bigint;
  readonly generationTimeMs: bigint;
  readonly qualityScoreHundredths: bigint;
  readonly costUsdMicros: bigint;
  readonly spentUsdMicros: bigint;
}

/** What was made in a period. */
export interface GenerationStatistics {
  /** When the period began, to the millisecond. */
  readonly since: Date;
  /** Of modes and states that occur. */
  readonly sums: readonly GenerationSums[];
}

/** Reads what generations add up to; writes nothing. */
@Injectable()
export class GenerationStatisticsReader {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Of the generations that were created in the last days × 24 hours; one statement sees rows and rollup as of one moment.
   *
   * @param at the end of the period; default: now, by the database's clock
   */
  async read(
    { userId, projectId, days }: StatisticsFilter,
    at?: Date,
  ): Promise<GenerationStatistics> {
    const rows = await runStatement<Row>(this.dataSource, STATEMENT, [
      userId,
      projectId ?? null,
      days,
      at ?? null,
    ]);
    const [first] = rows;
    if (!first) throw new Error('PostgreSQL returned no row for a period');
    return { since: first.since, sums: rows.flatMap((row) => (isEmpty(row) ? [] : sumsOf(row))) };
  }
}

const AT = 'coalesce($4::timestamptz, now())';
/** Hours, because the length of a day depends on the session's time zone. */
const SINCE = `(${AT} - make_interval(hours => 24 * $3::integer))`;

/** The UTC midnight next to the period's begin: at most half a day of rows lies between them. */
const MIDNIGHT = startOfDay(utcDay(`(${SINCE} + interval '12 hours')`));

const endOfDay = (moment: string) => startOfDay(`${utcDay(moment)} + 1`);

const OWN = 'user_id = $1 AND ($2::integer IS NULL OR project_id = $2)';
const ROW = `
  mode, state, 1 AS generations, CASE WHEN use_cache THEN 0 ELSE 1 END AS bypassed,
  coalesce(generation_time_ms, 0) AS generation_time_ms, coalesce(quality_score_hundredths, 0) AS quality_score_hundredths,
  cost_usd_micros, spent_usd_micros`;

/** What was erased counts as what it was. */
const STATE_AT_ITS_END = `CASE state WHEN 'erased_completed' THEN 'completed' WHEN 'erased_failed' THEN 'failed' ELSE state END`;

const SUMS =
  'generations, bypassed, generation_time_ms, quality_score_hundredths, cost_usd_micros, spent_usd_micros';

/**
 * Relation `span`: of the days from `first_day` to before `end_day`, whole months that are in the rollup of months from `months_from` to
 * before `months_end`; both are the end when there is no such month.
 */
const SPAN = `
  span AS MATERIALIZED (
    SELECT first_day, end_day,
      CASE WHEN first_month < month_after THEN first_month ELSE end_day END AS months_from,
      CASE WHEN first_month < month_after THEN month_after ELSE end_day END AS months_end
    FROM (SELECT first_day, end_day, date_trunc('month', first_day + interval '1 month' - interval '1 day')::date AS first_month,
        date_trunc('month', least(end_day, day))::date AS month_after
      FROM (SELECT ${utcDay(MIDNIGHT)} AS first_day, ${utcDay(AT)} + 1 AS end_day) days, generation_rollup_watermark) months)`;

const of = (bound: string) => `(SELECT ${bound} FROM span)`;

/**
 * What has ended stands in the rollups of UTC days and months, which are read from the midnight next to the period's begin: rows between the
 * two are added, or taken off when the midnight comes first. So is what came after the period's end. What is under way is in no rollup. One
 * row at least, with nothing but nulls in it when there is nothing to add up.
 */
const STATEMENT = `
  WITH ${SPAN},
  part AS (
    SELECT 1 AS sign, mode, state, ${SUMS} FROM generation_monthly
      WHERE ${OWN} AND month >= ${of('months_from')} AND month < ${of('months_end')}
    UNION ALL
    SELECT 1, mode, state, ${SUMS} FROM generation_daily
      WHERE ${OWN} AND day >= ${of('first_day')} AND day < ${of('months_from')}
    UNION ALL
    SELECT 1, mode, state, ${SUMS} FROM generation_daily
      WHERE ${OWN} AND day >= ${of('months_end')} AND day < ${of('end_day')}
    UNION ALL
    SELECT 1, ${ROW} FROM generation WHERE ${OWN} AND ${ENDED} AND created_at > ${SINCE} AND created_at < ${MIDNIGHT}
    UNION ALL
    SELECT -1, ${ROW} FROM generation WHERE ${OWN} AND ${ENDED} AND created_at >= ${MIDNIGHT} AND created_at <= ${SINCE}
    UNION ALL
    SELECT -1, ${ROW} FROM generation WHERE ${OWN} AND ${ENDED} AND created_at > ${AT} AND created_at < ${endOfDay(AT)}
    UNION ALL
    SELECT 1, ${ROW} FROM generation WHERE ${OWN} AND ${UNDER_WAY} AND created_at > ${SINCE} AND created_at <= ${AT}),
  sums AS (
    SELECT mode, ${STATE_AT_ITS_END} AS state, sum(sign * generations) AS generations, sum(sign * bypassed) AS bypassed,
      sum(sign * generation_time_ms) AS generation_time_ms, sum(sign * quality_score_hundredths) AS quality_score_hundredths,
      sum(sign * cost_usd_micros) AS cost_usd_micros, sum(sign * spent_usd_micros) AS spent_usd_micros
    FROM part GROUP BY 1, 2 HAVING sum(sign * generations) > 0)
  SELECT since, mode, state, ${SUMS}
  FROM (SELECT ${SINCE} AS since) period LEFT JOIN sums ON true`;

interface SumsRow extends Pick<GenerationSums, 'mode' | 'state'> {
  readonly generations: string;
  readonly bypassed: string;
  readonly generation_time_ms: string;
  readonly quality_score_hundredths: string;
  readonly cost_usd_micros: string;
  readonly spent_usd_micros: string;
}

type Row = { readonly since: Date } & (SumsRow | { readonly state: null });

function isEmpty(row: Row): row is Row & { readonly state: null } {
  return row.state === null;
}

function sumsOf(row: SumsRow): GenerationSums {
  return {
    mode: row.mode,
    state: row.state,
    generations: BigInt(row.generations),
    bypassed: BigInt(row.bypassed),
    generationTimeMs: BigInt(row.generation_time_ms),
    qualityScoreHundredths: BigInt(row.quality_score_hundredths),
    costUsdMicros: BigInt(row.cost_usd_micros),
    spentUsdMicros: BigInt(row.spent_usd_micros),
  };
}
