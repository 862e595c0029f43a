import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { JobSlots } from '../../src/fibo/job-slots.js';
import type { ScriptedFault } from '../../src/fibo/simulator/faults/scripted-fault.js';
import { eventually } from '../support/eventually.js';
import { expectFailure, type Failure, harmless } from '../support/failure.js';
import { fiboRequest } from '../support/fibo-request.js';
import type { Answer } from '../support/ask.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const ONCE = { ...WATCH, max_retries: 0 };
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
      billed: isGoingOn ? 'unknown' : failure.billed,
    });
  });

  it('GENERATION_FAILED: nobody there', async () => {
    const lonely = await startTestService({ BRIA_BASE_URL: 'http://127.0.0.1:1/v2' });

    const answer = await lonely.post(ONCE);

    expectFailure(lonely, answer, {
      status: 500,
      code: 'GENERATION_FAILED',
      detail: new RegExp(`^${FIBO_SAYS} \\S`),
      retryable: true,
      billed: 'no',
      generationId: 1,
    });
    expect(JSON.stringify(answer.body)).not.toContain('127.0.0.1');
    await lonely.stop();
  });
});

describe('GENERATION_TIMEOUT', () => {
  const TIMED_OUT = {
    status: 504,
    code: 'GENERATION_TIMEOUT',
    detail: /^Generation timed out: \S/,
    retryable: true,
    generationId: 1,
  } as const;

  it('before FIBO accepted: nothing was bought, and nothing will be', async () => {
    const limits = { FIBO_MAX_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '300' };
    const service = await startTestService(limits);
    const others = new AbortController();
    const slots = service.app.get(JobSlots, { strict: false });
    const taken = slots.hold(fiboRequest({ deadlineAt: Date.now() + 60_000 }), () =>
      once(others.signal, 'abort'),
    );

    const answer = await service.post(WATCH);

    expectFailure(service, answer, { ...TIMED_OUT, billed: 'no' });
    others.abort();
    await taken;
    const failed = await eventually(async () => {
      const { body } = await service.get('/api/generate/1');
      return body['status'] === 'failed' ? body : undefined;
    });
    expect(failed).toMatchObject({ error_code: 'GENERATION_TIMEOUT', billed: 'no' });
    expect(service.simulator.arrivals()).toEqual([]);
    await service.stop();
  });

  it('after FIBO accepted: nobody knows what it will cost, and the generation goes on', async () => {
    const service = await startTestService({ REQUEST_DEADLINE_MS: '300' });
    service.simulator.script({ stage: 'job', ends: 'never' });

    const answer = await service.post(WATCH);

    expectFailure(service, answer, { ...TIMED_OUT, billed: 'unknown' });
    expect((await service.get('/api/generate/1')).body).toMatchObject({
      status: 'processing',
      error_code: null,
      billed: 'unknown',
    });
    await service.stop();
  });
});

describe('CIRCUIT_OPEN', () => {
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
    const service = await startTestService();
    service.simulator.script({ ...SUBMISSION, status: 503, times: FOR_EVER });
    const failed: Answer[] = [];
    for (let made = 0; made < 10; made++) failed.push(await service.post(ONCE));

    expectFailure(service, await service.post(ONCE), CLOSED_DOOR);

    expect(failed.map(({ body }) => body['code'])).toEqual(Array(10).fill('GENERATION_FAILED'));
    expect(service.simulator.arrivals()).toHaveLength(10);
    expect(await countRows(service)).toBe(10);
    expect((await service.get('/health/ready')).body['fibo']).toMatchObject({ circuit: 'open' });
    await service.stop();
  });

  it('ends a generation that meets it between two attempts', async () => {
    const service = await startTestService();
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
    await service.stop();
  });

  it('comes after our account was refused three times in a row', async () => {
    const service = await startTestService();
    service.simulator.script({ ...SUBMISSION, status: 401, times: FOR_EVER });
    for (let made = 0; made < 3; made++) await service.post(ONCE);

    const answer = await service.post(ONCE);

    expectFailure(service, answer, { ...CLOSED_DOOR, retryAfter: '60' });
    expect(service.simulator.arrivals()).toHaveLength(3);
    expect(await countRows(service)).toBe(3);
    await service.stop();
  });
});
