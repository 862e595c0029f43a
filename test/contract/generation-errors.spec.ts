import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScriptedFault } from '../../src/fibo/simulator/faults/scripted-fault.js';
import { eventually } from '../support/eventually.js';
import { expectFailure, type Failure, harmless } from '../support/failure.js';
import { servicePerTest } from '../support/service-per-test.js';
import { takeSlot } from '../support/take-slot.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
/** Not to be joined: each of them is to fail by itself. */
const ONCE = { ...WATCH, max_retries: 0, use_cache: false };
const FIBO_SAYS = 'Generation failed: FIBO API error:';

const SUBMISSION = { stage: 'submission', answer: 'error' } as const;
const FOR_EVER = 20;

type Row = readonly [title: string, fault: ScriptedFault, failure: Omit<Failure, 'generationId'>];

const rateLimited = (retryAfter: string): Row[2] => ({
  status: 429,
  code: 'UPSTREAM_RATE_LIMITED',
  detail: 'Rate limit exceeded',
  retryable: true,
  billed: 'no',
  retryAfter,
});

const unauthorized = (status: number): Row[2] => ({
  status: 500,
  code: 'UPSTREAM_UNAUTHORIZED',
  detail: `${FIBO_SAYS} FIBO does not accept the account (${status})`,
  retryable: false,
  billed: 'no',
});

const ROWS: readonly Row[] = [
  [
    'GENERATION_REFUSED: the submission',
    { ...SUBMISSION, status: 422 },
    {
      status: 422,
      code: 'GENERATION_REFUSED',
      detail: /^Generation refused: \S/,
      retryable: false,
      billed: 'no',
    },
  ],
  [
    'GENERATION_REFUSED: the job',
    { stage: 'job', ends: 'error', code: 422, message: 'Content moderation failed' },
    {
      status: 422,
      code: 'GENERATION_REFUSED',
      detail: 'Generation refused: Content moderation failed',
      retryable: false,
      billed: 'unknown',
    },
  ],
  [
    "UPSTREAM_RATE_LIMITED with FIBO's Retry-After",
    { ...SUBMISSION, status: 429, retryAfter: '7' },
    rateLimited('7'),
  ],
  ['UPSTREAM_RATE_LIMITED without one', { ...SUBMISSION, status: 429 }, rateLimited('60')],
  [
    'UPSTREAM_RATE_LIMITED with a nonsensical one',
    { ...SUBMISSION, status: 429, retryAfter: '1e1' },
    rateLimited('60'),
  ],
  [
    'GENERATION_FAILED: refused for the moment',
    { ...SUBMISSION, status: 503, retryAfter: '9' },
    {
      status: 500,
      code: 'GENERATION_FAILED',
      detail: `${FIBO_SAYS} FIBO answered 503`,
      retryable: true,
      billed: 'no',
      retryAfter: '9',
    },
  ],
  [
    'GENERATION_FAILED: a job that ended in an error',
    { stage: 'job', ends: 'error', message: 'see https://engine.prod.bria-api.com/v2/status/1' },
    {
      status: 500,
      code: 'GENERATION_FAILED',
      detail: new RegExp(`^${FIBO_SAYS} see (?!http)`),
      retryable: true,
      billed: 'unknown',
    },
  ],
  [
    'OUTCOME_UNKNOWN',
    { stage: 'submission', answer: 'reset' },
    {
      status: 500,
      code: 'OUTCOME_UNKNOWN',
      detail: new RegExp(`^${FIBO_SAYS} \\S`),
      retryable: true,
      billed: 'unknown',
    },
  ],
  [
    'IMAGE_UNAVAILABLE',
    { stage: 'picture', answer: 'missing', times: FOR_EVER },
    {
      status: 500,
      code: 'IMAGE_UNAVAILABLE',
      detail: `${FIBO_SAYS} the picture could not be fetched`,
      retryable: true,
      billed: 'yes',
    },
  ],
  ['UPSTREAM_UNAUTHORIZED: 401', { ...SUBMISSION, status: 401 }, unauthorized(401)],
  ['UPSTREAM_UNAUTHORIZED: 403', { ...SUBMISSION, status: 403 }, unauthorized(403)],
];

describe('Faults of FIBO', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(() => {
    service.simulator.reset();
  });

  afterAll(async () => {
    await service.stop();
  });

  it.each(ROWS)('%s', async (_, fault, failure) => {
    service.simulator.script(fault);

    const answer = await service.post(ONCE);

    const id = Number(answer.body['generation_id']);
    expectFailure(service, answer, { ...failure, generationId: id });
    const generation = harmless(service, await service.get(`/api/generate/${id}`));
    const isGoingOn = failure.code === 'IMAGE_UNAVAILABLE';
    expect(generation.body).toMatchObject({
      id,
      status: isGoingOn ? 'processing' : 'failed',
      error_code: isGoingOn ? null : failure.code,
      error_message: isGoingOn ? null : answer.body['detail'],
      image_url: null,
      quality_score: null,
      generation_time: null,
      billed: failure.billed,
    });
  });
});

describe('GENERATION_FAILED', () => {
  const startService = servicePerTest();

  it('says no more than that nobody is there', async () => {
    const service = await startService({ BRIA_BASE_URL: 'http://127.0.0.1:1/v2' });

    const answer = await service.post(ONCE);

    expectFailure(service, answer, {
      status: 500,
      code: 'GENERATION_FAILED',
      detail: new RegExp(`^${FIBO_SAYS} \\S`),
      retryable: true,
      billed: 'no',
      generationId: 1,
    });
    expect(JSON.stringify(answer.body)).not.toContain('127.0.0.1');
  });
});

describe('IMAGE_UNAVAILABLE', () => {
  const startService = servicePerTest();

  it('comes while the picture cannot be kept; it is as soon as it can, for one purchase', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 1500 });
    const folder = join(service.dataDir, 'images');
    const posting = service.post(ONCE);
    await eventually(() => Promise.resolve(service.simulator.purchases() === 1 || undefined));
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');

    const answer = await posting;

    expectFailure(service, answer, {
      status: 500,
      code: 'IMAGE_UNAVAILABLE',
      detail: new RegExp(`^${FIBO_SAYS} \\S`),
      retryable: true,
      billed: 'yes',
      generationId: 1,
    });
    expect((await service.get('/api/generate/1')).body).toMatchObject({ status: 'processing' });
    await rm(folder);
    await mkdir(folder);
    const kept = await eventually(async () => {
      const { body } = await service.get('/api/generate/1');
      return body['status'] === 'completed' ? body : undefined;
    });
    expect((await fetch(String(kept['image_url']))).status).toBe(200);
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('GENERATION_TIMEOUT', () => {
  const startService = servicePerTest();
  const TIMED_OUT = {
    status: 504,
    code: 'GENERATION_TIMEOUT',
    detail: /^Generation timed out: \S/,
    retryable: true,
    generationId: 1,
  } as const;

  it('before FIBO accepted: nothing was bought, and nothing will be', async () => {
    const limits = { FIBO_MAX_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '300' };
    const service = await startService(limits);
    const others = takeSlot(service);

    const answer = await service.post(WATCH);

    expectFailure(service, answer, { ...TIMED_OUT, billed: 'no' });
    others.abort();
    const failed = await eventually(async () => {
      const { body } = await service.get('/api/generate/1');
      return body['status'] === 'failed' ? body : undefined;
    });
    expect(failed).toMatchObject({ error_code: 'GENERATION_TIMEOUT', billed: 'no' });
    expect(service.simulator.arrivals()).toEqual([]);
  });

  it('while FIBO has not answered the submission: nobody knows whether it was bought', async () => {
    const service = await startService({ REQUEST_DEADLINE_MS: '500' });
    service.simulator.script({ stage: 'submission', answer: 'hang' });

    const answer = await service.post(WATCH, { signal: AbortSignal.timeout(5_000) });

    expectFailure(service, answer, { ...TIMED_OUT, billed: 'unknown' });
    expect((await service.get('/api/generate/1')).body).toMatchObject({
      status: 'processing',
      error_code: null,
      billed: 'unknown',
    });
  });

  it('after FIBO accepted: nobody knows what it will cost, and the generation goes on', async () => {
    const service = await startService({ REQUEST_DEADLINE_MS: '300' });
    service.simulator.script({ stage: 'job', ends: 'never' });

    const answer = await service.post(WATCH);

    expectFailure(service, answer, { ...TIMED_OUT, billed: 'unknown' });
    expect((await service.get('/api/generate/1')).body).toMatchObject({
      status: 'processing',
      error_code: null,
      billed: 'unknown',
    });
  });
});
