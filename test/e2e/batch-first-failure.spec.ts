import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { newBody } from '../support/cache-status.js';
import { postBatch, resultsOf } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

/** FIBO answers 500 to it, or what a test says, and it is not sent again. */
function failingBody(service: TestService, fault: object = { status: 500 }) {
  const body = { ...newBody(), max_retries: 0 };
  service.simulator.script({
    stage: 'submission',
    answer: 'error',
    match: body.prompt,
    ...fault,
  });
  return body;
}

/** Its picture comes after so long. */
function slowBody(service: TestService, latencyMs: number) {
  const body = newBody();
  service.simulator.script({ stage: 'job', latencyMs, match: body.prompt });
  return body;
}

function untilFailure(requests: readonly object[], parallel = true) {
  return { requests, parallel, continue_on_error: false };
}

async function rowsOf(service: TestService): Promise<unknown[]> {
  return service.database.query('SELECT id FROM generation');
}

describe('A batch with continue_on_error false', () => {
  it('ends at its first failure with 500, and tells everything all the same (one after the other)', async () => {
    const service = await startService();
    const requests = [newBody(), failingBody(service), newBody()];

    const answer = await postBatch(service, untilFailure(requests, false));

    const { id } = (resultsOf(answer)[0] ?? {}) as { id: number };
    const detail =
      'Batch generation failed: Generation 2 failed: FIBO API error: FIBO answered 500';
    expect(answer.status).toBe(500);
    expect(Object.entries(answer.body)).toEqual([
      ['detail', detail],
      ['code', 'GENERATION_FAILED'],
      ['message', detail],
      ['retryable', true],
      ['billed', 'yes'],
      ['generation_id', id + 1],
      ['request_id', answer.headers.get('x-request-id')],
      ['total', 3],
      ['successful', 1],
      ['failed', 2],
      ['results', [expect.objectContaining({ status: 'completed' }), null, null]],
      [
        'errors',
        [
          null,
          'Generation 2 failed: FIBO API error: FIBO answered 500',
          'Generation 3 skipped: generation 2 failed',
        ],
      ],
      ['batch_id', expect.any(Number)],
      ['error_codes', [null, 'GENERATION_FAILED', 'SKIPPED']],
    ]);
    expect(answer.headers.get('location')).toBe(`/api/generate/${id + 1}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await rowsOf(service)).toHaveLength(2);
    expect(service.simulator.arrivals()).toHaveLength(2);
  });

  it('finishes and keeps what is under way, and starts nothing that waits for a place at FIBO (in parallel)', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '2' });
    const slow = slowBody(service, 500);
    const requests = [slow, failingBody(service), newBody(), newBody(), newBody()];

    const answer = await postBatch(service, untilFailure(requests));

    const skipped = [3, 4, 5].map((n) => `Generation ${n} skipped: generation 2 failed`);
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ total: 5, successful: 1, failed: 4, billed: 'yes' });
    expect(answer.body['errors']).toEqual([null, expect.any(String), ...skipped]);
    expect(await rowsOf(service)).toHaveLength(2);
    expect((await service.get('/api/generate/cache/stats')).body).toMatchObject({ misses: 2 });
    expect((await service.post(slow)).body).toMatchObject({ cached: true });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('starts nothing that waits for one of the calls that FIBO allows a minute (in parallel)', async () => {
    const service = await startService({ FIBO_REQUESTS_PER_MINUTE: '2' });
    const requests = [failingBody(service), newBody(), newBody()];

    const { status, body } = await postBatch(service, untilFailure(requests));

    expect(status).toBe(500);
    expect(body['error_codes']).toEqual(['GENERATION_FAILED', null, 'SKIPPED']);
    expect(await rowsOf(service)).toHaveLength(2);
    expect(service.simulator.arrivals()).toHaveLength(2);
  });

  it('finishes all items that are at FIBO already (in parallel)', async () => {
    const service = await startService();
    const requests = [slowBody(service, 200), failingBody(service), slowBody(service, 200)];

    const { status, body } = await postBatch(service, untilFailure(requests));

    expect(status).toBe(500);
    expect(body['error_codes']).toEqual([null, 'GENERATION_FAILED', null]);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('names the failure that came first, not the one of the first item', async () => {
    const service = await startService();
    const late = newBody();
    service.simulator.script({ stage: 'job', latencyMs: 400, ends: 'error', match: late.prompt });
    const requests = [
      { ...late, max_retries: 0 },
      failingBody(service, { status: 429, retryAfter: '7' }),
    ];

    const { body, headers } = await postBatch(service, untilFailure(requests));

    expect(body['detail']).toBe(
      'Batch generation failed: Generation 2 failed: Rate limit exceeded',
    );
    expect(body['error_codes']).toEqual(['GENERATION_FAILED', 'UPSTREAM_RATE_LIMITED']);
    expect(headers.get('retry-after')).toBe('7');
  });

  it('answers 200 when no item fails', async () => {
    const service = await startService();

    const { status, body } = await postBatch(service, untilFailure([newBody(), newBody()]));

    expect(status).toBe(200);
    expect(body).toMatchObject({ successful: 2, error_codes: [null, null] });
  });

  describe('says of money', () => {
    async function billedFor(service: TestService, ...requests: object[]): Promise<unknown> {
      const answer: Answer = await postBatch(service, untilFailure(requests, false));
      expect(answer.status).toBe(500);
      return answer.body['billed'];
    }

    it('no, when nothing was bought: what is repeated was bought before', async () => {
      const service = await startService();
      const known = newBody();
      await service.post(known);

      expect(await billedFor(service, known, failingBody(service, { status: 422 }))).toBe('no');
    });

    it('yes, when an item was bought before another one failed', async () => {
      const service = await startService();

      expect(await billedFor(service, newBody(), failingBody(service))).toBe('yes');
    });

    it('unknown, when nobody can tell of the one that failed', async () => {
      const service = await startService();

      expect(await billedFor(service, failingBody(service, { answer: 'reset' }))).toBe('unknown');
    });
  });
});
