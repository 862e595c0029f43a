import { describe, expect, it } from '@jest/globals';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, changeBatch, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { BATCH, isReplayed, newKey, postKeyed } from '../support/keyed.js';
import { cancel } from '../support/post-preferring.js';
import { idsOf, newBodies } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

/** Resolves when FIBO has so many orders. */
const purchases = (service: TestService, count: number) =>
  eventually(() => Promise.resolve(service.simulator.purchases() >= count ? true : undefined));

/** A service with one slot at FIBO, and a batch of three whose first item is there. */
async function startBusy(fields: object = {}) {
  const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
  service.simulator.script({ stage: 'job', latencyMs: 700 });
  const first = await handOverBatch(service, { requests: newBodies(3), ...fields });
  await purchases(service, 1);
  return { service, first, id: first.body['id'] };
}

describe('POST /api/generate/batch/{id}/cancel', () => {
  it.each([true, false])(
    'buys nothing that FIBO does not have, and keeps what it has (parallel %s)',
    async (parallel) => {
      const { service, first, id } = await startBusy({ parallel });

      const cancelled = await changeBatch(service, id, 'cancel');
      const again = await changeBatch(service, id, 'cancel');
      const { body } = await batchEnd(service, first);

      expect(cancelled).toMatchObject({
        status: 200,
        body: { status: 'cancelled', failed: 2, processing: 1, completed_at: null },
      });
      expect(cancelled.headers.get('retry-after')).toBe('5');
      expect(again).toMatchObject({ status: 200, body: { status: 'cancelled' } });
      expect(body).toMatchObject({ status: 'cancelled', successful: 1, failed: 2 });
      const errors = (body['errors'] as (string | null)[]).filter((error) => error !== null);
      expect(errors).toHaveLength(2);
      expect(errors[0]).toMatch(/^Generation \d cancelled: nothing was bought$/);
      expect(body['error_codes']).toContain('CANCELLED');
      expect(service.simulator.purchases()).toBe(1);
    },
  );

  it('leaves alone what was made for others, and what has ended', async () => {
    const service = await startService();
    const shared = newBody();
    service.simulator.script({ stage: 'job', latencyMs: 500 });
    const waiting = service.post(shared);
    await purchases(service, 1);
    const first = await handOverBatch(service, { requests: [shared] });
    await eventually(async () => {
      const { body } = await getBatch(service, first.body['id']);
      return body['processing'] === 1 ? true : undefined;
    });

    await changeBatch(service, first.body['id'], 'cancel');
    const ended = await batchEnd(service, first);
    const late = await changeBatch(service, first.body['id'], 'cancel');

    expect((await waiting).status).toBe(200);
    expect(ended.body).toMatchObject({ status: 'cancelled', successful: 1 });
    expect(late.body).toEqual(ended.body);
  });

  it('makes a picture of its own when the one it was to share is given up', async () => {
    const { service } = await startBusy();
    const shared = newBody();
    const owner = await handOverBatch(service, { requests: [shared] });
    const owned = await eventually(async () => {
      const { body } = await getBatch(service, owner.body['id']);
      return (body['items'] as { generation_id: number | null }[])[0]?.generation_id ?? undefined;
    });
    const sharer = await handOverBatch(service, { requests: [shared] });
    await eventually(async () => {
      const { body } = await getBatch(service, sharer.body['id']);
      const [item] = body['items'] as { generation_id: number | null }[];
      return item?.generation_id === owned ? true : undefined;
    });

    await cancel(service, owned);

    expect((await batchEnd(service, owner)).body).toMatchObject({ error_codes: ['CANCELLED'] });
    expect((await batchEnd(service, sharer)).body).toMatchObject({ successful: 1 });
  });
});

describe('POST /api/generate/batch/{id}/retry', () => {
  it('tries again what may succeed, in the same batch; the others stay', async () => {
    const service = await startService();
    const [refused, failed, fine] = newBodies(3);
    const fault = { stage: 'submission', answer: 'error' } as const;
    service.simulator.script({ ...fault, match: String(refused?.prompt), status: 422 });
    service.simulator.script({ ...fault, match: String(failed?.prompt), status: 503 });
    const first = await handOverBatch(service, { requests: [refused, failed, fine] });
    const before = await batchEnd(service, first);

    const retried = await changeBatch(service, first.body['id'], 'retry');
    const after = await batchEnd(service, first);

    expect(before.body).toMatchObject({
      successful: 1,
      failed: 2,
      error_codes: ['GENERATION_REFUSED', 'GENERATION_FAILED', null],
    });
    expect(retried).toMatchObject({ status: 200, body: { status: 'processing' } });
    expect(after.body).toMatchObject({
      id: first.body['id'],
      status: 'completed',
      successful: 2,
      failed: 1,
      error_codes: ['GENERATION_REFUSED', null, null],
    });
    expect(idsOf(after)[2]).toBe(idsOf(before)[2]);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('makes what was cancelled or left out, and ends again with the first failure', async () => {
    const { service, first, id } = await startBusy({ parallel: false, continue_on_error: false });
    expect(await changeBatch(service, id, 'retry')).toMatchObject({
      status: 409,
      body: { code: 'STILL_RUNNING' },
    });
    await changeBatch(service, id, 'cancel');
    await batchEnd(service, first);
    service.simulator.script({ stage: 'submission', answer: 'error', status: 503 });

    await changeBatch(service, id, 'retry');
    const failed = await batchEnd(service, first);
    await changeBatch(service, id, 'retry');
    const made = await batchEnd(service, first);

    expect(failed.body).toMatchObject({
      status: 'completed',
      error_codes: [null, 'GENERATION_FAILED', 'SKIPPED'],
    });
    expect(made.body).toMatchObject({ status: 'completed', successful: 3, failed: 0 });
    expect(service.simulator.purchases()).toBe(3);
  });

  it('changes nothing when there is nothing to try again', async () => {
    const service = await startService();
    const first = await handOverBatch(service, { requests: newBodies(1) });
    const { body } = await batchEnd(service, first);

    const retried = await changeBatch(service, first.body['id'], 'retry');

    expect(retried).toMatchObject({ status: 200, body });
  });
});

describe('A batch with an Idempotency-Key that is handed over', () => {
  it('is told when it is repeated how far it is: 202, and 200 at its end', async () => {
    const service = await startService();
    const [body, key] = [{ requests: newBodies(2) }, { 'idempotency-key': newKey() }];
    service.simulator.script({ stage: 'job', latencyMs: 500 });

    const first = await handOverBatch(service, body, key);
    const meanwhile = await handOverBatch(service, body, key);
    await batchEnd(service, first);
    const later = await handOverBatch(service, body, key);

    expect(meanwhile).toMatchObject({ status: 202, body: { id: first.body['id'] } });
    expect(meanwhile.headers.get('location')).toBe(first.headers.get('location'));
    expect(later).toMatchObject({
      status: 200,
      body: { id: first.body['id'], status: 'completed', successful: 2 },
    });
    expect([first, meanwhile, later].map(isReplayed)).toEqual([false, true, true]);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('is found by its key when the call was cut off before its answer', async () => {
    const service = await startService();
    const [body, key] = [{ requests: newBodies(2) }, { 'idempotency-key': newKey() }];
    const first = await handOverBatch(service, body, key);
    await batchEnd(service, first);
    await service.database.query('UPDATE idempotency_key SET answer = NULL');

    const repeated = await handOverBatch(service, body, key);

    expect(repeated).toMatchObject({ status: 200, body: { id: first.body['id'], successful: 2 } });
    expect(await service.database.query('SELECT FROM batch')).toHaveLength(1);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('goes on with what a call that waited had begun, also for longer than that would have waited', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const taken = takeSlot(service);
    const [body, key] = [{ requests: [newBody()] }, newKey()];
    const waiting = postKeyed(service, key, body, BATCH);
    await eventually(async () => (await service.database.query('SELECT FROM generation'))[0]);
    // As if its process were gone.
    await service.database.query(
      'UPDATE idempotency_key SET lease_owner = NULL, lease_expires_at = now()',
    );
    const first = await handOverBatch(service, body, { 'idempotency-key': key });
    const busy = { status: 429, retryAfter: '600' };
    service.simulator.script({ stage: 'submission', answer: 'error', ...busy });
    taken.abort();

    const { body: left } = await waiting;
    // The ten minutes pass.
    await service.database.query('UPDATE generation SET lease_expires_at = now()');
    const ended = await batchEnd(service, first);

    expect(left).toMatchObject({ error_codes: ['UPSTREAM_RATE_LIMITED'] });
    expect(ended).toMatchObject({ body: { successful: 1, results: [{ retry_count: 1 }] } });
    expect(await service.database.query('SELECT FROM generation')).toHaveLength(1);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is tried afresh after a failure that cost nothing', async () => {
    const service = await startService();
    const key = { 'idempotency-key': newKey(), prefer: 'wait=60' };
    const body = { requests: newBodies(1), continue_on_error: false };
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const first = await handOverBatch(service, body, key);
    const second = await handOverBatch(service, body, key);

    expect(first).toMatchObject({ status: 500, body: { billed: 'no' } });
    expect(second).toMatchObject({ status: 200, body: { successful: 1 } });
    expect(isReplayed(second)).toBe(false);
  });
});

describe('A batch that was handed over', () => {
  it('is looked at again when nobody came back to it in time', async () => {
    const service = await startService({ LEASE_MS: '1000' });
    const first = await handOverBatch(service, { requests: newBodies(2) });
    const { body } = await batchEnd(service, first);
    await service.database.query('UPDATE batch SET completed_at = NULL, look_at = now()');

    const again = await batchEnd(service, first);

    expect(again.body).toEqual({ ...body, completed_at: expect.any(String) });
    expect(service.simulator.purchases()).toBe(2);
  });
});
