import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { batchEnd, handOverBatch } from '../support/handed-over-batch.js';
import { postBatch } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { HeldFibo } from './held-fibo.js';

const SLOTS = 10;
const ITEMS = 50;
const POSTS = 100;
const PATIENCE_MS = 240_000;

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const WATCHES = Array.from({ length: ITEMS }, (_, item) => ({
  prompt: `Watch ${item}`,
  mode: 'manual',
  use_cache: item % 2 === 0,
}));

type ThreeNodes = readonly [ServiceProcess, ServiceProcess, ServiceProcess];

describe('Three nodes', () => {
  let fibo: HeldFibo;
  let nodes: ThreeNodes;

  const start = () => fibo.scene.start(fibo.settings);

  beforeEach(async () => {
    fibo = new HeldFibo(SLOTS);
    await fibo.open();
    nodes = [await start(), await start(), await start()];
  });

  afterEach(() => fibo.scene.clear());

  /** Every picture was made and bought once, by whoever was there. */
  async function expectEachOnce(): Promise<void> {
    const made = { rows: ITEMS, completed: ITEMS, atFibo: 0, doubts: 0 };
    expect(await fibo.progress()).toEqual(made);
    expect(fibo.scene.simulator.purchases()).toBe(ITEMS);
  }

  it(`make one purchase of ${POSTS} identical posts, and answer all with the same generation`, async () => {
    const posts = Array.from({ length: POSTS }, (_, post) =>
      // There are three of them.
      nodes[(post % 3) as 0 | 1 | 2].post(WATCH),
    );
    const id = await fibo.scene.generationIn('processing');
    await fibo.endJobs();
    const answers = await Promise.all(posts);

    expect(answers.map(({ status }) => status)).toEqual(Array(POSTS).fill(200));
    expect(new Set(answers.map(({ body }) => body['id']))).toEqual(new Set([id]));
    expect(fibo.scene.simulator.purchases()).toBe(1);
  });

  it.each([{ returns: false }, { returns: true }])(
    'make each picture of a batch once though the one it was handed over to is killed (started anew: $returns)',
    async ({ returns }) => {
      const [killed, other] = nodes;
      const accepted = await handOverBatch(killed, { requests: WATCHES });
      await fibo.full(ITEMS);
      await fibo.endJobs();
      await fibo.full(ITEMS);

      await killed.kill();
      const restarted = returns ? start() : undefined;
      await fibo.endAll(ITEMS);

      const { body } = await batchEnd((await restarted) ?? other, accepted);
      expect(body).toMatchObject({ status: 'completed', successful: ITEMS, failed: 0 });
      await expectEachOnce();
    },
    PATIENCE_MS,
  );

  it(
    'make each picture of a batch once whose caller waited at the one that is killed',
    async () => {
      const [killed] = nodes;
      const lost = postBatch(killed, { requests: WATCHES, continue_on_error: true });
      const hangUp = lost.catch(() => 'cut off');
      await fibo.full(ITEMS);

      await killed.kill();
      await fibo.endAll(ITEMS);

      expect(await hangUp).toBe('cut off');
      await expectEachOnce();
    },
    PATIENCE_MS,
  );
});
