import { describe, expect, it } from '@jest/globals';
import { ServingState } from '../../src/common/serving/serving-state.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { idsOf, postBatch, resultsOf } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

function sequence(...requests: readonly object[]) {
  return { requests, parallel: false };
}

function purchase(service: TestService): Promise<true> {
  return eventually(() => Promise.resolve(service.simulator.purchases() > 0 || undefined));
}

describe('A batch with parallel false', () => {
  it('makes one picture after the other, in the order of the requests', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 100, times: 2 });

    const answer = await postBatch(service, sequence(newBody(), newBody(), newBody()));

    const ids = idsOf(answer).map(Number);
    expect(ids).toEqual(ids.toSorted((one, other) => one - other));
    const times = resultsOf(answer).flatMap((result) => [
      String(result?.['created_at']),
      String(result?.['completed_at']),
    ]);
    expect(times).toEqual(times.toSorted());
    expect(answer.body).toMatchObject({ successful: 3, failed: 0 });
  });

  it('counts the time of each item from its own start', async () => {
    const service = await startService({ REQUEST_DEADLINE_MS: '1800' });
    service.simulator.script({ stage: 'job', latencyMs: 700, times: 3 });

    const { body } = await postBatch(service, sequence(newBody(), newBody(), newBody()));

    expect(body).toMatchObject({ successful: 3, failed: 0 });
  });

  it('goes on after an item that failed, and after one that passed its deadline', async () => {
    const service = await startService({ REQUEST_DEADLINE_MS: '1500' });
    const late = newBody();
    const refused = newBody();
    service.simulator.script({ stage: 'job', latencyMs: 3000, match: late.prompt });
    service.simulator.script({
      stage: 'submission',
      answer: 'error',
      status: 422,
      match: refused.prompt,
    });

    const { status, body } = await postBatch(service, sequence(late, refused, newBody()));

    expect(status).toBe(200);
    expect(body['error_codes']).toEqual(['GENERATION_TIMEOUT', 'GENERATION_REFUSED', null]);
    expect(body).toMatchObject({ successful: 1, failed: 2 });
  });

  it('repeats the picture of an item for those that ask the same', async () => {
    const service = await startService();
    const body = newBody();

    const answer = await postBatch(service, sequence(body, body, body));

    expect(new Set(idsOf(answer)).size).toBe(1);
    expect(resultsOf(answer).map((result) => result?.['cached'])).toEqual([false, true, true]);
    expect(service.simulator.purchases()).toBe(1);
    const { body: stats } = await service.get('/api/generate/cache/stats');
    expect(stats).toMatchObject({ misses: 1, hits: 2, coalesced: 0 });
  });

  it('is finished to its last item though its client hangs up', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 200 });
    const hangUp = new AbortController();
    const ordered = postBatch(service, sequence(newBody(), newBody(), newBody()), {
      signal: hangUp.signal,
    });
    await purchase(service);
    hangUp.abort();
    await expect(ordered).rejects.toThrow();

    const completed = await eventually(async () => {
      const rows = await service.database.query<{ batch_id: string }>(
        `SELECT batch_id FROM generation WHERE state = 'completed'`,
      );
      return rows.length === 3 ? rows : undefined;
    });

    expect(new Set(completed.map((row) => row.batch_id)).size).toBe(1);
  });

  it('starts nothing more at the last call of a service that ends', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 500 });
    const answering = postBatch(service, sequence(newBody(), newBody(), newBody()));
    await purchase(service);
    service.app.get(ServingState).callLast();

    const { status, body } = await answering;

    expect(status).toBe(200);
    expect(body).toMatchObject({
      successful: 1,
      errors: [
        null,
        'Generation 2 failed: The service is shutting down',
        'Generation 3 failed: The service is shutting down',
      ],
      error_codes: [null, 'SHUTTING_DOWN', 'SHUTTING_DOWN'],
    });
    expect(service.simulator.purchases()).toBe(1);
  });
});
