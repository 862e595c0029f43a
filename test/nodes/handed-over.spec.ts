import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { postPreferring } from '../support/post-preferring.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

const ORDERS = 12;
const KILLS = 4;
/** Two jobs at a time, so that orders wait in line and at FIBO when their node is killed. */
const SETTINGS = { LEASE_MS: '1000', FIBO_MAX_CONCURRENCY: '2' };
const JOB_MS = 400;

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

/** What became of all orders so far: how many are completed, and how many attempts nobody knows the outcome of. */
async function progress() {
  const [row] = await scene.database.query<{ completed: number; ended: number; doubts: number }>(
    `SELECT count(*) FILTER (WHERE state = 'completed')::integer AS completed,
       count(*) FILTER (WHERE state NOT IN ('pending', 'submitting', 'processing'))::integer AS ended,
       (SELECT count(*)::integer FROM generation_attempt WHERE class = 'unknown') AS doubts
     FROM generation`,
  );
  if (!row) throw new Error('PostgreSQL counts nothing');
  return row;
}

const completed = (count: number) =>
  eventually(async () => ((await progress()).completed >= count ? true : undefined));

describe('Orders that were handed over', () => {
  it('are made by other nodes, each once, though one node after the other is killed', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: ORDERS + KILLS });
    let nodes = await Promise.all([scene.start(SETTINGS), scene.start(SETTINGS)]);
    const accepted: Answer[] = [];
    for (let order = 0; order < ORDERS; order++) {
      const body = { prompt: `Watch ${order}`, mode: 'manual' };
      accepted.push(await postPreferring(oneOf(nodes, order), 'respond-async', body));
    }

    for (let kill = 1; kill <= KILLS; kill++) {
      await completed(kill);
      await oneOf(nodes, 0).kill();
      nodes = [oneOf(nodes, 1), await scene.start(SETTINGS)];
    }
    await completed(ORDERS);

    expect(accepted.map(({ status }) => status)).toEqual(Array(ORDERS).fill(202));
    const { ended, doubts } = await progress();
    expect(ended).toBe(ORDERS);
    expect(scene.simulator.purchases()).toBeGreaterThanOrEqual(ORDERS);
    expect(scene.simulator.purchases()).toBeLessThanOrEqual(ORDERS + doubts);
  }, 120_000);
});

function oneOf(nodes: readonly ServiceProcess[], number: number): ServiceProcess {
  const node = nodes[number % nodes.length];
  if (!node) throw new Error('there is no node');
  return node;
}
