import { afterEach, describe, expect, it } from '@jest/globals';
import { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { postBatch } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';

const startService = servicePerTest();

describe('FIBO_REQUESTS_PER_MINUTE', () => {
  let strict: FiboSimulator;

  afterEach(async () => {
    await strict.close();
  });

  /** A service whose FIBO enforces the plan that the service was told. */
  async function startPlan(callsPerMinute: number, environment = {}) {
    const token = 'strict-token';
    strict = await FiboSimulator.start({
      token,
      latencyMs: 600,
      rateLimitPerMinute: callsPerMinute,
      plainPictures: { width: 64, height: 64 },
    });
    return startService({
      BRIA_API_TOKEN: token,
      BRIA_BASE_URL: strict.baseUrl,
      FIBO_REQUESTS_PER_MINUTE: String(callsPerMinute),
      FIBO_POLL_INTERVAL_MS: '40',
      ...environment,
    });
  }

  it('lets a small plan do for several pictures at once', async () => {
    const service = await startPlan(10);

    const answers = await Promise.all([1, 2, 3].map(() => service.post(newBody())));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(strict.arrivals().map(({ outcome }) => outcome)).toEqual([202, 202, 202]);
    expect(strict.traffic().statusCalls).toBeLessThanOrEqual(10);
  });

  it('lets a request that is one too many wait as pending, and buys nothing when its time is up', async () => {
    const service = await startPlan(1, { REQUEST_DEADLINE_MS: '2500' });
    void service.post(newBody());
    await eventually(async () => Promise.resolve(strict.purchases() === 1 || undefined));

    const late = service.post(newBody());
    const waiting = await eventually(async () => {
      const rows = await service.database.query<{ state: string }>(
        'SELECT state FROM generation ORDER BY id',
      );
      return rows[1]?.state;
    });
    const { status, body } = await late;

    expect(waiting).toBe('pending');
    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'GENERATION_TIMEOUT', billed: 'no' });
    expect(strict.purchases()).toBe(1);
  });
});

describe('An interactive request', () => {
  it('goes before the batch that waits for a slot', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const others = takeSlot(service);
    const [first, second, single] = [newBody(), newBody(), newBody()];
    const waiting = (count: number) =>
      eventually(async () => {
        const rows = await service.database.query(`SELECT FROM generation WHERE state = 'pending'`);
        return rows.length === count || undefined;
      });

    const batch = postBatch(service, { requests: [first, second] });
    await waiting(2);
    const alone = service.post(single);
    await waiting(3);
    others.abort();
    await Promise.all([batch, alone]);

    const prompts = service.simulator.arrivals().map(({ body }) => body);
    expect(prompts).toMatchObject(
      [single, first, second].map(({ prompt }) => ({ prompt: expect.stringContaining(prompt) })),
    );
  });
});
