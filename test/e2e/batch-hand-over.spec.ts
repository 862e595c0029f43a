import { describe, expect, it } from '@jest/globals';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { idsOf, newBodies, postBatch, resultsOf } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';

const startService = servicePerTest();

describe('POST /api/generate/batch that does not wait', () => {
  it('is answered at once with 202 and a batch that is completed later; one purchase for each item', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 500, times: 3 });

    const first = await handOverBatch(service, { requests: newBodies(3) });
    const meanwhile = await getBatch(service, first.body['id']);
    const ended = await batchEnd(service, first);

    const { status, headers, body } = first;
    expect(status).toBe(202);
    expect(body).toMatchObject({
      status: 'processing',
      total: 3,
      successful: 0,
      failed: 0,
      results: [null, null, null],
      errors: [null, null, null],
      error_codes: [null, null, null],
      completed_at: null,
    });
    expect(headers.get('location')).toBe(`/api/generate/batch/${String(body['id'])}`);
    expect(headers.get('retry-after')).toBe('5');
    expect(headers.get('preference-applied')).toBe('respond-async');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(meanwhile.headers.get('retry-after')).toBe('5');
    expect(ended.headers.get('retry-after')).toBeNull();
    expect(ended.body).toMatchObject({
      id: body['id'],
      status: 'completed',
      total: 3,
      successful: 3,
      failed: 0,
      pending: 0,
      processing: 0,
      items: idsOf(ended).map((id, index) => ({ index, generation_id: id, status: 'completed' })),
    });
    expect(resultsOf(ended)[0]).toMatchObject({ batch_id: body['id'], cached: false });
    expect(service.simulator.purchases()).toBe(3);
  });

  it('makes one item after the other when it is to', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 100, times: 3 });

    const first = await handOverBatch(service, { requests: newBodies(3), parallel: false });
    await batchEnd(service, first);

    const [row] = await service.database.query<{ overlaps: number }>(
      `SELECT count(*)::integer AS overlaps FROM generation one JOIN generation other
       ON one.id < other.id AND other.created_at < one.completed_at`,
    );
    expect(row).toEqual({ overlaps: 0 });
    expect(service.simulator.purchases()).toBe(3);
  });

  it('buys identical items once, and repeats what is there already', async () => {
    const service = await startService();
    const [known, twice] = [newBody(), newBody()];
    const { body: made } = await service.post(known);

    const first = await handOverBatch(service, { requests: [known, twice, twice] });
    const ended = await batchEnd(service, first);

    const [hit, ...others] = resultsOf(ended);
    expect(hit).toMatchObject({ id: made['id'], cached: true, batch_id: null });
    expect(new Set(others.map((other) => other?.['id'])).size).toBe(1);
    expect(others.map((other) => other?.['cached']).sort()).toEqual([false, true]);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('is completed when an item shares what somebody else waits for', async () => {
    const service = await startService();
    const shared = newBody();
    service.simulator.script({ stage: 'job', latencyMs: 300 });

    const waiting = service.post(shared);
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    const first = await handOverBatch(service, { requests: [shared] });
    const ended = await batchEnd(service, first);

    expect(idsOf(ended)).toEqual([(await waiting).body['id']]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is completed when an item shares what somebody else cannot wait for as long', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const rows = (sql: string) => service.database.query(sql);
    const taken = takeSlot(service);
    const shared = newBody();
    const waiting = service.post(shared);
    await eventually(async () => (await rows('SELECT FROM generation'))[0]);
    const first = await handOverBatch(service, { requests: [shared] });
    await eventually(async () => (await rows('SELECT FROM batch_item WHERE is_shared'))[0]);
    const busy = { status: 429, retryAfter: '600' };
    service.simulator.script({ stage: 'submission', answer: 'error', ...busy });
    taken.abort();

    const { body } = await waiting;
    // The ten minutes pass.
    await rows('UPDATE generation SET lease_expires_at = now()');
    const ended = await batchEnd(service, first);

    expect(body).toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', billed: 'unknown' });
    expect(idsOf(ended)).toEqual([body['generation_id']]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('goes on after a failed item, and tells why it failed', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const first = await handOverBatch(service, { requests: newBodies(3), parallel: false });
    const { body } = await batchEnd(service, first);

    expect(body).toMatchObject({
      status: 'completed',
      successful: 2,
      failed: 1,
      errors: [expect.stringMatching(/^Generation 1 failed: Generation refused: /), null, null],
      error_codes: ['GENERATION_REFUSED', null, null],
    });
  });

  it('begins nothing after the first failure when it is not to', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const first = await handOverBatch(service, {
      requests: newBodies(3),
      parallel: false,
      continue_on_error: false,
    });
    const { body } = await batchEnd(service, first);

    expect(body).toMatchObject({
      status: 'completed',
      successful: 0,
      failed: 3,
      errors: [
        expect.stringMatching(/^Generation 1 failed: /),
        'Generation 2 skipped: generation 1 failed',
        'Generation 3 skipped: generation 1 failed',
      ],
      error_codes: ['GENERATION_REFUSED', 'SKIPPED', 'SKIPPED'],
    });
    expect(service.simulator.purchases()).toBe(0);
    expect(await service.database.query('SELECT FROM generation')).toHaveLength(1);
  });

  it('takes back what waits for its turn when an item fails that is to end it', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });
    service.simulator.script({ stage: 'job', latencyMs: 500, times: 5 });

    const first = await handOverBatch(service, {
      requests: newBodies(5),
      continue_on_error: false,
    });
    const { body } = await batchEnd(service, first);

    expect(Number(body['successful']) + Number(body['failed'])).toBe(5);
    expect(body['error_codes']).toContain('SKIPPED');
    expect(service.simulator.purchases()).toBeLessThan(4);
  });

  it('makes an item that the money suffices for, and tells which it did not', async () => {
    const service = await startService({
      FIBO_PRICE_USD_MICROS: '30000',
      SPEND_LIMIT_USD_PER_DAY: '0.03',
    });

    const first = await handOverBatch(service, { requests: newBodies(2) });
    const { body } = await batchEnd(service, first);

    expect(body).toMatchObject({
      successful: 1,
      failed: 1,
      error_codes: [null, 'SPEND_LIMIT_REACHED'],
    });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('refuses what is invalid, and has no row for it', async () => {
    const service = await startService();

    const { status, body } = await handOverBatch(service, {
      requests: [newBody(), { prompt: 'no' }],
    });

    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'VALIDATION_FAILED' });
    expect(await service.database.query('SELECT FROM batch')).toHaveLength(0);
  });
});

describe('POST /api/generate/batch that waits for a while', () => {
  const WAIT = { prefer: 'wait=60' };

  it('is answered as if it had not been handed over when it ends in time', async () => {
    const service = await startService();
    const requests = newBodies(2);

    const waited = await handOverBatch(service, { requests }, WAIT);
    const plain = await postBatch(service, { requests });

    expect(waited.status).toBe(200);
    expect(waited.headers.get('preference-applied')).toBe('wait=60');
    expect(waited.headers.get('location')).toBeNull();
    expect(Object.keys(waited.body)).toEqual(Object.keys(plain.body));
    expect(idsOf(waited)).toEqual(idsOf(plain));
  });

  it('is answered with 500 when the first failure was to end it', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const { status, body } = await handOverBatch(
      service,
      { requests: newBodies(2), parallel: false, continue_on_error: false },
      WAIT,
    );

    expect(status).toBe(500);
    expect(body).toMatchObject({
      code: 'GENERATION_FAILED',
      detail: expect.stringMatching(/^Batch generation failed: Generation 1 failed: /),
      billed: 'no',
      total: 2,
      failed: 2,
      error_codes: ['GENERATION_REFUSED', 'SKIPPED'],
    });
  });

  it('is answered with 202 when it does not', async () => {
    const service = await startService({ SYNC_WAIT_MAX_SECONDS: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 1500 });

    const first = await postBatch(service, { requests: newBodies(1) });

    expect(first).toMatchObject({ status: 202, body: { status: 'processing', processing: 1 } });
    expect(first.headers.get('preference-applied')).toBeNull();
    await expect(batchEnd(service, first)).resolves.toMatchObject({ body: { successful: 1 } });
  });
});
