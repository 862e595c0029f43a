import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { batchEnd, handOverBatch } from '../support/handed-over-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { HeldFibo } from './held-fibo.js';

const NODES = 3;
const KILLS_OF_EACH = 10;
const SLOTS = 2;
/** Some are made after each round of kills, and none is left after the last one. */
const ITEMS = SLOTS * KILLS_OF_EACH;
const PATIENCE_MS = 480_000;

describe('A batch that was handed over to one of three nodes', () => {
  let fibo: HeldFibo;

  beforeEach(async () => {
    fibo = new HeldFibo(SLOTS);
    await fibo.open();
  });

  afterEach(() => fibo.scene.clear());

  const start = () => fibo.scene.start(fibo.settings);

  /** Each node in turn, while FIBO works for whoever is left. */
  async function killEach(nodes: ServiceProcess[]): Promise<void> {
    for (let turn = 0; turn < NODES; turn++) {
      await fibo.full(ITEMS);
      await nodes.shift()?.kill();
      nodes.push(await start());
    }
  }

  it(
    `survives ${KILLS_OF_EACH} kills of each in turn: ${ITEMS} pictures, each bought once`,
    async () => {
      const nodes = [await start()];
      while (nodes.length < NODES) nodes.push(await start());
      const requests = Array.from({ length: ITEMS }, (_, item) => ({
        prompt: `Watch ${item}`,
        mode: 'manual',
      }));
      const accepted = await handOverBatch({ url: nodes[0]?.url ?? '' }, { requests });
      expect(accepted.status).toBe(202);

      for (let round = 1; round <= KILLS_OF_EACH; round++) {
        await killEach(nodes);
        await fibo.endJobs();
        expect((await fibo.progress()).completed).toBe(round * SLOTS);
      }

      const { body } = await batchEnd({ url: nodes[0]?.url ?? '' }, accepted);
      expect(body).toMatchObject({ status: 'completed', successful: ITEMS, failed: 0 });
      const made = { rows: ITEMS, completed: ITEMS, atFibo: 0, doubts: 0 };
      expect(await fibo.progress()).toEqual(made);
      expect(fibo.scene.simulator.purchases()).toBe(ITEMS);
    },
    PATIENCE_MS,
  );
});
