import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { postBatch } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const RING = { prompt: 'A golden ring', mode: 'manual' };
const LAMP = { prompt: 'A desk lamp', mode: 'manual' };

const REFUSAL = {
  detail: 'There is no room for another picture',
  code: 'STORAGE_FULL',
  retryable: true,
  billed: 'no',
  generation_id: null,
};

/** No disk has as much. */
const A_PETABYTE = { MIN_FREE_MB: '1000000000' };

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

async function countRows(): Promise<number> {
  return (await scene.database.query('SELECT FROM generation')).length;
}

describe('An image store that is nearly full', () => {
  it('has nothing bought, and leaves no trace of who asked', async () => {
    const service = await scene.start(A_PETABYTE);

    const { status, headers, body } = await service.post(WATCH);
    const batch = await postBatch(service, { requests: [RING, LAMP] });

    expect(status).toBe(503);
    expect(body).toMatchObject(REFUSAL);
    expect(headers.get('retry-after')).toBe('60');
    expect(batch.body).toMatchObject({
      failed: 2,
      errors: [1, 2].map((number) => `Generation ${number} failed: ${REFUSAL.detail}`),
      error_codes: ['STORAGE_FULL', 'STORAGE_FULL'],
    });
    expect(await countRows()).toBe(0);
    expect(scene.simulator.arrivals()).toEqual([]);
  });

  it('takes what was bought when there was room', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const killed = await scene.start({ LEASE_MS: '600' });
    killed.post(WATCH).catch(() => undefined);
    const id = await scene.generationIn('processing');
    await killed.kill();

    const generation = await (await scene.start(A_PETABYTE)).settled(id);

    expect(generation).toMatchObject({ status: 'completed', billed: 'yes' });
    expect(scene.simulator.purchases()).toBe(1);
  });
});

describe('An image store that is gone', () => {
  let service: ServiceProcess;
  let disk: string;
  let images: string;

  beforeEach(async () => {
    disk = join(scene.dataDir, 'disk');
    images = join(scene.dataDir, 'images');
    await mkdir(disk);
    await findStore();
    service = await scene.start();
  });

  /** Like its loss at one stroke: a directory that is missing the service would make anew. */
  async function findStore(): Promise<void> {
    await symlink(disk, `${images}.new`);
    await rename(`${images}.new`, images);
  }

  /** As a read-only or unmounted disk would be; modes alone do not keep root from writing. */
  async function loseStore(): Promise<void> {
    await writeFile(`${images}.new`, 'in the way');
    await rename(`${images}.new`, images);
  }

  /** A picture is paid for, and finds the store gone. */
  async function buyInVain(): Promise<Answer> {
    scene.simulator.script({ stage: 'job', latencyMs: 1000, match: RING.prompt });
    const answer = service.post(RING);
    await scene.generationIn('processing');
    await loseStore();
    return answer;
  }

  it('keeps nobody from what is cached or recorded, and has nothing bought', async () => {
    const { body: watch } = await service.post(WATCH);
    await buyInVain();

    const refused = await service.post(LAMP);
    const hit = await service.post(WATCH);
    const batch = await postBatch(service, { requests: [WATCH, LAMP] });
    const history = await service.get('/api/generate/history?user_id=1');

    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject(REFUSAL);
    expect(hit.body).toMatchObject({ id: watch['id'], cached: true });
    expect(batch.body).toMatchObject({
      results: [{ id: watch['id'], cached: true }, null],
      error_codes: [null, 'STORAGE_FULL'],
    });
    expect(history.body['total']).toBe(2);
    expect(scene.simulator.purchases()).toBe(2);
  });

  it('leaves what was paid for processing, however often it is tried, until there is room', async () => {
    const { status, headers, body } = await buyInVain();
    const path = `/api/generate/${String(body['generation_id'])}`;
    const { pictureFetches } = scene.simulator.traffic();
    await scene.pictureFetches(pictureFetches + 3);
    const meanwhile = await service.get(path);
    await findStore();
    const kept = await service.settled(body['generation_id']);
    const picture = await fetch(`${service.url}${path}/image`);

    expect(status).toBe(500);
    expect(headers.get('location')).toBe(path);
    expect(body).toMatchObject({
      code: 'IMAGE_UNAVAILABLE',
      detail: 'Generation failed: FIBO API error: the picture could not be stored',
      billed: 'yes',
    });
    expect(meanwhile.body).toMatchObject({ status: 'processing', billed: 'yes', error_code: null });
    expect(kept).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('is bought for again as soon as it is back', async () => {
    await buyInVain();
    const refused = await service.post(LAMP);
    await findStore();

    const bought = await eventually(async () => {
      const answer = await service.post(LAMP);
      return answer.status === 200 ? answer : undefined;
    });

    expect(refused.body).toMatchObject(REFUSAL);
    expect(bought.body).toMatchObject({ status: 'completed' });
    expect(scene.simulator.purchases()).toBe(2);
  });

  it('ends a generation that meets it between two attempts', async () => {
    // Longer than what is known of the store holds.
    const busy = { status: 503, retryAfter: '2' };
    scene.simulator.script({ stage: 'submission', answer: 'error', ...busy });
    const answer = service.post(WATCH);
    await scene.submissions(1);
    await loseStore();

    const { status, body } = await answer;
    const generation = await service.get(`/api/generate/${String(body['generation_id'])}`);

    expect([status, body['code'], body['billed']]).toEqual([503, 'STORAGE_FULL', 'no']);
    expect(generation.body).toMatchObject({ status: 'failed', error_code: 'STORAGE_FULL' });
    expect(scene.simulator.purchases()).toBe(0);
  });

  it('is no reason not to start', async () => {
    await buyInVain();
    await service.kill();

    const restarted = await scene.start();
    const { body } = await restarted.post(LAMP);
    const ready = await restarted.get('/health/ready');

    expect(body).toMatchObject(REFUSAL);
    expect(ready.status).toBe(200);
    expect(restarted.log.some(({ event }) => event === 'storage.full')).toBe(true);
  });
});
