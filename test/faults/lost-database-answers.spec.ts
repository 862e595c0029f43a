import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { postGeneration } from '../support/ask.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { CrashScene } from './harness/crash-scene.js';
import { WRITES } from './harness/database/writes.js';
import { gatherEvidence } from './harness/gather-evidence.js';
import { OrderBook } from './harness/orders.js';
import { comeToRest } from './harness/random-kills.js';
import { reconcile } from './harness/reconcile.js';

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));

describe('A commit whose answer is lost', () => {
  const stage: { scene?: CrashScene; proxy?: TcpProxy } = {};

  afterEach(async () => {
    await stage.scene?.clear();
    await stage.proxy?.close();
  });

  it.each(WRITES)(
    'neither doubles nor loses anything: $title',
    async ({ text, faults = [], unknownOutcome = 'retry' }) => {
      const scene = await CrashScene.create({ built: BUILT, latencyMs: 100, unknownOutcome });
      stage.scene = scene;
      const url = new URL(scene.database.url);
      const proxy = await TcpProxy.to(Number(url.port));
      stage.proxy = proxy;
      url.port = String(proxy.port);
      for (const fault of faults) await scene.simulator.script(fault);
      const service = await scene.start({ settings: { DATABASE_URL: url.href } });
      const order = new OrderBook(() => 0).next();
      const lost = proxy.loseAnswer(text);

      const { status, body } = await postGeneration(service.url, order.body);
      await lost;
      await comeToRest(scene);
      const told = { order: order.name, generationId: Number(body['id']), errorCode: undefined };
      const evidence = await gatherEvidence(scene, service.url, status === 200 ? [told] : []);

      const { discrepancies, generations, purchases } = reconcile(evidence);
      expect({ discrepancies, generations, purchases }).toEqual({
        discrepancies: [],
        generations: 1,
        purchases: 1,
      });
      if (status !== 200) expect(body).toMatchObject({ billed: 'unknown' });
    },
  );
});
