import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { expectFailure, type Failure } from '../support/failure.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';
import type { TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const ONCE = { ...WATCH, max_retries: 0 };

const SUBMISSION = { stage: 'submission', answer: 'error' } as const;
const FOR_EVER = 20;

describe('CIRCUIT_OPEN', () => {
  const startService = servicePerTest();
  const CLOSED_DOOR: Failure = {
    status: 503,
    code: 'CIRCUIT_OPEN',
    detail: 'FIBO does not answer at the moment',
    retryable: true,
    billed: 'no',
    retryAfter: '10',
  };

  async function countRows(service: TestService): Promise<number> {
    const [row] = await service.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM generation',
    );
    return row?.count ?? 0;
  }

  it('comes after ten failures in a row, and leaves no row', async () => {
    const service = await startService();
    service.simulator.script({ ...SUBMISSION, status: 503, times: FOR_EVER });
    const failed: Answer[] = [];
    for (let made = 0; made < 10; made++) failed.push(await service.post(ONCE));

    expectFailure(service, await service.post(ONCE), CLOSED_DOOR);

    expect(failed.map(({ body }) => body['code'])).toEqual(Array(10).fill('GENERATION_FAILED'));
    expect(service.simulator.arrivals()).toHaveLength(10);
    expect(await countRows(service)).toBe(10);
    expect((await service.get('/health/ready')).body['fibo']).toMatchObject({ circuit: 'open' });
  });

  it('ends a generation that meets it between two attempts', async () => {
    const service = await startService();
    service.simulator.script({ ...SUBMISSION, status: 503, times: FOR_EVER });
    await service.post({ ...WATCH, max_retries: 5 });

    const answer = await service.post({ ...WATCH, max_retries: 5 });

    expectFailure(service, answer, { ...CLOSED_DOOR, generationId: 2 });
    expect(service.simulator.arrivals()).toHaveLength(10);
    expect((await service.get('/api/generate/2')).body).toMatchObject({
      status: 'failed',
      error_code: 'CIRCUIT_OPEN',
      billed: 'no',
    });
  });

  it('comes after our account was refused three times in a row', async () => {
    const service = await startService();
    service.simulator.script({ ...SUBMISSION, status: 401, times: FOR_EVER });
    for (let made = 0; made < 3; made++) await service.post(ONCE);

    const answer = await service.post(ONCE);

    expectFailure(service, answer, { ...CLOSED_DOOR, retryAfter: '60' });
    expect(service.simulator.arrivals()).toHaveLength(3);
    expect(await countRows(service)).toBe(3);
  });

  it('turns callers away at the door, even when all slots are taken', async () => {
    const limits = { FIBO_MAX_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '2000' };
    const service = await startService(limits);
    service.simulator.script({ ...SUBMISSION, status: 401, times: FOR_EVER });
    for (let made = 0; made < 3; made++) await service.post(ONCE);
    const others = takeSlot(service);

    const answer = await service.post(WATCH);

    others.abort();
    expectFailure(service, answer, { ...CLOSED_DOOR, retryAfter: '60' });
    expect(await countRows(service)).toBe(3);
  });
});
