import { describe, expect, it } from '@jest/globals';
import { JobSlots } from '../../src/fibo/job-slots.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { postBatch } from '../support/post-batch.js';
import { cancel, postPreferring } from '../support/post-preferring.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

const ASYNC = 'respond-async';

/** A service whose only slot at FIBO is taken for so long: whatever is asked for now waits. */
async function startBusy(latencyMs = 1500): Promise<TestService> {
  const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
  service.simulator.script({ stage: 'job', latencyMs });
  await postPreferring(service, ASYNC, newBody());
  await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
  return service;
}

/** The only generation that has not ended, once it waits in this state. */
const waitingAs = (service: TestService, state: 'pending' | 'submitting') =>
  eventually(async () => {
    const [row] = await service.database.query<{ id: string }>(
      `SELECT id FROM generation WHERE state = '${state}' AND NOT EXISTS (
         SELECT FROM generation_attempt WHERE generation_id = generation.id AND class IS NULL)`,
    );
    return row && Number(row.id);
  });

const figures = async (service: TestService, userId: number) => {
  const { body: history } = await service.get(`/api/generate/history?user_id=${userId}`);
  const { body: statistics } = await service.get(`/api/generate/statistics?user_id=${userId}`);
  return { listed: history['total'], counted: statistics['total_generations'] };
};

describe('POST /api/generate/{id}/cancel', () => {
  it('gives a picture up that waits: nothing is bought, and it is in no figure', async () => {
    const service = await startBusy();
    const order = newBody();
    const { body: waiting } = await postPreferring(service, ASYNC, order);
    expect(await figures(service, order.user_id)).toEqual({ listed: 1, counted: 1 });

    const cancelled = await cancel(service, waiting['id']);

    expect(cancelled).toMatchObject({
      status: 200,
      body: {
        id: waiting['id'],
        status: 'failed',
        error_code: 'CANCELLED',
        error_message: 'Generation cancelled',
        billed: 'no',
        cost_usd_micros: 0,
        image_url: null,
      },
    });
    await expect(service.get(`/api/generate/${String(waiting['id'])}`)).resolves.toMatchObject({
      status: 200,
      body: { status: 'failed', error_code: 'CANCELLED' },
    });
    expect(await figures(service, order.user_id)).toEqual({ listed: 0, counted: 0 });
    await service.post(order);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('changes nothing of what has ended, and says how', async () => {
    const service = await startService();
    const { body: made } = await service.post(newBody());

    const answer = await cancel(service, made['id']);

    expect(answer).toMatchObject({ status: 200, body: { id: made['id'], status: 'completed' } });
  });

  it('is asked twice for nothing', async () => {
    const service = await startBusy();
    const { body: waiting } = await postPreferring(service, ASYNC, newBody());

    const [first, second] = [
      await cancel(service, waiting['id']),
      await cancel(service, waiting['id']),
    ];

    expect(second).toMatchObject({ status: 200, body: first.body });
  });

  it('is refused for what FIBO has: its picture comes and is kept', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 500 });
    const { body } = await postPreferring(service, ASYNC, newBody());
    const path = `/api/generate/${String(body['id'])}`;
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));

    const refused = await cancel(service, body['id']);

    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'STILL_RUNNING', billed: 'no', generation_id: body['id'] },
    });
    await eventually(async () => {
      const { body: now } = await service.get(path);
      return now['status'] === 'completed' || undefined;
    });
  });

  it('tells whoever waits for it that it was cancelled, and frees the way for the others', async () => {
    const service = await startBusy();
    const waiting = service.post(newBody());
    const id = await waitingAs(service, 'pending');

    await cancel(service, id);

    expect(await waiting).toMatchObject({
      status: 409,
      body: { code: 'CANCELLED', billed: 'no', generation_id: id },
    });
    expect(await service.post(newBody())).toMatchObject({ status: 200 });
  });

  it('tells whoever waits for a turn at once, also when another node was told to', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const taken = takeSlot(service);
    const waiting = service.post(newBody());
    const id = await waitingAs(service, 'pending');
    const other = await startService({ DATABASE_URL: service.database.url });

    await cancel(other, id);

    expect(await waiting).toMatchObject({ status: 409, body: { code: 'CANCELLED' } });
    taken.abort();
    expect(service.simulator.purchases()).toBe(0);
  });

  it('tells whoever waits for the next attempt at once', async () => {
    const service = await startService();
    const busy = { status: 429, retryAfter: '120' };
    service.simulator.script({ stage: 'submission', answer: 'error', ...busy });
    const waiting = service.post(newBody());
    const id = await waitingAs(service, 'submitting');

    await cancel(service, id);

    expect(await waiting).toMatchObject({ status: 409, body: { code: 'CANCELLED' } });
    expect(service.simulator.purchases()).toBe(0);
  });

  it('tells a batch at once of an item of its own', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const taken = takeSlot(service);
    const waiting = postBatch(service, { requests: [newBody()] });
    const id = await waitingAs(service, 'pending');

    await cancel(service, id);

    expect(await waiting).toMatchObject({ status: 200, body: { error_codes: ['CANCELLED'] } });
    taken.abort();
  });

  it('frees the place in the line of what nobody waits for', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const taken = takeSlot(service);
    const slots = service.app.get(JobSlots, { strict: false });
    const { body } = await postPreferring(service, ASYNC, newBody());
    await eventually(() => Promise.resolve(slots.demands().jobs.wants[0]));

    await cancel(service, body['id']);

    const isFree = () => slots.demands().jobs.wants.length === 0 || undefined;
    await eventually(() => Promise.resolve(isFree()));
    taken.abort();
  });

  it('leaves those who share the picture one of their own', async () => {
    const service = await startBusy();
    const body = newBody();
    const { body: first } = await postPreferring(service, ASYNC, body);
    const sharing = service.post(body);

    await cancel(service, first['id']);

    expect(await sharing).toMatchObject({ status: 200, body: { status: 'completed' } });
  });

  it.each([
    ['0', 404],
    ['999', 404],
    ['x', 422],
  ])('of %s is %i', async (id, status) => {
    const service = await startService();

    expect((await cancel(service, id)).status).toBe(status);
  });
});
