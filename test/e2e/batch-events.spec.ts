import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { FollowedBatchesRepository } from '../../src/batch/handed-over/followed-batches.repository.js';
import { type Answer, ask } from '../support/ask.js';
import { newBody } from '../support/cache-status.js';
import { EventListener, type HeardEvent } from '../support/event-listener.js';
import { batchEnd, changeBatch, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { cancel } from '../support/post-preferring.js';
import { newBodies } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();
const listeners: EventListener[] = [];

afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.leave()));
  jest.restoreAllMocks();
});

async function follow(
  { url }: TestService,
  { body }: Answer,
  lastEventId?: string,
): Promise<EventListener> {
  const path = `/api/generate/batch/${String(body['id'])}/events`;
  const listener = await EventListener.to(url + path, lastEventId);
  listeners.push(listener);
  return listener;
}

/** What a client that has seen this one last is told of a batch that has ended. */
async function heardAfter(service: TestService, batch: Answer, lastEventId?: string) {
  const { ended, events } = await follow(service, batch, lastEventId);
  expect(await ended).toBe('ended');
  return events;
}

/** The statuses of each generation, in the order told, by its id. */
function livesIn(events: readonly HeardEvent[]): ReadonlyMap<unknown, readonly unknown[]> {
  const lives = new Map<unknown, unknown[]>();
  for (const { type, data } of events) {
    if (type === 'generation')
      lives.set(data['id'], [...(lives.get(data['id']) ?? []), data['status']]);
  }
  return lives;
}

/** All events but the last are of generations, that one is the batch, and their ids rise. */
function expectOrder(events: readonly HeardEvent[]): void {
  const types = events.map(({ type }) => type);
  expect(types).toEqual([...Array<string>(events.length - 1).fill('generation'), 'batch']);
  const ids = events.map(({ id }) => BigInt(id ?? ''));
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
}

const ORDER = ['pending', 'processing', 'completed'];

describe('The events of a batch', () => {
  it('are each change of each of its generations, as GET tells them, and the batch at last', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '2' });
    service.simulator.script({ stage: 'job', latencyMs: 300, times: 6 });
    const batch = await handOverBatch(service, { requests: newBodies(6) });

    const { events, ended, response } = await follow(service, batch);

    expect(await ended).toBe('ended');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expectOrder(events);
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
    const live = await follow(service, batch);
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
    const first = await follow(service, batch);
    await first.ended;

    const { response, ended, events } = await follow(service, batch, first.lastEventId);

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

  it('begin again for what is tried again, and repeat nothing of the rest', async () => {
    const service = await startService();
    const [failed, fine] = newBodies(2);
    const fault = { stage: 'submission', answer: 'error', status: 503 } as const;
    service.simulator.script({ ...fault, match: String(failed?.prompt) });
    const batch = await handOverBatch(service, { requests: [failed, fine] });
    const before = await follow(service, batch);
    await before.ended;

    await changeBatch(service, batch.body['id'], 'retry');
    await batchEnd(service, batch);
    const after = await heardAfter(service, batch, before.lastEventId);

    expect([...livesIn(before.events).values()].map((life) => life.at(-1)).sort()).toEqual([
      'completed',
      'failed',
    ]);
    expectOrder([...before.events.slice(0, -1), ...after]);
    expect(BigInt(after[0]?.id ?? '')).toBeGreaterThan(BigInt(before.lastEventId ?? ''));
    expect(after.map(({ type, data }) => [type, data['status']])).toEqual([
      ['generation', 'completed'],
      ['batch', 'completed'],
    ]);
    expect([...livesIn(before.events).keys()]).not.toContain(after[0]?.data['id']);
    expect((await follow(service, batch, after.at(-1)?.id)).response.status).toBe(204);
  });

  it('tell once of a generation that several items have, and whether it was made for others', async () => {
    const service = await startService();
    const [known, twice, other] = newBodies(3);
    const { body } = await service.post(known);
    service.simulator.script({ stage: 'job', latencyMs: 300, times: 2 });
    const batch = await handOverBatch(service, { requests: [twice, known, twice, other, known] });

    const { events, ended } = await follow(service, batch);
    expect(await ended).toBe('ended');
    const whole = await heardAfter(service, batch);

    expectOrder(events);
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
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 700 });
    const busy = await handOverBatch(service, { requests: newBodies(1) });
    const shared = newBody();
    const owner = await handOverBatch(service, { requests: [shared] });
    const owned = (await (await follow(service, owner)).untilHeard(1))[0]?.data['id'];
    const sharer = await handOverBatch(service, { requests: [shared] });
    const heard = await follow(service, sharer);
    await heard.untilHeard(1);

    await cancel(service, owned);

    expect(await heard.ended).toBe('ended');
    expectOrder(heard.events);
    const [first, ...others] = livesIn(heard.events);
    expect(first).toEqual([owned, ['pending']]);
    expect(others).toEqual([[expect.any(Number), expect.arrayContaining(['completed'])]]);
    expect(heard.events[0]?.data['cached']).toBe(true);
    expect(heard.events.at(-2)?.data['cached']).toBe(false);
    await batchEnd(service, busy);
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

    const { events, ended } = await follow(service, batch);

    expect(await ended).toBe('ended');
    expectOrder(events);
    expect([...livesIn(events).values()].map((life) => life.at(-1))).toEqual(['failed']);
    expect(events.at(-1)?.data['error_codes']).toEqual([
      'GENERATION_REFUSED',
      'SKIPPED',
      'SKIPPED',
    ]);
  });

  it('tell of those that are cancelled, and end when what FIBO has is there', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 700 });
    const batch = await handOverBatch(service, { requests: newBodies(3) });
    const { events, ended } = await follow(service, batch).then(async (listener) => {
      await listener.untilHeard(4);
      return listener;
    });

    await changeBatch(service, batch.body['id'], 'cancel');

    expect(await ended).toBe('ended');
    expectOrder(events);
    expect([...livesIn(events).values()].map((life) => life.at(-1)).sort()).toEqual([
      'completed',
      'failed',
      'failed',
    ]);
    expect(events.at(-1)?.data).toMatchObject({ status: 'cancelled', successful: 1, failed: 2 });
  });

  it('are read once a change for all who listen, and not while nothing changes', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 2000 });
    const batch = await handOverBatch(service, { requests: newBodies(1) });
    const probe = await follow(service, batch);
    await probe.untilHeard(1);
    while (probe.statuses.at(-1) !== 'processing') await probe.untilHeard(probe.events.length + 1);
    const audience = await Promise.all(Array.from({ length: 50 }, () => follow(service, batch)));
    await Promise.all(audience.map((listener) => listener.untilHeard(1)));
    const reads = jest.spyOn(
      service.app.get(FollowedBatchesRepository, { strict: false }),
      'findAll',
    );

    await Promise.all(audience.map(({ ended }) => ended));

    // The picture's end, and the batch's.
    expect(reads.mock.calls.length).toBeLessThanOrEqual(2);
    expect(audience.map(({ events }) => events.map(({ data }) => data['status']))).toEqual(
      Array(50).fill(['processing', 'completed', 'completed']),
    );
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

  it('are none of a batch that was waited for, and have only headers for HEAD', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 500 });
    const batch = await handOverBatch(service, { requests: newBodies(1) });
    const path = `/api/generate/batch/${String(batch.body['id'])}/events`;

    const head = await fetch(service.url + path, { method: 'HEAD' });

    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('text/event-stream');
    expect(await head.text()).toBe('');
    await batchEnd(service, batch);
  });
});
