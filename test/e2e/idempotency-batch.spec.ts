import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { BATCH, isReplayed, newKey, postKeyed, told } from '../support/keyed.js';
import { newBodies, resultsOf } from '../support/post-batch.js';
import { startTestService, type TestService } from '../support/test-service.js';

describe('A batch with an Idempotency-Key', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(() => {
    service.simulator.reset();
  });

  afterAll(async () => {
    await service.stop();
  });

  function post(key: string, body: object, url = service.url) {
    return postKeyed({ url }, key, body, BATCH);
  }

  function failingBody(status: number) {
    const body = { ...newBody(), max_retries: 0 };
    service.simulator.script({
      stage: 'submission',
      answer: 'error',
      match: body.prompt,
      status,
    });
    return body;
  }

  it('that was answered gets that answer again, failed items and all, its addresses made anew', async () => {
    const [key, requests] = [newKey(), [...newBodies(2), failingBody(422)]];
    const url = service.url.replace('127.0.0.1', 'localhost');

    const first = await post(key, { requests });
    const repeat = await post(key, { parallel: true, requests }, url);

    expect(first).toMatchObject({ status: 200, body: { successful: 2, failed: 1 } });
    expect(isReplayed(first)).toBe(false);
    expect(isReplayed(repeat)).toBe(true);
    const moved = JSON.stringify(first.body).replaceAll(service.url, url);
    expect(JSON.stringify(repeat.body)).toBe(moved);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('that ended at its first failure gets that failure again, paid pictures and all', async () => {
    const requests = [...newBodies(1), failingBody(500), ...newBodies(1)];
    const body = { requests, parallel: false, continue_on_error: false };
    const key = newKey();

    const first = await post(key, body);
    const repeat = await post(key, body);

    expect(first).toMatchObject({ status: 500, body: { billed: 'yes', successful: 1 } });
    expect(isReplayed(repeat)).toBe(true);
    expect(told(repeat)).toEqual(told(first));
    expect(service.simulator.purchases()).toBe(1);
  });

  it('that failed and cost nothing is a fresh try', async () => {
    const body = { requests: [failingBody(500), ...newBodies(1)], parallel: false };
    const key = newKey();

    const first = await post(key, { ...body, continue_on_error: false });
    const second = await post(key, { ...body, continue_on_error: false });

    expect(first).toMatchObject({ status: 500, body: { billed: 'no' } });
    expect(second).toMatchObject({ status: 200, body: { successful: 2 } });
    expect(isReplayed(second)).toBe(false);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('that is still being answered is told to come again; one purchase of each, 20 at once', async () => {
    const [key, requests] = [newKey(), newBodies(3)];
    service.simulator.script({ stage: 'job', latencyMs: 800, times: 3 });

    const ordered = post(key, { requests });
    await eventually(() => Promise.resolve(service.simulator.purchases() === 3 || undefined));
    const repeats = await Promise.all(Array.from({ length: 20 }, () => post(key, { requests })));
    const first = await ordered;

    for (const { status, headers, body } of repeats) {
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_USE', generation_id: null });
      expect(headers.get('retry-after')).toBe('5');
      expect(headers.get('location')).toBeNull();
    }
    expect(first.status).toBe(200);
    expect(service.simulator.purchases()).toBe(3);
  });

  it('whose key stands for another one is refused, also when its items come in another order', async () => {
    const [key, requests] = [newKey(), newBodies(2)];

    await post(key, { requests });
    const other = await post(key, { requests: requests.toReversed() });

    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('keeps the ids of all generations that its answer tells of, bought for it or not', async () => {
    const [key, requests] = [newKey(), newBodies(2)];
    await service.post(requests[0]);

    const ids = resultsOf(await post(key, { requests })).map((result) => String(result?.['id']));

    const rows = await service.database.query<{ generation_ids: string[] }>(
      'SELECT generation_ids FROM idempotency_key WHERE key = $1',
      [key],
    );
    expect(rows).toEqual([{ generation_ids: ids }]);
  });
});
