import { describe, expect, it } from '@jest/globals';
import { BatchChangeRepository } from '../../src/batch/handed-over/batch-change.repository.js';
import { bodyHash } from '../../src/idempotency/body-hash.js';
import { IdempotencyKeyRepository } from '../../src/idempotency/idempotency-key.repository.js';
import { batchEnd, changeBatch, handOverBatch } from '../support/handed-over-batch.js';
import { isReplayed, newKey } from '../support/keyed.js';
import { newBodies } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

const newHeader = () => ({ 'idempotency-key': newKey() });

/** Lets a batch fail: of one item, of a user of its own. */
async function startFailed(service: TestService, requests: object[] = newBodies(1)) {
  service.simulator.script({ stage: 'submission', answer: 'error', status: 503 });
  const first = await handOverBatch(service, { requests });
  expect((await batchEnd(service, first)).body).toMatchObject({ failed: 1 });
  return first;
}

describe('A retry with an Idempotency-Key', () => {
  it('that is repeated after its end tries nothing again, and tells how the batch is by now', async () => {
    const service = await startService();
    const batch = await startFailed(service);
    const [id, key] = [batch.body['id'], newHeader()];
    service.simulator.script({ stage: 'submission', answer: 'error', status: 503 });

    const first = await changeBatch(service, id, 'retry', key);
    const failed = await batchEnd(service, batch);
    const repeat = await changeBatch(service, id, 'retry', key);
    const anew = await changeBatch(service, id, 'retry', newHeader());
    const made = await batchEnd(service, batch);
    const later = await changeBatch(service, id, 'retry', key);

    expect(first).toMatchObject({ status: 200, body: { status: 'processing' } });
    expect(repeat).toMatchObject({ status: 200, body: failed.body });
    expect(anew).toMatchObject({ status: 200, body: { status: 'processing' } });
    expect(later).toMatchObject({ status: 200, body: made.body });
    expect(later.body).toMatchObject({ successful: 1 });
    expect([first, repeat, anew, later].map(isReplayed)).toEqual([false, true, false, true]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('that comes twenty times at once is made once', async () => {
    const service = await startService();
    const batch = await startFailed(service);
    const key = newHeader();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => changeBatch(service, batch.body['id'], 'retry', key)),
    );
    await batchEnd(service, batch);

    const isMade = ({ status }: { status: number }) => status === 200;
    expect(answers.filter((answer) => isMade(answer) && !isReplayed(answer))).toHaveLength(1);
    for (const { headers, body } of answers.filter((answer) => !isMade(answer))) {
      expect(body).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_USE' });
      expect(headers.get('location')).toBe(`/api/generate/batch/${String(batch.body['id'])}`);
    }
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is known by its key when the process ended before it could answer', async () => {
    const service = await startService();
    const [request] = newBodies(1);
    const batch = await startFailed(service, [{ ...request }]);
    const [id, key] = [Number(batch.body['id']), newKey()];
    const claim = await service.app.get(IdempotencyKeyRepository, { strict: false }).claim(
      {
        owner: Number(request?.user_id),
        route: 'POST /api/generate/batch/{id}/retry',
        key,
        bodyHash: bodyHash({ id }),
      },
      { owner: 'somebody', ms: 60_000 },
      60_000,
    );
    const changes = service.app.get(BatchChangeRepository, { strict: false });
    await changes.retry(id, ['GENERATION_FAILED'], 60_000, claim);
    const end = await batchEnd(service, batch);

    const repeat = await changeBatch(service, id, 'retry', { 'idempotency-key': key });

    expect(isReplayed(repeat)).toBe(true);
    expect(repeat).toMatchObject({ status: 200, body: end.body });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('that was refused because the batch was under way is a fresh try', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 500 });
    const key = newHeader();
    const batch = await handOverBatch(service, { requests: newBodies(1) });

    const refused = await changeBatch(service, batch.body['id'], 'retry', key);
    await batchEnd(service, batch);
    const second = await changeBatch(service, batch.body['id'], 'retry', key);

    expect(refused).toMatchObject({ status: 409, body: { code: 'STILL_RUNNING' } });
    expect(second).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(isReplayed(second)).toBe(false);
  });

  it('stands for one batch of its owner', async () => {
    const service = await startService();
    const user = { user_id: 4711 };
    const [one, other] = newBodies(2).map((body) => ({ ...body, ...user }));
    const [batch, otherBatch] = [
      await startFailed(service, [{ ...one }]),
      await startFailed(service, [{ ...other }]),
    ];
    const key = newHeader();

    await changeBatch(service, batch.body['id'], 'retry', key);
    const refused = await changeBatch(service, otherBatch.body['id'], 'retry', key);

    expect(refused).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});
