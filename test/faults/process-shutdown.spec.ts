import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { postBatch } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false };
const HURRY = fileURLToPath(new URL('harness/hurry.js', import.meta.url));
const NPM = ['npm', 'run', '--silent', 'start:prod'];

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

/** Resolves when so many generations, which are all there are, have come so far. */
async function statesAre(count: number, state: string): Promise<void> {
  await eventually(async () => {
    const rows = await scene.database.query<{ state: string }>('SELECT state FROM generation');
    return (rows.length === count && rows.every((row) => row.state === state)) || undefined;
  });
}

/** Resolves when nobody listens any more. */
function refusesConnections(service: ServiceProcess): Promise<true> {
  return eventually(() =>
    service.get('/health/live').then(
      () => undefined,
      () => true as const,
    ),
  );
}

/** A batch of three, one after the other, of which the first is under way. */
async function begin(
  service: ServiceProcess,
  latencyMs: number,
): Promise<{ readonly answer: Promise<Answer> }> {
  scene.simulator.script({ stage: 'job', latencyMs, times: 3 });
  const requests = ['first', 'second', 'third'].map((name) => ({
    ...WATCH,
    prompt: `The ${name} watch`,
  }));
  const answer = postBatch(service, { requests, parallel: false });
  await scene.generationIn('processing');
  return { answer };
}

describe('A service that is told to end', () => {
  it('serves on for SHUTDOWN_DELAY_MS, then closes its door, and answers who is inside', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 3000 });
    const service = await scene.start({ SHUTDOWN_DELAY_MS: '1000' });
    const inside = service.post(WATCH);
    await scene.generationIn('processing');

    service.signal('SIGTERM');
    await service.logged('shutdown.begun');
    const readiness = await service.get('/health/ready');
    const served = await service.post(WATCH);
    service.signal('SIGTERM');
    await refusesConnections(service);
    const before = await scene.generationIn('processing');
    const answer = await inside;

    expect(readiness.status).toBe(503);
    expect(readiness.body).toMatchObject({ code: 'SHUTTING_DOWN', retryable: true });
    expect(served.status).toBe(200);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
    expect(answer.body['id']).toBe(before);
    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
  });

  it('finishes what a caller ordered who has hung up', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const service = await scene.start();
    const caller = new AbortController();
    const request = service.post(WATCH, caller.signal);
    await scene.generationIn('processing');
    caller.abort();
    await expect(request).rejects.toThrow();

    service.signal('SIGINT');

    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
    await scene.generationIn('completed');
  });

  it('makes all of a batch that it has begun', async () => {
    const service = await scene.start();
    const batch = await begin(service, 500);

    service.signal('SIGTERM');

    expect((await batch.answer).body).toMatchObject({ successful: 3, failed: 0 });
    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
  });

  it('leaves out of a batch what it has no time for', async () => {
    const service = await scene.start({ NODE_OPTIONS: `--import=${HURRY}` });
    const batch = await begin(service, 1100);

    service.signal('SIGTERM');

    const { body } = await batch.answer;
    expect(body['error_codes']).toEqual([null, 'SHUTTING_DOWN', 'SHUTTING_DOWN']);
    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('does not wait for connections that ask for nothing', async () => {
    const service = await scene.start();
    await service.get('/health/live');
    const reserve = connect(Number(new URL(service.url).port), '127.0.0.1');
    await once(reserve, 'connect');

    service.signal('SIGTERM');

    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
    reserve.destroy();
  });

  it('does not wait for what it only looks after, and leaves it to be taken over', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 60_000 });
    const killed = await scene.start({ LEASE_MS: '600' });
    killed.post(WATCH).catch(() => undefined);
    await scene.generationIn('processing');
    await killed.kill();
    const service = await scene.start();
    await scene.takeOver();

    service.signal('SIGTERM');

    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
    expect(
      await scene.database.query(
        'SELECT state, lease_owner, lease_expires_at <= now() AS is_free FROM generation',
      ),
    ).toEqual([{ state: 'processing', lease_owner: null, is_free: true }]);
  });

  it('parks what takes longer than it may, and somebody else goes on with it', async () => {
    const pictures = 10;
    scene.simulator.script({ stage: 'job', latencyMs: 4000, times: pictures });
    const service = await scene.start({ NODE_OPTIONS: `--import=${HURRY}` });
    const requests = Array.from({ length: pictures }, (_, index) => ({
      ...WATCH,
      prompt: `Watch ${index + 1} of ${pictures}`,
    }));
    const dropped = postBatch(service, { requests }).catch(() => undefined);
    await statesAre(pictures, 'processing');

    service.signal('SIGTERM');

    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
    expect(await dropped).toBeUndefined();
    await statesAre(pictures, 'processing');
    await scene.start();
    await statesAre(pictures, 'completed');
    expect(scene.simulator.arrivals()).toHaveLength(pictures);
  });

  it('through npm hears the signal, and npm hands on its exit code', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const service = await scene.start({}, NPM);
    const inside = service.post(WATCH);
    await scene.generationIn('processing');

    service.signal('SIGTERM');

    expect(await inside).toMatchObject({ status: 200 });
    expect(await service.ended()).toMatchObject({ exitCode: 0 });
    expect(service.log.at(-1)).toMatchObject({ event: 'shutdown.ended' });
  });
});
