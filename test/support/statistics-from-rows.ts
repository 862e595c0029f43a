import type { StatisticsDto } from '../../src/statistics/statistics.dto.js';
import type { TestDatabase } from './test-database.js';

/** A question about figures. */
export interface StatisticsQuestion {
  readonly userId: number;
  readonly projectId: number | undefined;
  readonly days: number;
  readonly atMs: number;
}

interface Row {
  readonly user_id: number;
  readonly project_id: number | null;
  readonly mode: 'ai' | 'manual';
  readonly state: string;
  readonly use_cache: boolean;
  readonly created_at_micros: string;
  readonly generation_time_ms: number | null;
  readonly quality_score_hundredths: number | null;
  readonly attempts: readonly { readonly billed: string; readonly price: number }[];
}

interface CacheRow {
  readonly user_id: number;
  readonly project_id: number;
  readonly day: string;
  readonly hits: string;
  readonly coalesced: string;
}

const DAY_MS = 86_400_000;

const ROWS = `
  SELECT user_id, project_id, mode, replace(state, 'erased_', '') AS state, use_cache, (extract(epoch FROM created_at) * 1000000)::bigint AS created_at_micros,
    generation_time_ms, quality_score_hundredths, coalesce(attempts, '[]') AS attempts
  FROM generation LEFT JOIN (
    SELECT generation_id, json_agg(json_build_object('billed', billed, 'price', price_usd_micros)) AS attempts
    FROM generation_attempt GROUP BY generation_id) attempt ON generation_id = id
  WHERE state <> 'cancelled'`;

const CACHE_ROWS = 'SELECT user_id, project_id, day::text, hits, coalesced FROM cache_daily';

/** Works every figure out from nothing but rows, attempts and what the cache has written, each in the plainest way. */
export class StatisticsFromRows {
  static async read(database: TestDatabase): Promise<StatisticsFromRows> {
    return new StatisticsFromRows(
      byUser(await database.query<Row>(ROWS)),
      byUser(await database.query<CacheRow>(CACHE_ROWS)),
    );
  }

  private constructor(
    private readonly rows: ReadonlyMap<number, readonly Row[]>,
    private readonly cacheRows: ReadonlyMap<number, readonly CacheRow[]>,
  ) {}

  of(question: StatisticsQuestion, priceUsdMicros: number): StatisticsDto {
    const rows = this.rowsOf(question);
    const completed = rows.filter(({ state }) => state === 'completed');
    const attempts = rows.flatMap((row) => row.attempts);
    const shared = this.cacheRowsOf(question);
    const hits = sum(shared.map((row) => Number(row.hits)));
    const coalesced = sum(shared.map((row) => Number(row.coalesced)));
    const misses = rows.filter((row) => row.use_cache).length;
    const timeMs = sum(completed.map((row) => row.generation_time_ms ?? NaN));
    const hundredths = sum(completed.map((row) => row.quality_score_hundredths ?? NaN));
    return {
      period_days: question.days,
      total_generations: rows.length,
      status_breakdown: tally(
        rows.map(({ state }) => (state === 'submitting' ? 'processing' : state)),
      ),
      mode_breakdown: tally(rows.map(({ mode }) => mode)),
      average_generation_time: halfUp(timeMs, completed.length * 1000),
      average_quality_score: halfUp(hundredths, completed.length * 100),
      success_rate: halfUp(completed.length * 100, rows.length),
      cache: {
        hits,
        misses,
        coalesced,
        bypassed: rows.length - misses,
        hit_rate: halfUp(hits * 100, hits + misses + coalesced),
        seconds_saved: halfUp(hits * timeMs, completed.length * 1000),
      },
      cost: {
        spent_usd_micros: priceOf(attempts, 'yes'),
        possibly_billed_usd_micros: priceOf(attempts, 'unknown'),
        saved_usd_micros: (hits + coalesced) * priceUsdMicros,
      },
    };
  }

  private rowsOf({ userId, projectId, days, atMs }: StatisticsQuestion): readonly Row[] {
    const until = BigInt(atMs) * 1000n;
    const since = BigInt(atMs - days * DAY_MS) * 1000n;
    return (this.rows.get(userId) ?? []).filter((row) => {
      const createdAt = BigInt(row.created_at_micros);
      const isAsked = projectId === undefined || row.project_id === projectId;
      return isAsked && createdAt > since && createdAt <= until;
    });
  }

  private cacheRowsOf(question: StatisticsQuestion): readonly CacheRow[] {
    const { userId, projectId, days, atMs } = question;
    const firstDay = new Date(atMs - days * DAY_MS).toISOString().slice(0, 10);
    return (this.cacheRows.get(userId) ?? []).filter(
      (row) => (projectId === undefined || row.project_id === projectId) && row.day >= firstDay,
    );
  }
}

function byUser<R extends { readonly user_id: number }>(rows: readonly R[]): Map<number, R[]> {
  const users = new Map<number, R[]>();
  for (const row of rows) users.set(row.user_id, [...(users.get(row.user_id) ?? []), row]);
  return users;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function priceOf(attempts: Row['attempts'], billed: string): number {
  return sum(attempts.filter((attempt) => attempt.billed === billed).map(({ price }) => price));
}

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** By long division; all stay far below 2^53. */
function halfUp(numerator: number, denominator: number): number {
  if (denominator === 0) return 0;
  const whole = Math.floor((numerator * 100) / denominator);
  const rest = numerator * 100 - whole * denominator;
  return (rest * 2 >= denominator ? whole + 1 : whole) / 100;
}
