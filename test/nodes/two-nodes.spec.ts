import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, ask } from '../support/ask.js';
import { COLLAPSED, MISS, STORED, cacheStatus } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', max_retries: 0 };
const NEXT_WATCH = { ...WATCH, prompt: 'The next watch' };
const JOB_MS = 1500;
const FROM_STORE = /^generation; hit; detail=store; ttl=\d+$/;
const FROM_MEMORY = /^generation; hit; ttl=\d+$/;

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

function emptyCache(service: ServiceProcess): Promise<Answer> {
  return ask(`${service.url}/api/generate/cache`, { method: 'DELETE' });
}

/** Lets so much time pass for the only generation. */
async function age(column: 'created_at' | 'completed_at', interval: string): Promise<void> {
  await scene.database.query(`UPDATE generation SET ${column} = ${column} - $1::interval`, [
    interval,
  ]);
}

describe('Two nodes', () => {
  let nodes: readonly [ServiceProcess, ServiceProcess];

  async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    nodes = await Promise.all([scene.start(environment), scene.start(environment)]);
  }

  it('make one purchase of 20 identical requests to each of them', async () => {
    await start();
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS });

    const answers = await Promise.all(
      nodes.flatMap((node) => Array.from({ length: 20 }, () => node.post(WATCH))),
    );

    const made = answers.filter(({ body }) => body['cached'] === false);
    const others = answers.filter(({ body }) => body['cached'] === true);
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    expect(made.map(cacheStatus)).toEqual([STORED]);
    expect(others.map(cacheStatus)).toEqual(Array(39).fill(COLLAPSED));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('make one purchase of two identical batches', async () => {
    await start();
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: 30 });
    const requests = Array.from({ length: 30 }, (_, n) => ({ ...WATCH, prompt: `Watch ${n}` }));
    const order = (node: ServiceProcess, items: readonly object[]) =>
      ask(`${node.url}/api/generate/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ requests: items }),
      });

    const batches = await Promise.all([
      order(nodes[0], requests),
      order(nodes[1], requests.toReversed()),
    ]);

    for (const { body } of batches) expect(body).toMatchObject({ successful: 30, failed: 0 });
    expect(scene.simulator.purchases()).toBe(30);
  });

  it('answer who waits at one as soon as the other is ready, however seldom they look', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS });
    const leader = await scene.start();
    const other = await scene.start({ FIBO_POLL_INTERVAL_MS: '60000' });
    const order = leader.post(WATCH);
    await scene.generationIn('processing');

    const follower = await other.post(WATCH);

    const { body } = await order;
    expect(follower).toMatchObject({ status: 200, body: { id: body['id'], cached: true } });
  });

  it('make one purchase though the one that began is killed', async () => {
    await start({ LEASE_MS: '600' });
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS });
    const [killed, other] = nodes;
    killed.post(WATCH).catch(() => undefined);
    const id = await scene.generationIn('processing');
    const followers = [other.post(WATCH), other.post(WATCH)];
    await killed.kill();

    for (const { status, body } of await Promise.all(followers)) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ id, cached: true, status: 'completed' });
    }
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('share a failure', async () => {
    await start();
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, ends: 'error', code: 422 });
    const order = nodes[0].post(WATCH);
    await scene.generationIn('processing');

    const follower = await nodes[1].post(WATCH);
    const leader = await order;

    expect(leader.body).toMatchObject({ code: 'GENERATION_REFUSED', billed: 'unknown' });
    expect(follower.status).toBe(leader.status);
    expect({ ...follower.body, request_id: null }).toEqual({ ...leader.body, request_id: null });
    expect(cacheStatus(follower)).toBe(COLLAPSED);
    expect(scene.simulator.arrivals()).toHaveLength(1);
    expect((await nodes[1].post(WATCH)).status).toBe(200);
  });

  it('wait for each other no longer than a picture may take twice', async () => {
    await start();
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS });
    const order = nodes[0].post(WATCH);
    const id = await scene.generationIn('processing');
    await age('created_at', '1 hour');

    const other = await nodes[1].post(WATCH);
    const leader = await order;

    expect(leader.body).toMatchObject({ id, status: 'completed' });
    expect(other.body).toMatchObject({ status: 'completed', cached: false });
    expect(scene.simulator.purchases()).toBe(2);
  });

  it('repeat what the other has bought, and then from memory', async () => {
    await start();
    const made = await nodes[0].post(WATCH);

    const found = await nodes[1].post(WATCH);
    const again = await nodes[1].post(WATCH);

    const address = { image_url: expect.any(String), result_url: expect.any(String) };
    expect([found, again].map(cacheStatus)).toEqual([
      expect.stringMatching(FROM_STORE),
      expect.stringMatching(FROM_MEMORY),
    ]);
    expect(found.body).toEqual({ ...made.body, cached: true, ...address });
    expect(Object.keys(found.body)).toEqual(Object.keys(made.body));
    expect(again.body).toEqual(found.body);
    expect((await nodes[1].get('/api/generate/cache/stats')).body).toMatchObject({
      total_cached: 1,
      hits: 2,
      misses: 0,
    });
  });

  it('empty their memories together', async () => {
    await start();
    await nodes[0].post(WATCH);
    await nodes[0].post({ ...WATCH, user_id: 2 });
    await nodes[1].post(WATCH);

    const cleared = await emptyCache(nodes[0]);

    expect(cleared.body['cleared']).toBe(2);
    const anew = await eventually(async () => {
      const answer = await nodes[1].post(WATCH);
      return answer.body['cached'] === false ? answer : undefined;
    });
    expect(cacheStatus(anew)).toBe(STORED);
    expect(scene.simulator.purchases()).toBe(3);
  });

  it('keep out of an emptied cache what the other has under way', async () => {
    await start();
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS });
    const order = nodes[1].post(WATCH);
    await scene.generationIn('processing');

    await emptyCache(nodes[0]);
    const made = await order;

    expect(cacheStatus(made)).toBe(MISS);
    expect(cacheStatus(await nodes[0].post(WATCH))).toBe(STORED);
    expect(scene.simulator.purchases()).toBe(2);
  });
});

describe('A node that starts', () => {
  it.each([
    ['59 minutes', FROM_STORE, 1],
    ['61 minutes', STORED, 2],
  ])('finds a picture bought %s ago: %s', async (interval, status, purchases) => {
    const first = await scene.start();
    const { body } = await first.post(WATCH);
    await first.kill();
    await age('completed_at', interval);

    const answer = await (await scene.start()).post(WATCH);

    expect(cacheStatus(answer)).toMatch(status);
    expect(answer.body['id'] === body['id']).toBe(purchases === 1);
    expect(scene.simulator.purchases()).toBe(purchases);
  });

  it('repeats it for what is left of its time', async () => {
    const node = await scene.start();
    await (await scene.start()).post(WATCH);
    await age('completed_at', '3595 seconds');

    const found = await node.post(WATCH);
    await eventually(async () => ((await node.post(WATCH)).body['cached'] ? undefined : true));

    expect(cacheStatus(found)).toMatch(FROM_STORE);
  });

  it('follows what an earlier one left under way', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: JOB_MS });
    const killed = await scene.start();
    killed.post(WATCH).catch(() => undefined);
    const id = await scene.generationIn('processing');
    await killed.kill();

    const answer = await (await scene.start()).post(WATCH);

    expect(answer).toMatchObject({ status: 200, body: { id, cached: true } });
    expect(scene.simulator.purchases()).toBe(1);
  });
});

describe('A node that cannot reach the database', () => {
  it('repeats what it has in memory, and learns afterwards that the cache was emptied', async () => {
    const url = new URL(scene.database.url);
    const proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    const cutOff = await scene.start({ DATABASE_URL: url.href });
    const other = await scene.start();
    await cutOff.post(WATCH);
    proxy.shut();

    const hit = await cutOff.post(WATCH);
    const miss = await cutOff.post(NEXT_WATCH);
    await emptyCache(other);
    proxy.open();
    await eventually(async () => ((await cutOff.post(WATCH)).body['cached'] ? undefined : true));
    await proxy.close();

    expect(cacheStatus(hit)).toMatch(FROM_MEMORY);
    expect(miss.status).toBe(503);
    expect(miss.body).toMatchObject({ code: 'DATABASE_UNAVAILABLE', billed: 'no' });
    expect(cacheStatus(miss)).toBe(MISS);
    expect(scene.simulator.purchases()).toBe(2);
  });
});
