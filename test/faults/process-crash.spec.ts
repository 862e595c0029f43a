import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

/** So that a restarted service need not wait long before it takes over. */
const DOOMED = { LEASE_MS: '600' };

/** Nobody waits for it to run out. */
const LONG_LEASE = { LEASE_MS: '3600000' };

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

/** Orders a picture from a process that will not live to answer. */
function order(service: ServiceProcess, body = WATCH): void {
  service.post(body).catch(() => undefined);
}

describe('A service that is killed', () => {
  it('while FIBO works gets the picture after its restart, for one purchase', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const killed = await scene.start(DOOMED);
    order(killed);
    const id = await scene.generationIn('processing');
    await killed.kill();

    const restarted = await scene.start();
    const generation = await restarted.settled(id);
    const picture = await fetch(
      String(generation['image_url']).replace(/^https?:\/\/[^/]+/, restarted.url),
    );

    expect(generation).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });

  it('goes on at its restart at once, however long its leases last', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const killed = await scene.start(LONG_LEASE);
    order(killed);
    const id = await scene.generationIn('processing');
    await killed.kill();

    const generation = await (await scene.start(LONG_LEASE)).settled(id);

    expect(generation).toMatchObject({ status: 'completed', billed: 'yes' });
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });

  it('leaves to a service beside it what that works on', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const owner = await scene.start(LONG_LEASE);
    const answer = owner.post(WATCH);
    await scene.generationIn('processing');

    await scene.start(LONG_LEASE);

    expect((await answer).status).toBe(200);
    const rows = await scene.database.query<{ fence: number }>('SELECT fence FROM generation');
    expect(rows).toEqual([{ fence: 1 }]);
  });

  it('while it fetches the picture fetches it again, for one purchase', async () => {
    scene.simulator.script({ stage: 'picture', answer: 'slow', delayMs: 60_000, fetches: 1 });
    const killed = await scene.start(DOOMED);
    order(killed);
    const id = await scene.generationIn('processing');
    await scene.pictureFetches(1);
    await killed.kill();

    const generation = await (await scene.start()).settled(id);

    expect(generation).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });

  it.each([true, false])(
    'between sending and recording (accepted: %s) submits once more',
    async (accepted) => {
      scene.simulator.script({ stage: 'submission', answer: 'hang', accepted });
      const killed = await scene.start(DOOMED);
      order(killed);
      await scene.submissions(1);
      const id = await scene.generationIn('submitting');
      await killed.kill();

      const generation = await (await scene.start()).settled(id);

      expect(generation).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 1 });
      expect(scene.simulator.arrivals()).toHaveLength(2);
      expect(scene.simulator.purchases()).toBe(accepted ? 2 : 1);
    },
  );

  it('between sending and recording twice submits no third time', async () => {
    scene.simulator.script({ stage: 'submission', answer: 'hang', accepted: true, times: 2 });
    const first = await scene.start(DOOMED);
    order(first);
    await scene.submissions(1);
    await first.kill();
    const second = await scene.start(DOOMED);
    await scene.submissions(2);
    const id = await scene.generationIn('submitting');
    await second.kill();

    const generation = await (await scene.start()).settled(id);

    expect(generation).toMatchObject({ error_code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(scene.simulator.arrivals()).toHaveLength(2);
  });

  it('between sending and recording with FIBO_UNKNOWN_OUTCOME=fail submits no more', async () => {
    scene.simulator.script({ stage: 'submission', answer: 'hang', accepted: true });
    const killed = await scene.start(DOOMED);
    order(killed);
    await scene.submissions(1);
    const id = await scene.generationIn('submitting');
    await killed.kill();

    const generation = await (await scene.start({ FIBO_UNKNOWN_OUTCOME: 'fail' })).settled(id);

    expect(generation).toMatchObject({
      status: 'failed',
      error_code: 'OUTCOME_UNKNOWN',
      billed: 'unknown',
    });
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });

  it('while a generation waits for its turn buys it after the restart, once', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const killed = await scene.start({ ...DOOMED, FIBO_MAX_CONCURRENCY: '1' });
    order(killed);
    const processing = await scene.generationIn('processing');
    order(killed, { ...WATCH, prompt: 'The next watch' });
    const pending = await scene.generationIn('pending');
    await killed.kill();

    const restarted = await scene.start({ FIBO_MAX_CONCURRENCY: '1' });

    expect(await restarted.settled(processing)).toMatchObject({ status: 'completed' });
    expect(await restarted.settled(pending)).toMatchObject({ status: 'completed', retry_count: 0 });
    expect(scene.simulator.arrivals()).toHaveLength(2);
  });

  it('while it looks after a late job goes on looking after it', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 4000 });
    const killed = await scene.start({ ...DOOMED, FIBO_TIMEOUT_MS: '200' });
    const { status, headers, body } = await killed.post(WATCH);
    const id = body['generation_id'];
    await killed.kill();

    const restarted = await scene.start({ FIBO_TIMEOUT_MS: '200' });
    const meanwhile = await restarted.get(`/api/generate/${String(id)}`);

    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'GENERATION_TIMEOUT', billed: 'unknown' });
    expect(headers.get('location')).toBe(`/api/generate/${String(id)}`);
    expect(meanwhile.body).toMatchObject({ status: 'processing', billed: 'unknown' });
    expect(await restarted.settled(id)).toMatchObject({ status: 'completed', billed: 'yes' });
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });
});

describe('A service in which an error comes up that nobody caught', () => {
  it.each([
    ['uncaughtException', `() => { throw new Error('planted') }`],
    ['unhandledRejection', `() => void Promise.reject(new Error('planted'))`],
  ])('says so once and exits with 1, and its work goes on (%s)', async (origin, plant) => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const planted = encodeURIComponent(`process.on('SIGUSR2', ${plant})`);
    const failed = await scene.start({ NODE_OPTIONS: `--import=data:text/javascript,${planted}` });
    order(failed);
    const id = await scene.generationIn('processing');

    failed.signal('SIGUSR2');

    expect(await failed.ended()).toEqual({ exitCode: 1, stderr: '' });
    const fatal = failed.log.filter(({ level }) => level === 'fatal');
    expect(fatal).toMatchObject([
      { event: 'process.failed', origin, error: { message: 'planted' } },
    ]);
    const generation = await (await scene.start()).settled(id);
    expect(generation).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });
});
