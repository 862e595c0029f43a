import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceScene } from '../support/service-scene.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

const LEASE = { LEASE_MS: '600' };

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

describe('Two services on one database', () => {
  it('leave a job that takes several leases to the one that began it', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 3000 });
    const [owner] = await Promise.all([scene.start(LEASE), scene.start(LEASE)]);

    const { status } = await owner.post(WATCH);

    expect(status).toBe(200);
    expect(await fences()).toEqual([1]);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('make one picture of it when the one that began freezes and thaws again', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const [frozen, other] = await Promise.all([scene.start(LEASE), scene.start(LEASE)]);
    const answer = frozen.post(WATCH);
    const id = await scene.generationIn('processing');
    frozen.signal('SIGSTOP');
    await scene.takeOver();
    const generation = await other.settled(id);

    frozen.signal('SIGCONT');
    const { status, headers, body } = await answer;

    expect(generation).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'GENERATION_TIMEOUT', generation_id: id });
    expect(headers.get('location')).toBe(`/api/generate/${id}`);
    expect((await other.get(`/api/generate/${id}`)).body).toEqual({
      ...generation,
      image_url: expect.any(String),
      result_url: expect.any(String),
    });
    expect(await fences()).toEqual([2]);
    expect(scene.simulator.arrivals()).toHaveLength(1);
    expect(scene.simulator.purchases()).toBe(1);
  });
});

/** How often each row has changed hands, counted from 1. */
async function fences(): Promise<readonly number[]> {
  const rows = await scene.database.query<{ fence: number }>('SELECT fence FROM generation');
  return rows.map(({ fence }) => fence);
}
