import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handOverBatch } from '../support/handed-over-batch.js';
import { eventually } from '../support/eventually.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const ITEMS = 6;
const LEASE_MS = 2_000;
/** From when the database is back. */
const GOES_ON_WITHIN_MS = LEASE_MS + 5_000;

describe('A batch that was handed over', () => {
  let scene: ServiceScene;
  let proxy: TcpProxy;
  let service: ServiceProcess;

  beforeEach(async () => {
    scene = await ServiceScene.create();
    const url = new URL(scene.database.url);
    proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    service = await scene.start({
      DATABASE_URL: url.href,
      LEASE_MS: String(LEASE_MS),
      FIBO_MAX_CONCURRENCY: '1',
    });
  });

  afterEach(async () => {
    await scene.clear();
    await proxy.close();
  });

  const completed = async () => {
    const rows = await scene.database.query(`SELECT FROM generation WHERE state = 'completed'`);
    return rows.length;
  };

  const hasEnded = async () => {
    const rows = await scene.database.query('SELECT FROM batch WHERE completed_at IS NOT NULL');
    return rows.length === 1;
  };

  /** Resolves when the service has looked in vain for what was left. */
  const missed = () =>
    eventually(() =>
      Promise.resolve(
        service.log.some(({ event }) => /sweep_failed$/.test(String(event))) || undefined,
      ),
    );

  it.each(['shut', 'silence'] as const)(
    'goes on when the connections of the queue are back, each picture bought once (%s)',
    async (fault) => {
      scene.simulator.script({ stage: 'job', latencyMs: 300, times: ITEMS });
      const requests = Array.from({ length: ITEMS }, (_, item) => ({
        prompt: `Watch ${item}`,
        mode: 'manual',
      }));
      const accepted = await handOverBatch(service, { requests });
      await eventually(async () => ((await completed()) >= 1 ? true : undefined));

      proxy[fault]();
      await missed();
      const madeBefore = await completed();
      proxy.open();
      const backAt = performance.now();
      await eventually(async () => ((await completed()) > madeBefore ? true : undefined));
      const goneOnAfterMs = performance.now() - backAt;
      await eventually(async () => ((await hasEnded()) ? true : undefined));

      expect(madeBefore).toBeLessThan(ITEMS);
      expect(goneOnAfterMs).toBeLessThan(GOES_ON_WITHIN_MS);
      expect(accepted.status).toBe(202);
      expect(await completed()).toBe(ITEMS);
      const doubts = await scene.database.query(
        `SELECT FROM generation_attempt WHERE class = 'unknown'`,
      );
      expect(doubts).toHaveLength(0);
      expect(scene.simulator.purchases()).toBe(ITEMS);
    },
    90_000,
  );
});
