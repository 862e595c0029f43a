import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '../support/eventually.js';
import { expectFailure } from '../support/failure.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const PRICE = 30_000;
const TEN_PICTURES = { SPEND_LIMIT_USD_PER_DAY: '0.3' };
const ONE_PICTURE = { SPEND_LIMIT_USD_PER_DAY: '0.03' };
const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false, max_retries: 0 };
const DAY_SECONDS = 86_400;

describe('SPEND_LIMIT_USD_PER_DAY', () => {
  const startService = servicePerTest();

  /** Lets so much time pass for every attempt that was made. */
  async function age(service: TestService, interval: string): Promise<void> {
    await service.database.query(
      'UPDATE generation_attempt SET started_at = started_at - $1::interval',
      [interval],
    );
  }

  async function countRows(service: TestService): Promise<number | undefined> {
    const [row] = await service.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM generation',
    );
    return row?.count;
  }

  it.each([
    ['all at FIBO at once', '200'],
    ['most of them waiting for a slot', '7'],
  ])('is held to the picture when a hundred come at once, %s', async (_how, slots) => {
    const service = await startService({ ...TEN_PICTURES, FIBO_MAX_CONCURRENCY: slots });

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => service.post({ ...WATCH, prompt: `Watch ${n}` })),
    );

    const made = answers.filter(({ status }) => status === 200);
    expect(made).toHaveLength(10);
    expect(service.simulator.purchases()).toBe(10);
    expect(await countRows(service)).toBe(10);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer.status).toBe(429);
      expect(answer.body).toMatchObject({ code: 'SPEND_LIMIT_REACHED', generation_id: null });
    }
  });

  it('waits for what another node is about to write', async () => {
    const service = await startService(ONE_PICTURE);
    await service.post(WATCH);
    await service.database.query('UPDATE generation_attempt SET billed = $1', ['no']);
    const other = new Client({ connectionString: service.database.url });
    await other.connect();
    await other.query('BEGIN');
    await other.query('SELECT affordable_purchases(1, $1, $1)', [PRICE]);
    await other.query(`UPDATE generation_attempt SET billed = 'yes'`);

    const waiting = service.post(WATCH);
    await eventually(async () => {
      const locks = await service.database.query('SELECT FROM pg_locks WHERE NOT granted');
      return locks.length > 0 || undefined;
    });
    await other.query('COMMIT');
    await other.end();

    expect((await waiting).body).toMatchObject({ code: 'SPEND_LIMIT_REACHED' });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('tells when the next picture fits, and makes it then', async () => {
    const service = await startService(ONE_PICTURE);
    await service.post(WATCH);
    await age(service, '23 hours');

    const early = await service.post(WATCH);
    await age(service, '1 hour');
    const later = await service.post(WATCH);

    const retryAfter = Number(early.headers.get('retry-after'));
    expectFailure(service, early, {
      status: 429,
      code: 'SPEND_LIMIT_REACHED',
      detail: 'The spending limit of the last 24 hours is reached',
      retryable: true,
      billed: 'no',
      retryAfter: String(retryAfter),
    });
    expect(retryAfter).toBeGreaterThan(3500);
    expect(retryAfter).toBeLessThanOrEqual(3600);
    expect(later.status).toBe(200);
  });

  it('says a day when no picture ever fits', async () => {
    const service = await startService({ SPEND_LIMIT_USD_PER_DAY: '0.02' });

    const answer = await service.post(WATCH);

    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe(String(DAY_SECONDS));
    expect(service.simulator.arrivals()).toEqual([]);
  });

  it.each([
    ['refuses the picture', 422, 200],
    ['refuses for now', 503, 200],
  ])('gives the price back when FIBO %s', async (_what, status, next) => {
    const service = await startService(ONE_PICTURE);
    service.simulator.script({ stage: 'submission', answer: 'error', status });
    await service.post(WATCH);

    expect((await service.post(WATCH)).status).toBe(next);
    expect((await service.post(WATCH)).status).toBe(429);
  });

  it('counts what may have been billed', async () => {
    const service = await startService(ONE_PICTURE);
    service.simulator.script({ stage: 'submission', answer: 'reset' });

    const lost = await service.post(WATCH);

    expect(lost.body).toMatchObject({ code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect((await service.post(WATCH)).status).toBe(429);
  });

  it('ends a generation whose second attempt it does not allow', async () => {
    const service = await startService(ONE_PICTURE);
    service.simulator.script({ stage: 'submission', answer: 'reset' });

    const answer = await service.post({ ...WATCH, max_retries: 3 });

    expect(answer.body).toMatchObject({
      code: 'SPEND_LIMIT_REACHED',
      billed: 'unknown',
      generation_id: 1,
    });
    expect((await service.get('/api/generate/1')).body).toMatchObject({
      status: 'failed',
      error_code: 'SPEND_LIMIT_REACHED',
      cost_usd_micros: PRICE,
      billed: 'unknown',
    });
    expect(service.simulator.arrivals()).toHaveLength(1);
  });

  it('does not keep back what is in the cache', async () => {
    const service = await startService(ONE_PICTURE);
    await service.post({ ...WATCH, use_cache: true });

    const hit = await service.post({ ...WATCH, use_cache: true });

    expect(hit.body).toMatchObject({ cached: true });
  });
});

describe('cost_usd_micros', () => {
  const startService = servicePerTest();

  it('is the price of every attempt that was or may have been billed', async () => {
    const service = await startService({ FIBO_PRICE_USD_MICROS: '20000' });
    const { simulator } = service;
    simulator.script({ stage: 'submission', answer: 'error', status: 503 });
    simulator.script({ stage: 'submission', answer: 'reset' });

    const answer = await service.post({ ...WATCH, max_retries: 3 });

    expect(answer.body).toMatchObject({ cost_usd_micros: 40_000, billed: 'yes', retry_count: 2 });
    expect(
      await service.database.query(
        'SELECT class, billed, price_usd_micros FROM generation_attempt ORDER BY number',
      ),
    ).toEqual([
      { class: 'refused_temporarily', billed: 'no', price_usd_micros: 20_000 },
      { class: 'unknown', billed: 'unknown', price_usd_micros: 20_000 },
      { class: 'delivered', billed: 'yes', price_usd_micros: 20_000 },
    ]);
    expect(
      await service.database.query('SELECT spent_usd_micros::int AS spent FROM generation'),
    ).toEqual([{ spent: 20_000 }]);
  });

  it('is nothing when FIBO refused', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    await service.post(WATCH);

    expect((await service.get('/api/generate/1')).body).toMatchObject({
      cost_usd_micros: 0,
      billed: 'no',
    });
  });

  it('counts the attempt under way', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: '50' });
    service.simulator.script({ stage: 'job', latencyMs: 60_000 });

    await service.post(WATCH);

    expect((await service.get('/api/generate/1')).body).toMatchObject({
      status: 'processing',
      cost_usd_micros: PRICE,
      billed: 'unknown',
    });
  });
});
