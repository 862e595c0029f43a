import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askTogether } from '../support/ask-together.js';
import { StatisticsFromRows } from '../support/statistics-from-rows.js';
import { startTestService, type TestService } from '../support/test-service.js';

const PRICE_USD_MICROS = 30_000;
const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

describe('Statistics', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({
      FIBO_MAX_CONCURRENCY: '1',
      FIBO_PRICE_USD_MICROS: String(PRICE_USD_MICROS),
    });
  });

  afterAll(async () => {
    await service.stop();
  });

  async function statistics(query: string): Promise<unknown> {
    return (await service.get(`/api/generate/statistics?${query}`)).body;
  }

  it('are zeros and nothing of a user who never asked, in the order of the contract', async () => {
    const response = await fetch(`${service.url}/api/generate/statistics?user_id=99`);

    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe(
      JSON.stringify({
        period_days: 30,
        total_generations: 0,
        status_breakdown: {},
        mode_breakdown: {},
        average_generation_time: 0,
        average_quality_score: 0,
        success_rate: 0,
        cache: { hits: 0, misses: 0, coalesced: 0, bypassed: 0, hit_rate: 0, seconds_saved: 0 },
        cost: { spent_usd_micros: 0, possibly_billed_usd_micros: 0, saved_usd_micros: 0 },
      }),
    );
  });

  it('are what was made, what the cache spared and what it cost, as rows and attempts have it', async () => {
    const user = { ...WATCH, user_id: 7 };
    await service.post(user);
    await service.post(user);
    await service.post({ ...user, project_id: 3 });
    await service.post({ ...user, mode: 'ai', project_id: 3, use_cache: false });
    const next = { ...user, prompt: 'The next watch' };
    await askTogether(service, 3, () => Promise.all([1, 2, 3].map(() => service.post(next))));
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });
    await service.post({ ...user, seed: 1, project_id: 4 });
    service.simulator.script({ stage: 'job', ends: 'error' });
    await service.post({ ...user, seed: 2, max_retries: 1 });
    await service.post({ ...WATCH, user_id: 8 });

    const all = await statistics('user_id=7');
    const project = await statistics('user_id=7&project_id=3&days=1');
    const others = await statistics('user_id=8&project_id=3');

    const rows = await StatisticsFromRows.read(service.database);
    const expected = (projectId: number | undefined, days: number) =>
      rows.of({ userId: 7, projectId, days, atMs: Date.now() }, PRICE_USD_MICROS);
    expect(all).toEqual(
      Object.assign({}, expected(undefined, 30), {
        cache: expect.objectContaining({
          hits: 2,
          misses: 4,
          coalesced: 2,
          bypassed: 1,
          hit_rate: 25,
        }),
        cost: {
          spent_usd_micros: 4 * PRICE_USD_MICROS,
          possibly_billed_usd_micros: PRICE_USD_MICROS,
          saved_usd_micros: 4 * PRICE_USD_MICROS,
        },
      }),
    );
    expect(all).toMatchObject({
      total_generations: 5,
      status_breakdown: { completed: 4, failed: 1 },
      mode_breakdown: { ai: 1, manual: 4 },
      success_rate: 80,
    });
    expect(project).toEqual(
      Object.assign({}, expected(3, 1), {
        cache: expect.objectContaining({
          hits: 1,
          misses: 0,
          coalesced: 0,
          bypassed: 1,
          hit_rate: 100,
        }),
        cost: expect.objectContaining({ saved_usd_micros: PRICE_USD_MICROS }),
      }),
    );
    expect(others).toMatchObject({ total_generations: 0, status_breakdown: {} });
  });
});
