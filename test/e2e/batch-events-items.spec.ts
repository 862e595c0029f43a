import { describe, expect, it } from '@jest/globals';
import {
  areInOrder,
  followBatch,
  heardAfter,
  livesIn,
  statusesAfter,
} from '../support/batch-events.js';
import { newBody } from '../support/cache-status.js';
import { drivenBatch } from '../support/driven-batch.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, changeBatch, handOverBatch } from '../support/handed-over-batch.js';
import { cancel } from '../support/post-preferring.js';
import { newBodies } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';

const startService = servicePerTest();

describe('The events of a batch whose items do not all go the same way', () => {
  it('begin again for what is tried again, and repeat nothing of the rest', async () => {
    const service = await startService();
    const [failed, fine] = newBodies(2);
    const fault = { stage: 'submission', answer: 'error', status: 503 } as const;
    service.simulator.script({ ...fault, match: String(failed?.prompt) });
    const batch = await handOverBatch(service, { requests: [failed, fine] });
    const before = await followBatch(service, batch);
    await before.ended;

    await changeBatch(service, batch.body['id'], 'retry');
    await batchEnd(service, batch);
    const after = await heardAfter(service, batch, before.lastEventId);

    expect(statusesAfter(before.events)).toEqual(['completed', 'failed']);
    expect(areInOrder([...before.events.slice(0, -1), ...after])).toBe(true);
    expect(BigInt(after[0]?.id ?? '')).toBeGreaterThan(BigInt(before.lastEventId ?? ''));
    expect(after.map(({ type, data }) => [type, data['status']])).toEqual([
      ['generation', 'completed'],
      ['batch', 'completed'],
    ]);
    expect([...livesIn(before.events).keys()]).not.toContain(after[0]?.data['id']);
    expect((await followBatch(service, batch, after.at(-1)?.id)).response.status).toBe(204);
  });

  it('tell once of a generation that several items have, and whether it was made for others', async () => {
    const service = await startService();
    const [known, twice, other] = newBodies(3);
    const { body } = await service.post(known);
    service.simulator.script({ stage: 'job', latencyMs: 300, times: 2 });
    const batch = await handOverBatch(service, { requests: [twice, known, twice, other, known] });

    const { events, ended } = await followBatch(service, batch);
    expect(await ended).toBe('ended');
    const whole = await heardAfter(service, batch);

    expect(areInOrder(events)).toBe(true);
    const results = events.at(-1)?.data['results'] as { id: number; cached: boolean }[];
    for (const heard of [livesIn(events), livesIn(whole)]) {
      expect(new Set(heard.keys())).toEqual(new Set(results.map(({ id }) => id)));
      for (const life of heard.values()) expect(new Set(life).size).toBe(life.length);
    }
    expect(whole.slice(0, -1).map(({ data }) => [data['id'], data['cached']])).toEqual([
      [results[0]?.id, false],
      [body['id'], true],
      [results[3]?.id, false],
    ]);
    expect(results.map(({ cached }) => cached)).toEqual([false, true, true, false, true]);
  });

  it('tell of the generation that an item gets when the one it shared is given up', async () => {
    const service = await startService();
    const batch = await drivenBatch(service, newBody());
    const heard = await followBatch(service, batch);
    await heard.untilHeard(1);

    await cancel(service, batch.generation.id);

    expect(await heard.ended).toBe('ended');
    expect(areInOrder(heard.events)).toBe(true);
    const [first, ...others] = livesIn(heard.events);
    expect(first).toEqual([batch.generation.id, ['pending']]);
    expect(others).toEqual([[expect.any(Number), expect.arrayContaining(['completed'])]]);
    expect(heard.events[0]?.data['cached']).toBe(true);
    expect(heard.events.at(-2)?.data['cached']).toBe(false);
  });

  it('end with the batch when items were left out, of which only that tells', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });
    const requests = newBodies(3);
    const batch = await handOverBatch(service, {
      requests,
      parallel: false,
      continue_on_error: false,
    });

    const { events, ended } = await followBatch(service, batch);

    expect(await ended).toBe('ended');
    expect(areInOrder(events)).toBe(true);
    expect(statusesAfter(events)).toEqual(['failed']);
    expect(events.at(-1)?.data['error_codes']).toEqual([
      'GENERATION_REFUSED',
      'SKIPPED',
      'SKIPPED',
    ]);
  });

  it('tell of those that are cancelled, and end when what FIBO has is there', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 2000 });
    const batch = await handOverBatch(service, { requests: newBodies(3) });
    const listener = await followBatch(service, batch);
    await eventually(() =>
      Promise.resolve(
        String(statusesAfter(listener.events)) === 'pending,pending,processing' || undefined,
      ),
    );

    await changeBatch(service, batch.body['id'], 'cancel');

    expect(await listener.ended).toBe('ended');
    const { events } = listener;
    expect(areInOrder(events)).toBe(true);
    expect(statusesAfter(events)).toEqual(['completed', 'failed', 'failed']);
    expect(events.at(-1)?.data).toMatchObject({ status: 'cancelled', successful: 1, failed: 2 });
  });
});
