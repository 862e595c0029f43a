import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { batchEnd, handOverBatch } from '../support/handed-over-batch.js';
import { eventually } from '../support/eventually.js';
import { ServiceScene } from '../support/service-scene.js';

/** Two jobs at a time, so that items wait in line and at FIBO when their node is killed. */
const SETTINGS = { LEASE_MS: '1000', FIBO_MAX_CONCURRENCY: '2' };
const JOB_MS = 400;

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

/** What became of a batch's items so far, and how many attempts nobody knows the outcome of. */
async function progress() {
  const [row] = await scene.database.query<{ rows: number; completed: number; doubts: number }>(
    `SELECT count(*)::integer AS rows, count(*) FILTER (WHERE state = 'completed')::integer AS completed,
       (SELECT count(*)::integer FROM generation_attempt WHERE class = 'unknown') AS doubts
     FROM generation`,
  );
  if (!row) throw new Error('PostgreSQL counts nothing');
  return row;
}

const completed = (count: number) =>
  eventually(async () => ((await progress()).completed >= count ? true : undefined));

/** Hands a batch over to one of two nodes, and kills each in turn while it is made; the batch at its end. */
async function outlive(items: number, kills: number, fields: object): Promise<Answer> {
  scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: items + kills });
  let [old, young] = [await scene.start(SETTINGS), await scene.start(SETTINGS)];
  const requests = Array.from({ length: items }, (_, item) => ({
    prompt: `Watch ${item}`,
    mode: 'manual',
    use_cache: item % 2 === 0,
  }));
  const accepted = await handOverBatch(old, { requests, ...fields });
  expect(accepted.status).toBe(202);

  for (let kill = 0; kill < kills; kill++) {
    await completed(kill);
    await old.kill();
    [old, young] = [young, await scene.start(SETTINGS)];
  }
  return batchEnd(young, accepted);
}

describe('A batch that was handed over', () => {
  it.each([
    { items: 20, kills: 10, parallel: true },
    { items: 4, kills: 3, parallel: false },
  ])(
    'survives $kills kills of every node in turn: $items pictures, each bought once (parallel $parallel)',
    async ({ items, kills, parallel }) => {
      const { body } = await outlive(items, kills, { parallel });

      expect(body).toMatchObject({ status: 'completed', successful: items, failed: 0 });
      const { rows, doubts } = await progress();
      expect(rows).toBe(items);
      expect(scene.simulator.purchases()).toBeGreaterThanOrEqual(items);
      expect(scene.simulator.purchases()).toBeLessThanOrEqual(items + doubts);
    },
    120_000,
  );
});
