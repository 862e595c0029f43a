import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { BATCH, isReplayed, newKey, postKeyed, repeatUntilAnswered } from '../support/keyed.js';
import { idsOf, newBodies } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const TOLD_WITHIN_MS = 3_000;

/** Nobody waits for it to run out. */
const LONG_LEASE = { LEASE_MS: '3600000' };

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

/** Orders from a process that will not live to answer. */
function order(service: ServiceProcess, key: string, body: object, path?: string): void {
  postKeyed(service, key, body, path).catch(() => undefined);
}

describe('A call with an Idempotency-Key whose service is killed', () => {
  it('while FIBO works gets its picture from the service after that, at once under way; one purchase', async () => {
    const [key, body] = [newKey(), newBody()];
    scene.simulator.script({ stage: 'job', latencyMs: 3000 });
    const killed = await scene.start(LONG_LEASE);
    order(killed, key, body);
    const id = await scene.generationIn('processing');
    await killed.kill();

    const restarted = await scene.start(LONG_LEASE);
    const repeat = await postKeyed(restarted, key, body);
    await restarted.settled(id);
    const later = await postKeyed(restarted, key, body);

    expect(repeat).toMatchObject({ status: 200, body: { id, status: 'processing' } });
    expect(later).toMatchObject({ status: 200, body: { id, status: 'completed', cached: false } });
    expect([repeat, later].map(isReplayed)).toEqual([true, true]);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('before FIBO has said anything gets what becomes of that; no third submission', async () => {
    const [key, body] = [newKey(), newBody()];
    scene.simulator.script({ stage: 'submission', answer: 'hang', accepted: true });
    const killed = await scene.start(LONG_LEASE);
    order(killed, key, body);
    await scene.submissions(1);
    const id = await scene.generationIn('submitting');
    await killed.kill();

    const restarted = await scene.start(LONG_LEASE);
    await postKeyed(restarted, key, body);
    await restarted.settled(id);
    const later = await postKeyed(restarted, key, body);

    expect(later).toMatchObject({ status: 200, body: { id, retry_count: 1 } });
    expect(scene.simulator.arrivals()).toHaveLength(2);
  });

  it('before anything was bought is a fresh try', async () => {
    const [key, body] = [newKey(), newBody()];
    const killed = await scene.start(LONG_LEASE);
    const others = new Client({ connectionString: scene.database.url });
    await others.connect();
    await others.query('BEGIN; LOCK TABLE generation IN SHARE MODE');
    order(killed, key, body);
    await eventually(async () => {
      const waiting = await scene.database.query('SELECT FROM pg_locks WHERE NOT granted');
      return waiting.length > 0 || undefined;
    });
    await killed.kill();
    await scene.database.query('SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted');
    await others.query('COMMIT');
    await others.end();

    const second = await postKeyed(await scene.start(LONG_LEASE), key, body);

    expect(second).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(isReplayed(second)).toBe(false);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('is told by another service what became of it once the lease has run out', async () => {
    const [key, body] = [newKey(), newBody()];
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const [frozen, other] = await Promise.all([
      scene.start({ LEASE_MS: '600' }),
      scene.start({ LEASE_MS: '600' }),
    ]);
    order(frozen, key, body);
    const id = await scene.generationIn('processing');
    frozen.signal('SIGSTOP');

    const repeat = await repeatUntilAnswered(other, key, body);
    await other.settled(id);
    const later = await postKeyed(other, key, body);

    expect(repeat).toMatchObject({ status: 200, body: { id } });
    expect(later).toMatchObject({ status: 200, body: { id, status: 'completed' } });
    expect(scene.simulator.purchases()).toBe(1);
  });
});

describe('A batch with an Idempotency-Key whose service is killed', () => {
  it('goes on from what is there, and buys what is not; one purchase of each', async () => {
    const [first, second, third] = newBodies(3);
    const requests = [first, second, third, first];
    const [key, body] = [newKey(), { requests, parallel: false }];
    scene.simulator.script({ stage: 'job', latencyMs: 2000, match: String(second?.prompt) });
    const killed = await scene.start(LONG_LEASE);
    order(killed, key, body, BATCH);
    const begun = await scene.generationIn('completed');
    const underWay = await scene.generationIn('processing');
    await killed.kill();

    const restarted = await scene.start(LONG_LEASE);
    const answer = await repeatUntilAnswered(restarted, key, body, BATCH);
    const repeat = await postKeyed(restarted, key, body, BATCH);

    const rows = await scene.database.query<{ id: string; batch_id: string }>(
      'SELECT id, batch_id FROM generation ORDER BY id',
    );
    const [, , bought] = rows.map(({ id }) => Number(id));
    expect(answer).toMatchObject({ status: 200, body: { successful: 4, failed: 0 } });
    expect(idsOf(answer)).toEqual([begun, underWay, bought, begun]);
    expect(answer.body['results']).toMatchObject([
      { cached: false },
      { cached: false },
      { cached: false },
      { cached: true },
    ]);
    expect(new Set(rows.map(({ batch_id }) => Number(batch_id)))).toEqual(
      new Set([answer.body['batch_id']]),
    );
    expect(isReplayed(repeat)).toBe(true);
    expect(repeat.body).toEqual(answer.body);
    expect(scene.simulator.purchases()).toBe(3);
  });
});

describe('Two services on one database', () => {
  it('make one purchase for one key, 25 calls to each at once', async () => {
    const [key, body] = [newKey(), { ...newBody(), use_cache: false }];
    scene.simulator.script({ stage: 'job', latencyMs: 1500 });
    const services = await Promise.all([scene.start(), scene.start()]);

    const answers = await Promise.all(
      services.flatMap((service) =>
        Array.from({ length: 25 }, () => postKeyed(service, key, body)),
      ),
    );

    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, ...Array<number>(49).fill(409)]);
    expect(scene.simulator.purchases()).toBe(1);
    const repeats = await Promise.all(services.map((service) => postKeyed(service, key, body)));
    expect(repeats.map(isReplayed)).toEqual([true, true]);
  });
});

describe('A key whose time is over', () => {
  it('is forgotten by the next service that starts', async () => {
    const [key, body] = [newKey(), { ...newBody(), use_cache: false }];
    const first = await scene.start();
    await postKeyed(first, key, body);
    await scene.database.query(
      `UPDATE idempotency_key SET expires_at = expires_at - interval '24 hours'`,
    );

    const next = await scene.start();
    await eventually(async () => {
      const rows = await scene.database.query('SELECT FROM idempotency_key');
      return rows.length === 0 || undefined;
    });

    expect(isReplayed(await postKeyed(next, key, body))).toBe(false);
    expect(scene.simulator.purchases()).toBe(2);
  });
});

describe('A call with an Idempotency-Key while the database is away', () => {
  let proxy: TcpProxy;

  beforeEach(async () => {
    proxy = await TcpProxy.to(Number(new URL(scene.database.url).port));
  });

  afterEach(() => proxy.close());

  it.each(['shut', 'silence'] as const)(
    'is told so in time and buys nothing; afterwards its key is as good as new (%s)',
    async (fault) => {
      const [key, body] = [newKey(), newBody()];
      const url = new URL(scene.database.url);
      url.port = String(proxy.port);
      const service = await scene.start({ DATABASE_URL: url.href, LEASE_MS: '2000' });
      await service.post(newBody());
      proxy[fault]();

      const begun = performance.now();
      const refused = await postKeyed(service, key, body);
      const ms = performance.now() - begun;
      const purchases = scene.simulator.purchases();
      proxy.open();
      const answer = await eventually(async () => {
        const repeat = await postKeyed(service, key, body);
        return repeat.status === 200 ? repeat : undefined;
      });

      expect(refused).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(ms).toBeLessThan(TOLD_WITHIN_MS);
      expect(purchases).toBe(1);
      expect(answer.body).toMatchObject({ status: 'completed' });
      expect(scene.simulator.purchases()).toBe(2);
    },
  );
});
