import { describe, expect, it } from '@jest/globals';
import type { GenerationSums } from '../generation/generation-statistics.read.js';
import { summarize } from './summarize.js';

const NO_SHARED = { hits: 0, coalesced: 0 };

function sums(some: Partial<GenerationSums>): GenerationSums {
  return {
    mode: 'ai',
    state: 'completed',
    generations: 1n,
    bypassed: 0n,
    generationTimeMs: 0n,
    qualityScoreHundredths: 0n,
    costUsdMicros: 0n,
    spentUsdMicros: 0n,
    ...some,
  };
}

describe(summarize.name, () => {
  it('makes of sums what a client reads, in its order', () => {
    const period = [
      sums({
        generations: 180n,
        bypassed: 3n,
        generationTimeMs: 180n * 14_800n,
        qualityScoreHundredths: 180n * 91n,
        costUsdMicros: 5_400_000n,
        spentUsdMicros: 5_400_000n,
      }),
      sums({
        mode: 'manual',
        generations: 50n,
        generationTimeMs: 50n * 14_800n,
        qualityScoreHundredths: 50n * 91n,
        costUsdMicros: 1_500_000n,
        spentUsdMicros: 1_500_000n,
      }),
      sums({ mode: 'manual', state: 'submitting', generations: 3n, costUsdMicros: 40_000n }),
      sums({ mode: 'manual', state: 'processing', generations: 2n, costUsdMicros: 20_000n }),
      sums({ mode: 'manual', state: 'failed', generations: 10n }),
    ];

    const statistics = summarize(30, period, { hits: 40, coalesced: 3 }, 30_000);

    expect(JSON.stringify(statistics)).toBe(
      JSON.stringify({
        period_days: 30,
        total_generations: 245,
        status_breakdown: { completed: 230, failed: 10, processing: 5 },
        mode_breakdown: { ai: 180, manual: 65 },
        average_generation_time: 14.8,
        average_quality_score: 0.91,
        success_rate: 93.88,
        cache: {
          hits: 40,
          misses: 242,
          coalesced: 3,
          bypassed: 3,
          hit_rate: 14.04,
          seconds_saved: 592,
        },
        cost: {
          spent_usd_micros: 6_900_000,
          possibly_billed_usd_micros: 60_000,
          saved_usd_micros: 1_290_000,
        },
      }),
    );
  });

  it('is zeros and nothing where nothing was made', () => {
    expect(summarize(1, [], NO_SHARED, 30_000)).toEqual({
      period_days: 1,
      total_generations: 0,
      status_breakdown: {},
      mode_breakdown: {},
      average_generation_time: 0,
      average_quality_score: 0,
      success_rate: 0,
      cache: { hits: 0, misses: 0, coalesced: 0, bypassed: 0, hit_rate: 0, seconds_saved: 0 },
      cost: { spent_usd_micros: 0, possibly_billed_usd_micros: 0, saved_usd_micros: 0 },
    });
  });

  it('rounds each figure once, at the end', () => {
    const slow = sums({ generations: 3n, generationTimeMs: 14_805n });

    const statistics = summarize(30, [slow], { hits: 2, coalesced: 0 }, 0);

    expect(statistics.average_generation_time).toBe(4.94);
    expect(statistics.cache.seconds_saved).toBe(9.87);
  });

  it('takes averages of completed ones alone', () => {
    const failed = sums({ state: 'failed', generationTimeMs: 9_000n, qualityScoreHundredths: 50n });
    const completed = sums({ generationTimeMs: 1_000n, qualityScoreHundredths: 75n });

    const { average_generation_time, average_quality_score } = summarize(
      30,
      [failed, completed],
      NO_SHARED,
      0,
    );

    expect([average_generation_time, average_quality_score]).toEqual([1, 0.75]);
  });

  it('tells what waits for its turn from what is under way', () => {
    const waiting = [sums({ state: 'pending' }), sums({ state: 'submitting' })];

    const { status_breakdown, success_rate } = summarize(30, waiting, NO_SHARED, 0);

    expect(status_breakdown).toEqual({ processing: 1, pending: 1 });
    expect(success_rate).toBe(0);
  });
});
