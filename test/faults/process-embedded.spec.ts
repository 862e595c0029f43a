import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { eventually } from '../support/eventually.js';
import { PostgresScene, query } from '../support/postgres-scene.js';
import { ServiceProcess } from '../support/service-process.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', lighting: 'studio' };

describe('A service with no settings but its data directory', () => {
  let scene: PostgresScene;
  let cluster: string;
  let service: ServiceProcess;

  beforeEach(async () => {
    scene = await PostgresScene.create();
    cluster = join(scene.dataDir, 'postgres');
    service = await start();
  });

  afterEach(async () => {
    await service.kill();
    await scene.waitForEnd(cluster);
    await scene.clean();
  });

  function start(): Promise<ServiceProcess> {
    return ServiceProcess.start({ DATA_DIR: scene.dataDir, LEASE_MS: '600' });
  }

  it('gives a picture, says that it is simulated, and keeps it when it is killed', async () => {
    const { status, body } = await service.post(WATCH);
    const image = await fetch(String(body['image_url']));
    const picture = await sharp(Buffer.from(await image.arrayBuffer())).metadata();
    await service.kill();
    await scene.waitForEnd(cluster);
    service = await start();

    const { body: kept } = await service.get(`/api/generate/${String(body['id'])}`);
    const keptImage = await fetch(String(kept['image_url']));

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'completed', simulated: true });
    expect(picture).toMatchObject({ format: 'png', width: 1024, height: 1024 });
    expect(kept).toEqual({ ...body, image_url: kept['image_url'], result_url: kept['image_url'] });
    expect(keptImage.status).toBe(200);
  });

  it('killed in the middle of a job gets its picture after the restart, for one purchase', async () => {
    service.post(WATCH).catch(() => undefined);
    await accepted();
    await service.kill();
    // The old PostgreSQL may still be stopping.
    service = await start();

    const generation = await service.settled(1);

    expect(generation).toMatchObject({ status: 'completed', retry_count: 0 });
    expect(await purchases()).toBe(1);
  });

  /** Resolves when FIBO has taken the order and the service has recorded it. */
  async function accepted(): Promise<void> {
    const database = await scene.start();
    await eventually(async () => {
      const rows = await query(database.url, `SELECT FROM generation WHERE state = 'processing'`);
      return rows[0];
    });
    await database.release();
  }

  /** As the simulator's ledger has them, which outlives it. */
  async function purchases(): Promise<number> {
    const ledger = await readFile(join(scene.dataDir, 'simulator.jsonl'), 'utf8');
    return ledger.split('\n').filter((line) => line.includes('"isPurchase":true')).length;
  }
});
