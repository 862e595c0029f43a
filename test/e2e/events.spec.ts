import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ServingState } from '../../src/common/serving/serving-state.js';
import { GenerationReader } from '../../src/generation/generation.read.js';
import { ask } from '../support/ask.js';
import { DrivenGeneration } from '../support/driven-generation.js';
import { EventListener } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { servicePerTest } from '../support/service-per-test.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false };
const LIFE = ['pending', 'processing', 'completed'];

const startService = servicePerTest();

describe('The events of a generation', () => {
  let service: TestService;
  const listeners: EventListener[] = [];

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(async () => {
    await Promise.all(listeners.splice(0).map((listener) => listener.leave()));
    jest.restoreAllMocks();
  });

  afterAll(() => service.stop());

  async function follow(
    { path }: DrivenGeneration,
    lastEventId?: string,
    origin = service.url,
  ): Promise<EventListener> {
    const listener = await EventListener.to(`${origin}${path}/events`, lastEventId);
    listeners.push(listener);
    return listener;
  }

  const pending = () => DrivenGeneration.pending(service.app);

  it('are its present state and each change of its status, as GET tells them, until the last', async () => {
    const generation = await pending();
    const listener = await follow(generation);
    const shown: unknown[] = [];
    const show = async () => {
      shown.push((await service.get(generation.path)).body);
      await listener.untilHeard(shown.length);
    };
    await show();
    await generation.begin();
    await show();
    await generation.accept();
    await generation.complete();
    await show();

    expect(await listener.ended).toBe('ended');
    expect(listener.statuses).toEqual(LIFE);
    expect(listener.events.map(({ type, id }) => [type, id])).toEqual([
      ['generation', '1'],
      ['generation', '2'],
      ['generation', '3'],
    ]);
    expect(listener.events.map(({ data }) => JSON.stringify(data))).toEqual(
      shown.map((body) => JSON.stringify(body)),
    );
    expect(listener.retryMs).toBe(1000);
  });

  it('end with its failure', async () => {
    const generation = await pending();
    const listener = await follow(generation);
    await listener.untilHeard(1);

    await generation.fail();

    expect(await listener.ended).toBe('ended');
    expect(listener.statuses).toEqual(['pending', 'failed']);
    expect(listener.lastEventId).toBe('3');
  });

  it('do not tell of attempts, which are all processing', async () => {
    const generation = await pending();
    const listener = await follow(generation);
    await listener.untilHeard(1);

    await generation.begin();
    await listener.untilHeard(2);
    await generation.failAttempt();
    await generation.begin(2);
    await generation.fail();

    expect(await listener.ended).toBe('ended');
    expect(listener.statuses).toEqual(['pending', 'processing', 'failed']);
  });

  it.each([1, 2])(
    'go on after event %s for who connects again, and repeat nothing',
    async (cut) => {
      const generation = await pending();
      const steps = [() => generation.begin(), () => generation.complete()];
      const first = await follow(generation);
      for (const step of steps.slice(0, cut - 1)) await step();
      await first.untilHeard(cut);
      await first.leave();

      const second = await follow(generation, first.lastEventId);
      for (const [index, step] of steps.slice(cut - 1).entries()) {
        await step();
        await second.untilHeard(index + 1);
      }

      expect(await second.ended).toBe('ended');
      expect([...first.statuses, ...second.statuses]).toEqual(LIFE);
    },
  );

  it('tell who was away how it stands now', async () => {
    const generation = await pending();
    const first = await follow(generation);
    await first.untilHeard(1);
    await first.leave();
    await generation.begin();
    await generation.complete();

    const second = await follow(generation, first.lastEventId);

    expect(await second.ended).toBe('ended');
    expect(second.statuses).toEqual(['completed']);
  });

  it('are over for who has seen the last one: 204, which keeps a browser from coming back', async () => {
    const generation = await pending();
    await generation.begin();
    await generation.complete();

    const { response, ended, events } = await follow(generation, '3');

    expect(response.status).toBe(204);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await ended).toBe('ended');
    expect(events).toEqual([]);
  });

  it.each(['3', 'abc', '-1', '1.5', '9'.repeat(30), '1, 2', ' '])(
    'are told from the present state to who brings Last-Event-ID %p, which is none of theirs',
    async (foreign) => {
      const generation = await pending();
      await generation.begin();
      const listener = await follow(generation, foreign);
      await listener.untilHeard(1);
      await generation.complete();

      expect(await listener.ended).toBe('ended');
      expect(listener.statuses).toEqual(['processing', 'completed']);
    },
  );

  it('have the headers that keep them from being kept, by clients and by proxies', async () => {
    const { response } = await follow(await pending());

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/./),
    });
  });

  it('begin their addresses as each client began its own', async () => {
    const generation = await pending();
    const [byAddress, byName] = await Promise.all([
      follow(generation),
      follow(generation, undefined, service.url.replace('127.0.0.1', 'localhost')),
    ]);
    await generation.begin();
    await generation.complete();
    await Promise.all([byAddress.ended, byName.ended]);

    const path = `/api/images/${'9f'.repeat(32)}.png`;
    expect(byAddress.events.at(-1)?.data['image_url']).toBe(service.url + path);
    expect(byName.events.at(-1)?.data['image_url']).toBe(
      service.url.replace('127.0.0.1', 'localhost') + path,
    );
  });

  it('are read once a change for all who listen, and not while nothing changes', async () => {
    const generation = await pending();
    const audience = await Promise.all(Array.from({ length: 50 }, () => follow(generation)));
    await Promise.all(audience.map((listener) => listener.untilHeard(1)));
    const reads = jest.spyOn(service.app.get(GenerationReader, { strict: false }), 'findAll');

    await generation.begin();
    await Promise.all(audience.map((listener) => listener.untilHeard(2)));
    await generation.complete();
    await Promise.all(audience.map(({ ended }) => ended));

    expect(reads).toHaveBeenCalledTimes(2);
    expect(audience.map(({ statuses }) => statuses)).toEqual(Array(50).fill(LIFE));
  });

  it('are not read when nobody listens any more', async () => {
    const generation = await pending();
    const listener = await follow(generation);
    await listener.leave();
    const reads = jest.spyOn(service.app.get(GenerationReader, { strict: false }), 'findAll');
    const other = await pending();
    const heardOf = await follow(other);
    reads.mockClear();

    await generation.begin();
    await other.begin();
    await heardOf.untilHeard(2);

    expect(reads.mock.calls).toEqual([[[other.id]]]);
  });

  it('end when the generation is withdrawn, and then there are none', async () => {
    const generation = await pending();
    const listener = await follow(generation);
    await listener.untilHeard(1);

    await generation.forget();

    expect(await listener.ended).toBe('ended');
    const { status, body } = await service.get(`${generation.path}/events`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ detail: 'Generation not found', code: 'NOT_FOUND' });
  });

  it.each<[string, number, RequestInit]>([
    ['/api/generate/99999999/events', 404, {}],
    ['/api/generate/oblique/events', 422, {}],
    ['/api/generate/1/events?from=2', 422, {}],
    ['/api/generate/1/events', 405, { method: 'POST' }],
  ])('%s is refused with %s, in JSON', async (path, status, init) => {
    const answer = await ask(service.url + path, init);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.body).toHaveProperty('code');
  });

  it('have only headers for HEAD', async () => {
    const generation = await pending();

    const answer = await fetch(`${service.url}${generation.path}/events`, { method: 'HEAD' });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await answer.text()).toBe('');
  });
});

describe('A service', () => {
  it('tells of a generation that waits for its turn from its first moment to its last', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 500, times: 2 });
    const orders = [service.post(WATCH)];
    orders.push(service.post(WATCH));
    const id = await eventually(async () => {
      const [row] = await service.database.query<{ id: string }>(
        `SELECT id FROM generation WHERE state = 'pending'`,
      );
      return row?.id;
    });

    const listener = await EventListener.to(`${service.url}/api/generate/${id}/events`);

    expect(await listener.ended).toBe('ended');
    expect(listener.statuses).toEqual(LIFE);
    const answers = await Promise.all(orders);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('that closes its door ends its streams, and those that are still to begin', async () => {
    const service = await startService();
    const generation = await DrivenGeneration.pending(service.app);
    const url = `${service.url}${generation.path}/events`;
    const inside = await EventListener.to(url);
    await inside.untilHeard(1);

    service.app.get(ServingState).close();
    const late = await EventListener.to(url);

    expect(await inside.ended).toBe('ended');
    expect(await late.ended).toBe('ended');
    expect(late.statuses).toEqual(['pending']);
  });
});
