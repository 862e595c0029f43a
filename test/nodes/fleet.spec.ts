import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';
import { eventually } from '../support/eventually.js';
import { mostAtOnce } from '../support/most-at-once.js';
import { postBatch } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

const JOB_MS = 600;
const LEASE_MS = 1500;

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

async function startTwo(
  environment: Readonly<Record<string, string>>,
): Promise<readonly [ServiceProcess, ServiceProcess]> {
  return Promise.all([scene.start(environment), scene.start(environment)]);
}

function watches(name: string, count: number, user_id: number): readonly object[] {
  return Array.from({ length: count }, (_, n) => ({
    prompt: `${name} number ${n}`,
    mode: 'manual',
    max_retries: 0,
    user_id,
  }));
}

/** When FIBO's jobs began. */
function begun(): readonly number[] {
  return scene.simulator
    .arrivals()
    .filter(({ isPurchase }) => isPurchase)
    .map(({ arrivedAt }) => arrivedAt);
}

/** Whose prompts FIBO got, in order, by their first words. */
function names(): readonly unknown[] {
  return scene.simulator
    .arrivals()
    .map(({ body }) => /^\w+/.exec(String((body as { prompt?: unknown }).prompt))?.[0]);
}

/** Resolves when so many generations wait. */
async function waiting(count: number): Promise<void> {
  await eventually(async () => {
    const rows = await scene.database.query(`SELECT FROM generation WHERE state = 'pending'`);
    return rows.length === count || undefined;
  });
}

describe('FIBO_MAX_CONCURRENCY', () => {
  it('holds for two nodes together, also when one is killed, and is used in full', async () => {
    const [killed, other] = await startTwo({
      FIBO_MAX_CONCURRENCY: '4',
      LEASE_MS: String(LEASE_MS),
    });
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: 100 });
    const lost = watches('lost', 8, 1).map((watch) => killed.post(watch).catch(() => undefined));
    const kept = watches('kept', 16, 2).map((watch) => other.post(watch));
    await scene.submissions(7);

    await killed.kill();
    const killedAt = Date.now();
    await Promise.all(lost);
    const answers = await Promise.all(kept);

    expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(200));
    expect(mostAtOnce(begun(), JOB_MS)).toBe(4);
    const afterwards = begun().filter((at) => at > killedAt && at < killedAt + LEASE_MS + 5000);
    expect(mostAtOnce(afterwards, JOB_MS)).toBe(4);
  });

  it('is for whoever is in need of it: all of it for one node, while the other has nothing to do', async () => {
    const [one, other] = await startTwo({ FIBO_MAX_CONCURRENCY: '6' });
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: 100 });

    for (const node of [one, other]) {
      scene.simulator.reset();
      scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: 100 });
      await postBatch(node, { requests: watches(`from${node.url.replace(/\D/g, '')}`, 12, 1) });
      expect(mostAtOnce(begun(), JOB_MS)).toBe(6);
    }
    one.signal('SIGTERM');
    await one.ended();
    const alive = await scene.database.query('SELECT FROM fibo_node WHERE expires_at > now()');
    expect(alive).toHaveLength(1);
  });
});

describe('A request that waits at one node', () => {
  it('goes before the batch at another one, and owners take turns across nodes', async () => {
    const [one, other] = await startTwo({ FIBO_MAX_CONCURRENCY: '1' });
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: 100 });
    const heavy = postBatch(one, { requests: watches('heavy', 5, 1) });
    await waiting(4);
    const light = postBatch(other, { requests: watches('light', 1, 2) });
    await waiting(5);
    const alone = other.post(watches('alone', 1, 1)[0]);
    await waiting(6);

    await Promise.all([heavy, light, alone]);

    expect(names().slice(0, 3)).toEqual(['heavy', 'alone', expect.any(String)]);
    expect(names().slice(0, 4)).toContain('light');
    expect(mostAtOnce(begun(), JOB_MS)).toBe(1);
  });
});

describe('FIBO_REQUESTS_PER_MINUTE', () => {
  it('holds for two nodes together: FIBO refuses nothing', async () => {
    const token = 'strict-token';
    const strict = await FiboSimulator.start({
      token,
      latencyMs: JOB_MS,
      rateLimitPerMinute: 20,
      plainPictures: { width: 64, height: 64 },
    });
    const nodes = await startTwo({
      BRIA_API_TOKEN: token,
      BRIA_BASE_URL: strict.baseUrl,
      FIBO_REQUESTS_PER_MINUTE: '20',
      REQUEST_DEADLINE_MS: '6000',
    });

    const answers = await Promise.all(
      nodes.flatMap((node, n) => watches(`node${n}`, 14, 1).map((watch) => node.post(watch))),
    );

    const outcomes = strict.arrivals().map(({ outcome }) => outcome);
    await strict.close();
    expect(outcomes).toEqual(Array(20).fill(202));
    expect(strict.traffic().statusCalls).toBeLessThanOrEqual(20);
    expect(answers.filter(({ status }) => status === 504).length).toBeGreaterThanOrEqual(8);
  });
});
