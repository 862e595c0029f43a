import { describe, expect, it } from '@jest/globals';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { isReplayed, newKey } from '../support/keyed.js';
import { endedAt, postPreferring } from '../support/post-preferring.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

const ASYNC = 'respond-async';

/** On a busy machine it may not have begun yet. */
const UNDER_WAY = expect.stringMatching(/^(pending|processing)$/);

/** A caller waits, and one who does not joins him; then FIBO puts both off for so many seconds. */
async function joinAndBePutOff(service: TestService, retryAfter: string) {
  const taken = takeSlot(service);
  const body = newBody();
  const waiting = service.post(body);
  await eventually(async () => (await service.database.query('SELECT FROM generation'))[0]);
  const promised = await postPreferring(service, ASYNC, body);
  service.simulator.script({ stage: 'submission', answer: 'error', status: 429, retryAfter });
  taken.abort();
  return { promised, answer: await waiting };
}

describe('POST /api/generate/ that does not wait', () => {
  it('is answered at once with 202 and a generation that is completed later; one purchase', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 500 });

    const first = await postPreferring(service, ASYNC, newBody());
    const { status, headers, body } = first;
    const meanwhile = await service.get(`/api/generate/${String(body['id'])}`);
    const ended = await endedAt(service, first);

    expect(status).toBe(202);
    expect(body).toMatchObject({ image_url: null, cached: false, billed: expect.any(String) });
    expect(['pending', 'processing']).toContain(body['status']);
    expect(Object.keys(body).slice(0, 3)).toEqual(['id', 'status', 'image_url']);
    expect(headers.get('location')).toBe(`/api/generate/${String(body['id'])}`);
    expect(headers.get('retry-after')).toBe('5');
    expect(headers.get('preference-applied')).toBe(ASYNC);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cache-status')).toBe('generation; fwd=miss');
    expect(meanwhile.headers.get('retry-after')).toBe('5');
    expect(ended).toMatchObject({ status: 200, body: { id: body['id'], status: 'completed' } });
    expect(ended.headers.get('retry-after')).toBeNull();
    expect(service.simulator.purchases()).toBe(1);
  });

  it('shares what is under way, whoever asked for it first and however', async () => {
    const service = await startService();
    const body = newBody();
    service.simulator.script({ stage: 'job', latencyMs: 500 });

    const first = await postPreferring(service, ASYNC, body);
    const second = await postPreferring(service, ASYNC, body);
    const waiting = await service.post(body);

    expect(second).toMatchObject({ status: 202, body: { id: first.body['id'] } });
    expect(second.headers.get('cache-status')).toBe('generation; fwd=miss; collapsed');
    expect(waiting).toMatchObject({ status: 200, body: { id: first.body['id'], cached: true } });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is kept, though whoever asked for the same first cannot wait so long', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '3000' });
    service.simulator.script({ stage: 'job', latencyMs: 5000 });
    await postPreferring(service, ASYNC, newBody());
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    const body = newBody();
    const waiting = service.post(body);
    await eventually(async () => {
      const pending = await service.database.query(
        `SELECT FROM generation WHERE state = 'pending' AND user_id = $1`,
        [body.user_id],
      );
      return pending.length > 0 || undefined;
    });

    const promised = await postPreferring(service, ASYNC, body);

    expect(promised.headers.get('cache-status')).toBe('generation; fwd=miss; collapsed');
    expect(await waiting).toMatchObject({ status: 504, body: { code: 'GENERATION_TIMEOUT' } });
    await expect(endedAt(service, promised)).resolves.toMatchObject({
      body: { id: promised.body['id'], status: 'completed' },
    });
  });

  it('is kept, though whoever asked for the same first cannot wait as long as FIBO asks', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const { promised, answer } = await joinAndBePutOff(service, '600');
    const [resting] = await service.database.query(
      `SELECT state, class, lease_expires_at > now() + interval '9 minutes' AS rests
       FROM generation JOIN generation_attempt ON generation_id = generation.id`,
    );
    // The ten minutes pass.
    await service.database.query('UPDATE generation SET lease_expires_at = now()');
    const ended = await endedAt(service, promised);

    expect(promised.headers.get('cache-status')).toBe('generation; fwd=miss; collapsed');
    expect(answer).toMatchObject({
      status: 429,
      body: {
        code: 'UPSTREAM_RATE_LIMITED',
        billed: 'unknown',
        generation_id: promised.body['id'],
      },
    });
    expect(answer.headers.get('retry-after')).toBe('600');
    expect(resting).toEqual({ state: 'submitting', class: 'refused_temporarily', rests: true });
    expect(ended).toMatchObject({ body: { status: 'completed', retry_count: 1 } });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('fails with whoever asked for the same first when FIBO asks for longer than anybody waits', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1', FIBO_RESCUE_HOURS: '1' });

    const { promised, answer } = await joinAndBePutOff(service, '7200');

    expect(answer).toMatchObject({
      status: 429,
      body: { code: 'UPSTREAM_RATE_LIMITED', billed: 'no' },
    });
    await expect(endedAt(service, promised)).resolves.toMatchObject({
      body: { status: 'failed', error_code: 'UPSTREAM_RATE_LIMITED', billed: 'no' },
    });
  });

  it('gets a picture that is in the cache at once, as any other caller does', async () => {
    const service = await startService();
    const body = newBody();
    const { body: made } = await service.post(body);

    const hit = await postPreferring(service, ASYNC, body);

    expect(hit).toMatchObject({ status: 200, body: { id: made['id'], cached: true } });
    expect(hit.headers.get('cache-status')).toMatch(/^generation; hit; ttl=\d+$/);
    expect(hit.headers.get('preference-applied')).toBeNull();
  });

  it('is bought anew with use_cache false', async () => {
    const service = await startService();
    const body = { ...newBody(), use_cache: false };

    const answers = [];
    for (let asked = 0; asked < 2; asked++)
      answers.push(await postPreferring(service, ASYNC, body));
    await Promise.all(answers.map((answer) => endedAt(service, answer)));

    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(2);
    expect(answers[0]?.headers.get('cache-status')).toBe('generation; fwd=bypass');
    expect(service.simulator.purchases()).toBe(2);
  });

  it('tells of a failed generation as a generation: the call itself has not failed', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const first = await postPreferring(service, ASYNC, newBody());
    const ended = await endedAt(service, first);

    expect(first.status).toBe(202);
    expect(ended).toMatchObject({
      status: 200,
      body: { status: 'failed', error_code: 'GENERATION_REFUSED', billed: 'no' },
    });
  });

  it('refuses what is invalid, and has no row for it', async () => {
    const service = await startService();

    const { status, body } = await postPreferring(service, ASYNC, { prompt: 'no' });

    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'VALIDATION_FAILED' });
    expect(await service.database.query('SELECT FROM generation')).toHaveLength(0);
  });

  it('is turned away while FIBO fails, without a row', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 503, times: 10 });
    for (let failed = 0; failed < 10; failed++)
      await service.post({ ...newBody(), max_retries: 0 });

    const { status, headers, body } = await postPreferring(service, ASYNC, newBody());

    expect({ status, code: body['code'] }).toEqual({ status: 503, code: 'CIRCUIT_OPEN' });
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await service.database.query('SELECT FROM generation')).toHaveLength(10);
  });

  it('is turned away when the money is spent, without a row', async () => {
    const service = await startService({
      FIBO_PRICE_USD_MICROS: '30000',
      SPEND_LIMIT_USD_PER_DAY: '0.03',
    });
    await service.post(newBody());

    const { status, body } = await postPreferring(service, ASYNC, newBody());

    expect({ status, code: body['code'] }).toEqual({ status: 429, code: 'SPEND_LIMIT_REACHED' });
    expect(await service.database.query('SELECT FROM generation')).toHaveLength(1);
  });
});

describe('POST /api/generate/ that waits for a while', () => {
  it('is answered with 200 when the picture comes in time', async () => {
    const service = await startService();

    const { status, headers, body } = await postPreferring(service, 'wait=60', newBody());

    expect({ status, state: body['status'], cached: body['cached'] }).toEqual({
      status: 200,
      state: 'completed',
      cached: false,
    });
    expect(headers.get('preference-applied')).toBe('wait=60');
    expect(headers.get('location')).toBeNull();
  });

  it('is answered with 202 when it does not', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 1500 });

    const first = await postPreferring(service, 'respond-async, wait=1', newBody());

    expect(first).toMatchObject({ status: 202, body: { status: UNDER_WAY } });
    expect(first.headers.get('preference-applied')).toBe('respond-async, wait=1');
    await expect(endedAt(service, first)).resolves.toMatchObject({ body: { status: 'completed' } });
  });

  it('is told of a failure as any waiting caller is', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const { status, body } = await postPreferring(service, 'wait=60', newBody());

    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'GENERATION_REFUSED' });
  });

  it('waits so long at the most when SYNC_WAIT_MAX_SECONDS says so', async () => {
    const service = await startService({ SYNC_WAIT_MAX_SECONDS: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 1500 });

    const first = await service.post(newBody());

    expect(first).toMatchObject({ status: 202, body: { status: UNDER_WAY } });
    expect(first.headers.get('preference-applied')).toBeNull();
    await expect(endedAt(service, first)).resolves.toMatchObject({ body: { status: 'completed' } });
  });
});

describe('A call with an Idempotency-Key that does not wait', () => {
  it('is told when it is repeated how far the generation is: 202, and 200 at its end', async () => {
    const service = await startService();
    const [body, key] = [newBody(), { 'idempotency-key': newKey() }];
    service.simulator.script({ stage: 'job', latencyMs: 500 });

    const first = await postPreferring(service, ASYNC, body, key);
    const meanwhile = await postPreferring(service, ASYNC, body, key);
    await endedAt(service, first);
    const later = await postPreferring(service, ASYNC, body, key);

    expect(meanwhile).toMatchObject({ status: 202, body: { id: first.body['id'] } });
    expect(meanwhile.headers.get('location')).toBe(first.headers.get('location'));
    expect(later).toMatchObject({
      status: 200,
      body: { id: first.body['id'], status: 'completed', cached: false },
    });
    expect([first, meanwhile, later].map(isReplayed)).toEqual([false, true, true]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is told of a failure that cost nothing, and makes no fresh try of it', async () => {
    const service = await startService();
    const [body, key] = [newBody(), { 'idempotency-key': newKey() }];
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });

    const first = await postPreferring(service, ASYNC, body, key);
    await endedAt(service, first);
    const later = await postPreferring(service, ASYNC, body, key);

    expect(later).toMatchObject({
      status: 200,
      body: { id: first.body['id'], status: 'failed', error_code: 'GENERATION_REFUSED' },
    });
    expect(isReplayed(later)).toBe(true);
  });
});
