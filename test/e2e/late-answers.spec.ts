import { describe, expect, it } from '@jest/globals';
import { type Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';
import type { TestService } from '../support/test-service.js';
import { COLLAPSED, cacheStatus } from '../support/cache-status.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', max_retries: 0 };

/** Long enough for the rescue, which looks every second, to come before nobody may join any more. */
const TIMEOUT_MS = 2000;
const LATE_MS = TIMEOUT_MS + 200;

const startService = servicePerTest();

async function postTwice(service: TestService): Promise<Answer[]> {
  return Promise.all([service.post(WATCH), service.post(WATCH)]);
}

describe('A picture that comes later than its caller can wait', () => {
  it('is given to those who ask again meanwhile, and then repeated; one purchase', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: String(TIMEOUT_MS) });
    service.simulator.script({ stage: 'job', latencyMs: LATE_MS });

    const leader = await service.post(WATCH);
    const joiners = await postTwice(service);
    const next = await service.post(WATCH);

    expect(leader.status).toBe(504);
    expect(leader.body).toMatchObject({ code: 'GENERATION_TIMEOUT', billed: 'unknown' });
    expect(cacheStatus(leader)).toBe('generation; fwd=miss');
    expect(joiners.map(cacheStatus)).toEqual([COLLAPSED, COLLAPSED]);
    for (const { status, body } of [...joiners, next]) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: leader.body['generation_id'], cached: true });
    }
    expect(cacheStatus(next)).toMatch(/^generation; hit; ttl=/);
    expect((await service.get(`/api/generate/${String(next.body['id'])}`)).body).toEqual({
      ...next.body,
      cached: false,
    });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('tells those who joined in vain the same, and is bought anew afterwards', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: '200' });
    service.simulator.script({ stage: 'job', ends: 'never' });

    const leader = await service.post(WATCH);
    const joiner = await service.post(WATCH);
    const next = await service.post(WATCH);

    expect(joiner.status).toBe(504);
    expect(cacheStatus(joiner)).toBe(COLLAPSED);
    expect({ ...joiner.body, request_id: null }).toEqual({ ...leader.body, request_id: null });
    expect(joiner.headers.get('location')).toBe(leader.headers.get('location'));
    expect(next).toMatchObject({ status: 200, body: { cached: false } });
    expect(next.body['id']).not.toBe(leader.body['generation_id']);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('gives those who joined the failure that came instead, and the next one a new try', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: String(TIMEOUT_MS) });
    service.simulator.script({ stage: 'job', latencyMs: LATE_MS, ends: 'error', code: 422 });

    const leader = await service.post(WATCH);
    const joiners = await postTwice(service);
    const next = await service.post(WATCH);

    for (const joiner of joiners) {
      expect(joiner.status).toBe(422);
      expect(joiner.body).toMatchObject({
        code: 'GENERATION_REFUSED',
        billed: 'unknown',
        generation_id: leader.body['generation_id'],
      });
      expect(cacheStatus(joiner)).toBe(COLLAPSED);
    }
    expect(next).toMatchObject({ status: 200, body: { cached: false } });
    expect(service.simulator.purchases()).toBe(2);
  });

  it('does not enter a cache that was emptied before it came', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: String(TIMEOUT_MS) });
    service.simulator.script({ stage: 'job', latencyMs: LATE_MS });

    await service.post(WATCH);
    await fetch(`${service.url}/api/generate/cache`, { method: 'DELETE' });
    const joiner = await service.post(WATCH);
    const next = await service.post(WATCH);

    expect(joiner.status).toBe(200);
    expect(cacheStatus(next)).toBe('generation; fwd=miss; stored');
    expect(service.simulator.purchases()).toBe(2);
  });

  it('is kept though whoever ordered it hung up', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: String(TIMEOUT_MS) });
    service.simulator.script({ stage: 'job', latencyMs: LATE_MS });
    const hangUp = new AbortController();
    const ordered = service.post(WATCH, { signal: hangUp.signal });
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    hangUp.abort();
    await expect(ordered).rejects.toThrow();

    await eventually(async () => {
      const { body } = await service.get('/api/generate/cache/stats');
      return Number(body['total_cached']) || undefined;
    });

    expect(cacheStatus(await service.post(WATCH))).toMatch(/^generation; hit; ttl=/);
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('A picture that nobody could order in time', () => {
  it('is no picture to wait for: the next request starts anew', async () => {
    const limits = { FIBO_MAX_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '300' };
    const service = await startService({ ...limits, FIBO_POLL_INTERVAL_MS: '50' });
    const others = takeSlot(service);

    const leader = await service.post(WATCH);
    others.abort();
    const next = await service.post(WATCH);

    expect(leader.body).toMatchObject({ code: 'GENERATION_TIMEOUT', billed: 'no' });
    expect(cacheStatus(next)).toBe('generation; fwd=miss; stored');
    expect(next.status).toBe(200);
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('A picture that could not be fetched', () => {
  it('is given to who asks again once the rescue has it; one purchase', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'picture', answer: 'missing', fetches: 6 });

    const leader = await service.post(WATCH);
    const joiner = await service.post(WATCH);
    const next = await service.post(WATCH);

    expect(leader.body).toMatchObject({ code: 'IMAGE_UNAVAILABLE', billed: 'yes' });
    expect(cacheStatus(leader)).toBe('generation; fwd=miss');
    expect(joiner.status).toBe(200);
    expect(joiner.body).toMatchObject({ id: leader.body['generation_id'], cached: true });
    expect(cacheStatus(joiner)).toBe(COLLAPSED);
    expect(cacheStatus(next)).toMatch(/^generation; hit; ttl=/);
    expect(service.simulator.purchases()).toBe(1);
  });
});
