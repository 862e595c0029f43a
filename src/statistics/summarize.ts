import type { GenerationSums } from '../generation/generation-statistics.read.js';
import { STATUS_OF } from '../generation/generation-resource.js';
import { roundedRatio } from './rounded-ratio.js';
import type { CacheStatisticsDto, StatisticsDto } from './statistics.dto.js';

type Summand = Exclude<keyof GenerationSums, 'mode' | 'state'>;

/** In the order in which a client sees them. */
const STATUSES = ['completed', 'failed', 'processing', 'pending'] as const;
const MODES = ['ai', 'manual'] as const;

/**
 * Exact sums as a client reads them.
 *
 * @param priceUsdMicros what each shared answer would have cost
 */
export function summarize(
  days: number,
  sums: readonly GenerationSums[],
  shared: Pick<CacheStatisticsDto, 'hits' | 'coalesced'>,
  priceUsdMicros: number,
): StatisticsDto {
  const total = totalOf(sums, 'generations');
  const ended = sums.filter(({ state }) => state === 'completed');
  const completed = totalOf(ended, 'generations');
  const timeMs = totalOf(ended, 'generationTimeMs');
  const bypassed = totalOf(sums, 'bypassed');
  const misses = total - bypassed;
  const hits = BigInt(shared.hits);
  const coalesced = BigInt(shared.coalesced);
  const spent = totalOf(sums, 'spentUsdMicros');
  return {
    period_days: days,
    total_generations: Number(total),
    status_breakdown: breakdown(sums, STATUSES, ({ state }) => STATUS_OF[state]),
    mode_breakdown: breakdown(sums, MODES, ({ mode }) => mode),
    average_generation_time: roundedRatio(timeMs, 1000n * completed),
    average_quality_score: roundedRatio(totalOf(ended, 'qualityScoreHundredths'), 100n * completed),
    success_rate: roundedRatio(100n * completed, total),
    cache: {
      hits: shared.hits,
      misses: Number(misses),
      coalesced: shared.coalesced,
      bypassed: Number(bypassed),
      hit_rate: roundedRatio(100n * hits, hits + misses + coalesced),
      seconds_saved: roundedRatio(hits * timeMs, 1000n * completed),
    },
    cost: {
      spent_usd_micros: Number(spent),
      possibly_billed_usd_micros: Number(totalOf(sums, 'costUsdMicros') - spent),
      saved_usd_micros: Number((hits + coalesced) * BigInt(priceUsdMicros)),
    },
  };
}

function totalOf(sums: readonly GenerationSums[], summand: Summand): bigint {
  return sums.reduce((total, sum) => total + sum[summand], 0n);
}

/** How many there are of each key; only of those that occur. */
function breakdown<Key extends string>(
  sums: readonly GenerationSums[],
  keys: readonly Key[],
  keyOf: (sum: GenerationSums) => Key,
): Partial<Record<Key, number>> {
  const occurring: Partial<Record<Key, number>> = {};
  for (const key of keys) {
    const counted = totalOf(
      sums.filter((sum) => keyOf(sum) === key),
      'generations',
    );
    if (counted > 0n) occurring[key] = Number(counted);
  }
  return occurring;
}
