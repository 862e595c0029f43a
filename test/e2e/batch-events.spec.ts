import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FollowedBatchesRepository } from '../../src/batch/handed-over/followed-batches.repository.js';
import { ask } from '../support/ask.js';
import { areInOrder, followBatch, heardAfter, livesIn } from '../support/batch-events.js';
import { drivenBatch } from '../support/driven-batch.js';
import { batchEnd, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { newBodies, postBatch } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';

const ORDER = ['pending', 'processing', 'completed'];

const startService = servicePerTest();

afterEach(() => {
  jest.restoreAllMocks();
});

describe('The events of a batch', () => {
  it('are each change of each of its generations, as GET tells them, and the batch at last', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '2' });
    service.simulator.script({ stage: 'job', latencyMs: 300, times: 6 });
    const batch = await handOverBatch(service, { requests: newBodies(6) });

    const { events, ended, response } = await followBatch(service, batch);

    expect(await ended).toBe('ended');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(areInOrder(events)).toBe(true);
    const lives = livesIn(events);
    expect(lives.size).toBe(6);
    for (const statuses of lives.values())
      expect(statuses).toEqual(ORDER.filter((status) => statuses.includes(status)));
    expect([...lives.values()].filter((statuses) => statuses.includes('pending'))).not.toEqual([]);
    expect([...lives.values()].map((statuses) => statuses.at(-1))).toEqual(
      Array(6).fill('completed'),
    );
    const last = events.at(-2)?.data;
    expect(last).toEqual((await service.get(`/api/generate/${String(last?.['id'])}`)).body);
    expect(events.at(-1)?.data).toEqual((await getBatch(service, batch.body['id'])).body);
  });

  it('go on exactly after each event that a client has seen last', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '2' });
    service.simulator.script({ stage: 'job', latencyMs: 200, times: 6 });
    const batch = await handOverBatch(service, { requests: newBodies(6) });
    const live = await followBatch(service, batch);
    await live.ended;
    const whole = await heardAfter(service, batch);

    expect(whole).toHaveLength(7);
    for (const [index, { id }] of whole.entries()) {
      if (index === whole.length - 1) continue;
      expect(await heardAfter(service, batch, id)).toEqual(whole.slice(index + 1));
    }
    for (const [index, { id }] of live.events.entries()) {
      const seen = new Map(live.events.slice(0, index + 1).map(({ data }) => [data['id'], data]));
      const rest = whole.filter(
        ({ type, data }) => type === 'batch' || seen.get(data['id'])?.['status'] !== 'completed',
      );
      if (index === live.events.length - 1) continue;
      const heard = await heardAfter(service, batch, id);
      expect(heard.map(({ data }) => data)).toEqual(rest.map(({ data }) => data));
      expect(heard.at(-1)?.id).toBe(live.lastEventId);
    }
  });

  it('are over for who has seen the last one: 204', async () => {
    const service = await startService();
    const batch = await handOverBatch(service, { requests: newBodies(1) });
    const first = await followBatch(service, batch);
    await first.ended;

    const { response, ended, events } = await followBatch(service, batch, first.lastEventId);

    expect(response.status).toBe(204);
    expect(await ended).toBe('ended');
    expect(events).toEqual([]);
  });

  it('are told from the present state to who brings what is no id of theirs', async () => {
    const service = await startService();
    const batch = await handOverBatch(service, { requests: newBodies(2) });
    await batchEnd(service, batch);
    const whole = await heardAfter(service, batch);

    // The last three: another shape, a round that is still to come, an end before its items'.
    for (const foreign of ['abc', '-1', '0', '3', '9'.repeat(60), ' ', '9', '190', '65'])
      expect(await heardAfter(service, batch, foreign)).toEqual(whole);
  });

  it('are read once a change for all who listen, and not while nothing changes', async () => {
    const service = await startService();
    const batch = await drivenBatch(service);
    const audience = await Promise.all(
      Array.from({ length: 50 }, () => followBatch(service, batch)),
    );
    await Promise.all(audience.map((listener) => listener.untilHeard(1)));
    const repository = service.app.get(FollowedBatchesRepository, { strict: false });
    const reads = jest.spyOn(repository, 'findAll');

    await batch.generation.begin();
    await Promise.all(audience.map((listener) => listener.untilHeard(2)));
    expect(reads).toHaveBeenCalledTimes(1);
    await batch.generation.complete();
    await Promise.all(audience.map(({ ended }) => ended));

    // The picture's end, and the batch's, which may be one.
    expect(reads.mock.calls.length).toBeLessThanOrEqual(3);
    expect(audience.map(({ statuses }) => statuses)).toEqual(
      Array(50).fill(['pending', 'processing', 'completed', 'completed']),
    );
  });

  it('are not read when nobody listens any more', async () => {
    const service = await startService();
    const batch = await drivenBatch(service);
    const listener = await followBatch(service, batch);
    await listener.untilHeard(1);
    await listener.leave();
    const repository = service.app.get(FollowedBatchesRepository, { strict: false });
    const other = await followBatch(
      service,
      await handOverBatch(service, { requests: newBodies(1) }),
    );
    const reads = jest.spyOn(repository, 'findAll');

    await batch.generation.begin();
    await other.ended;

    expect(reads.mock.calls.flat(2)).not.toContain(batch.body.id);
  });

  it.each<[string, number, RequestInit]>([
    ['/api/generate/batch/99999999/events', 404, {}],
    ['/api/generate/batch/oblique/events', 422, {}],
    ['/api/generate/batch/1/events?from=2', 422, {}],
    ['/api/generate/batch/1/events', 405, { method: 'POST' }],
  ])('%s is refused with %s, in JSON', async (path, status, init) => {
    const service = await startService();

    const answer = await ask(service.url + path, init);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.body).toHaveProperty('code');
  });

  it('are none of a batch that was waited for', async () => {
    const service = await startService();
    const { body } = await postBatch(service, { requests: newBodies(1) });

    const answer = await service.get(`/api/generate/batch/${String(body['batch_id'])}/events`);

    expect(answer).toMatchObject({ status: 404, body: { detail: 'Batch not found' } });
  });

  it('have only headers for HEAD', async () => {
    const service = await startService();
    const { body } = await drivenBatch(service);
    const path = `/api/generate/batch/${body.id}/events`;

    const answer = await fetch(service.url + path, { method: 'HEAD' });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await answer.text()).toBe('');
  });
});
