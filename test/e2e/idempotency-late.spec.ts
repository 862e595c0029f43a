import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { IdempotencyKeyRepository } from '../../src/idempotency/idempotency-key.repository.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { isReplayed, newKey, postKeyed, repeatUntilAnswered, told } from '../support/keyed.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

/** Less than the rescue, which looks every second, needs to come. */
const TIMEOUT_MS = '300';

const startService = servicePerTest();

/** Resolves when the generation has ended. */
async function ended(service: TestService, id: unknown): Promise<void> {
  await eventually(async () => {
    const { body } = await service.get(`/api/generate/${String(id)}`);
    return body['status'] === 'processing' ? undefined : true;
  });
}

describe('A call with an Idempotency-Key whose picture comes later', () => {
  it('gets the generation as it is by now: under way, and then completed; one purchase', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: TIMEOUT_MS });
    const [key, body] = [newKey(), newBody()];
    service.simulator.script({ stage: 'job', latencyMs: 1500 });

    const first = await postKeyed(service, key, body);
    const id = first.body['generation_id'];
    const meanwhile = await postKeyed(service, key, body);
    await ended(service, id);
    const later = await postKeyed(service, key, body);

    expect(first).toMatchObject({ status: 504, body: { billed: 'unknown' } });
    expect(meanwhile).toMatchObject({
      status: 200,
      body: { id, status: 'processing', image_url: null, cached: false },
    });
    expect(meanwhile.headers.get('location')).toBe(`/api/generate/${String(id)}`);
    expect(meanwhile.headers.get('retry-after')).toBe('5');
    expect(meanwhile.headers.get('cache-control')).toBe('no-store');
    expect(later).toMatchObject({ status: 200, body: { id, status: 'completed' } });
    expect(later.headers.get('location')).toBeNull();
    expect(Object.keys(later.body).slice(0, 3)).toEqual(['id', 'status', 'image_url']);
    expect([meanwhile, later].map(isReplayed)).toEqual([true, true]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('gets it as well when it could not be fetched at first', async () => {
    const service = await startService();
    const [key, body] = [newKey(), newBody()];
    service.simulator.script({ stage: 'picture', answer: 'missing', fetches: 6 });

    const first = await postKeyed(service, key, body);
    const id = first.body['generation_id'];
    await ended(service, id);
    const later = await postKeyed(service, key, body);

    expect(first).toMatchObject({ status: 500, body: { code: 'IMAGE_UNAVAILABLE' } });
    expect(later).toMatchObject({ status: 200, body: { id, status: 'completed' } });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('gets the failure that came instead', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: TIMEOUT_MS });
    const [key, body] = [newKey(), newBody()];
    service.simulator.script({ stage: 'job', latencyMs: 800, ends: 'error', code: 422 });

    const { body: first } = await postKeyed(service, key, body);
    await ended(service, first['generation_id']);
    const later = await postKeyed(service, key, body);

    expect(later).toMatchObject({
      status: 422,
      body: {
        code: 'GENERATION_REFUSED',
        billed: 'unknown',
        generation_id: first['generation_id'],
      },
    });
    expect(isReplayed(later)).toBe(true);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('gets it though it was bought for another call, which it had joined', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: TIMEOUT_MS });
    const [key, body] = [newKey(), newBody()];
    service.simulator.script({ stage: 'job', latencyMs: 1500 });

    const [leader, first] = await Promise.all([
      service.post(body),
      eventually(() => Promise.resolve(service.simulator.purchases() || undefined)).then(() =>
        postKeyed(service, key, body),
      ),
    ]);
    const id = leader.body['generation_id'];
    await ended(service, id);
    const later = await postKeyed(service, key, body);

    expect(first).toMatchObject({ status: 504, body: { generation_id: id } });
    expect(later).toMatchObject({ status: 200, body: { id, status: 'completed' } });
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('A call with an Idempotency-Key that met a closed door', () => {
  it('is a fresh try once the door is open', async () => {
    const limits = { FIBO_PRICE_USD_MICROS: '30000', SPEND_LIMIT_USD_PER_DAY: '0.03' };
    const service = await startService(limits);
    const [key, body] = [newKey(), newBody()];
    await service.post(newBody());

    const refused = await postKeyed(service, key, body);
    await service.database.query(
      `UPDATE generation_attempt SET started_at = started_at - interval '2 days'`,
    );
    const second = await postKeyed(service, key, body);

    expect(refused).toMatchObject({ status: 429, body: { code: 'SPEND_LIMIT_REACHED' } });
    expect(second.status).toBe(200);
    expect(isReplayed(second)).toBe(false);
  });
});

describe('The answer to a call with an Idempotency-Key', () => {
  it('goes out though it cannot be kept, and the repeat finds the picture', async () => {
    const service = await startService({ LEASE_MS: '600' });
    const [key, body] = [newKey(), { ...newBody(), use_cache: false }];
    service.simulator.script({ stage: 'job', latencyMs: 500 });

    const ordered = postKeyed(service, key, body);
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    await service.database.query('ALTER TABLE idempotency_key RENAME COLUMN answer TO elsewhere');
    const first = await ordered;
    await service.database.query('ALTER TABLE idempotency_key RENAME COLUMN elsewhere TO answer');
    const repeat = await repeatUntilAnswered(service, key, body);

    expect(first.status).toBe(200);
    expect(isReplayed(repeat)).toBe(true);
    expect(told(repeat)).toEqual(told(first));
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('A key that another call has taken over', () => {
  it('lets the first one buy nothing any more', async () => {
    const service = await startService();
    const [key, body] = [newKey(), newBody()];
    const others = new Client({ connectionString: service.database.url });
    await others.connect();
    await others.query('BEGIN; LOCK TABLE generation IN SHARE MODE');

    const ordered = postKeyed(service, key, body);
    await eventually(async () => {
      const waiting = await service.database.query('SELECT FROM pg_locks WHERE NOT granted');
      return waiting.length > 0 || undefined;
    });
    await service.database.query('UPDATE idempotency_key SET fence = fence + 1');
    await others.query('COMMIT');
    await others.end();
    const refused = await ordered;

    expect(refused).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_IN_USE' } });
    expect(await service.database.query('SELECT FROM generation')).toEqual([]);
    expect(service.simulator.arrivals()).toEqual([]);
  });
});

describe('A key whose call takes several leases', () => {
  it('stays claimed until the call has its answer', async () => {
    const service = await startService({ LEASE_MS: '300' });
    const [key, body] = [newKey(), newBody()];
    service.simulator.script({ stage: 'job', latencyMs: 1500 });
    const leases = () =>
      service.database.query<{ ends: string; holds: boolean }>(
        'SELECT lease_expires_at::text AS ends, lease_expires_at > now() AS holds FROM idempotency_key',
      );

    const ordered = postKeyed(service, key, body);
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    const [begun] = await leases();
    const [prolonged] = await eventually(async () => {
      const [lease] = await leases();
      return lease && lease.ends !== begun?.ends ? [lease] : undefined;
    });
    await ordered;

    expect([begun?.holds, prolonged.holds]).toEqual([true, true]);
    expect(await leases()).toEqual([expect.objectContaining({ holds: false })]);
  });
});

describe('A key whose time is over', () => {
  it('is forgotten, in steps; others are kept', async () => {
    const service = await startService();
    const keys = service.app.get(IdempotencyKeyRepository, { strict: false });
    const body = { ...newBody(), use_cache: false };
    const [kept, ...expired] = [newKey(), newKey(), newKey()];
    for (const key of [kept, ...expired]) await postKeyed(service, key, body);
    await service.database.query(
      `UPDATE idempotency_key SET expires_at = expires_at - interval '24 hours' WHERE key = ANY($1)`,
      [expired],
    );

    const steps = [
      await keys.deleteExpired(1),
      await keys.deleteExpired(1),
      await keys.deleteExpired(1),
    ];

    expect(steps).toEqual([1, 1, 0]);
    expect(isReplayed(await postKeyed(service, kept, body))).toBe(true);
    expect(isReplayed(await postKeyed(service, expired[0], body))).toBe(false);
  });
});
