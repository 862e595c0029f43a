import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScriptedFault } from '../../src/fibo/simulator/faults/scripted-fault.js';
import type { Answer } from '../support/ask.js';
import { servicePerTest } from '../support/service-per-test.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false };

/** A fault, and what a caller with `max_retries: 3` gets of it. */
interface Case {
  readonly title: string;
  readonly faults: readonly ScriptedFault[];
  /** Jobs FIBO made, and would bill. */
  readonly purchases: number;
  readonly submissions: number;
  /** Undefined: the picture arrives. */
  readonly code?: string;
  readonly billed: 'no' | 'yes' | 'unknown';
}

const ALWAYS = 10;

const CASES: readonly Case[] = [
  ...[500, 502, 503].map((status) => ({
    title: `${status} with the envelope, once`,
    faults: [{ stage: 'submission', answer: 'error', status }] as const,
    purchases: 1,
    submissions: 2,
    billed: 'yes' as const,
  })),
  ...[500, 502, 503].map((status) => ({
    title: `${status} without the envelope, once`,
    faults: [{ stage: 'submission', answer: 'error', status, body: 'html' }] as const,
    purchases: 1,
    submissions: 2,
    billed: 'yes' as const,
  })),
  {
    title: '503 with the envelope for ever',
    faults: [{ stage: 'submission', answer: 'error', status: 503, times: ALWAYS }],
    purchases: 0,
    submissions: 4,
    code: 'GENERATION_FAILED',
    billed: 'no',
  },
  {
    title: '503 without the envelope for ever',
    faults: [{ stage: 'submission', answer: 'error', status: 503, body: 'empty', times: ALWAYS }],
    purchases: 0,
    submissions: 2,
    code: 'OUTCOME_UNKNOWN',
    billed: 'unknown',
  },
  ...(['envelope', 'html'] as const).map((body) => ({
    title: `504 with ${body} for ever`,
    faults: [{ stage: 'submission', answer: 'error', status: 504, body, times: ALWAYS }] as const,
    purchases: 0,
    submissions: 2,
    code: 'OUTCOME_UNKNOWN',
    billed: 'unknown' as const,
  })),
  {
    title: 'an unknown outcome and then a temporary refusal: no third submission',
    faults: [
      { stage: 'submission', answer: 'reset' },
      { stage: 'submission', answer: 'error', status: 503, times: ALWAYS },
    ],
    purchases: 0,
    submissions: 2,
    code: 'GENERATION_FAILED',
    billed: 'unknown',
  },
  {
    title: 'a reset before acceptance',
    faults: [{ stage: 'submission', answer: 'reset' }],
    purchases: 1,
    submissions: 2,
    billed: 'yes',
  },
  {
    title: 'a reset after acceptance',
    faults: [{ stage: 'submission', answer: 'reset', accepted: true }],
    purchases: 2,
    submissions: 2,
    billed: 'yes',
  },
  ...(['broken-json', 'html', 'empty', 'no-request-id'] as const).map((answer) => ({
    title: `a 202 with a body that is ${answer}`,
    faults: [{ stage: 'submission', answer }] as const,
    purchases: 2,
    submissions: 2,
    billed: 'yes' as const,
  })),
  ...[400, 404, 413, 415].map((status) => ({
    title: `a final refusal with ${status}`,
    faults: [{ stage: 'submission', answer: 'error', status, times: ALWAYS }] as const,
    purchases: 0,
    submissions: 1,
    code: 'GENERATION_FAILED',
    billed: 'no' as const,
  })),
  {
    title: 'a final refusal with 422',
    faults: [{ stage: 'submission', answer: 'error', status: 422, times: ALWAYS }],
    purchases: 0,
    submissions: 1,
    code: 'GENERATION_REFUSED',
    billed: 'no',
  },
  {
    title: '401',
    faults: [{ stage: 'submission', answer: 'error', status: 401, times: ALWAYS }],
    purchases: 0,
    submissions: 1,
    code: 'UPSTREAM_UNAUTHORIZED',
    billed: 'no',
  },
  {
    title: 'a job that ends in ERROR once',
    faults: [{ stage: 'job', ends: 'error' }],
    purchases: 2,
    submissions: 2,
    billed: 'yes',
  },
  ...(['error', 'failed', 'unknown'] as const).map((ends) => ({
    title: `jobs that always end as ${ends}`,
    faults: [{ stage: 'job', ends, times: ALWAYS }] as const,
    purchases: 4,
    submissions: 4,
    code: 'GENERATION_FAILED',
    billed: 'unknown' as const,
  })),
  {
    title: 'a job that ends in ERROR 422',
    faults: [{ stage: 'job', ends: 'error', code: 422, times: ALWAYS }],
    purchases: 1,
    submissions: 1,
    code: 'GENERATION_REFUSED',
    billed: 'unknown',
  },
  ...[500, 503, 404].map((status) => ({
    title: `status calls that answer ${status}`,
    faults: [{ stage: 'status', answer: 'error', status, body: 'html', calls: 3 }] as const,
    purchases: 1,
    submissions: 1,
    billed: 'yes' as const,
  })),
  ...(['reset', 'broken-json', 'html', 'empty'] as const).map((answer) => ({
    title: `status calls that end in ${answer}`,
    faults: [{ stage: 'status', answer, calls: 3 }] as const,
    purchases: 1,
    submissions: 1,
    billed: 'yes' as const,
  })),
  {
    title: 'a status call that says NOT_FOUND at first',
    faults: [{ stage: 'status', answer: 'error', status: 404, body: 'not-found', calls: 2 }],
    purchases: 1,
    submissions: 1,
    billed: 'yes',
  },
  ...(['missing', 'html', 'cut-short', 'truncated', 'redirect'] as const).map((answer) => ({
    title: `a picture that is ${answer} four times`,
    faults: [{ stage: 'picture', answer, fetches: 4 }] as const,
    purchases: 1,
    submissions: 1,
    billed: 'yes' as const,
  })),
  ...(['missing', 'html', 'cut-short', 'truncated', 'redirect', 'oversized'] as const).map(
    (answer) => ({
      title: `a picture that stays ${answer}`,
      faults: [{ stage: 'picture', answer }] as const,
      purchases: 1,
      submissions: 1,
      code: 'IMAGE_UNAVAILABLE',
      billed: 'yes' as const,
    }),
  ),
];

describe('A fault of FIBO', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(async () => {
    // Successes in between keep the circuit closed from case to case.
    service.simulator.reset();
    await service.post(WATCH);
    service.simulator.reset();
  });

  afterAll(async () => {
    await service.stop();
  });

  it.each(CASES)('$title', async ({ faults, purchases, submissions, code, billed }) => {
    faults.forEach((fault) => service.simulator.script(fault));

    const answer = await service.post(WATCH);

    expect(outcomeOf(answer)).toEqual({ code: code ?? 'completed', billed });
    expect(service.simulator.purchases()).toBe(purchases);
    expect(service.simulator.arrivals()).toHaveLength(submissions);
    expect(service.simulator.traffic().pictureFetchesWithToken).toBe(0);
  });

  it('is not answered with a second purchase when the caller allows no retry', async () => {
    service.simulator.script({ stage: 'submission', answer: 'reset', accepted: true });

    const answer = await service.post({ ...WATCH, max_retries: 0 });

    expect(outcomeOf(answer)).toEqual({ code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('that asks for fewer status calls is obeyed, and is no failed attempt', async () => {
    service.simulator.script({ stage: 'status', answer: 'error', status: 429, retryAfter: '1' });

    const { status, body } = await service.post(WATCH);

    expect(status).toBe(200);
    expect(body['retry_count']).toBe(0);
    expect(body['generation_time']).toBeGreaterThanOrEqual(1);
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('The waits between attempts', () => {
  const startService = servicePerTest();

  /** A service whose waits cannot be taken for anything else that it sleeps. */
  const startPatientService = () =>
    startService({ RETRY_BASE_MS: '70', FIBO_POLL_INTERVAL_MS: '3' });

  it('are 1, 2 and 4 times the base, in this order', async () => {
    const service = await startPatientService();
    service.simulator.script({ stage: 'submission', answer: 'error', status: 503, times: 4 });

    const { body } = await service.post(WATCH);

    expect(body['code']).toBe('GENERATION_FAILED');
    expect(service.clock.slept.filter((ms) => ms >= 70 && ms < 10_000)).toEqual([70, 140, 280]);
  });

  it.each([
    ['seconds', () => '1'],
    ['an HTTP date', () => new Date(Date.now() + 2000).toUTCString()],
  ])('are as long as Retry-After says in %s', async (_form, retryAfter) => {
    const service = await startPatientService();
    const refusal = { stage: 'submission', answer: 'error', status: 429 } as const;
    service.simulator.script({ ...refusal, retryAfter: retryAfter() });

    const { status, body } = await service.post(WATCH);

    expect(status).toBe(200);
    expect(body['retry_count']).toBe(1);
    const waits = service.clock.slept.filter((ms) => ms >= 70 && ms < 10_000);
    expect(waits).toEqual([expect.any(Number)]);
    expect(waits[0]).toBeGreaterThan(500);
  });
});

describe('FIBO_UNKNOWN_OUTCOME=fail', () => {
  const startService = servicePerTest();

  it('makes no second submission when the first may have been bought', async () => {
    const service = await startService({ FIBO_UNKNOWN_OUTCOME: 'fail' });
    service.simulator.script({ stage: 'submission', answer: 'reset', accepted: true });

    const answer = await service.post(WATCH);

    expect(outcomeOf(answer)).toEqual({ code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(service.simulator.purchases()).toBe(1);
  });
});

function outcomeOf({ status, body }: Answer): { code: unknown; billed: unknown } {
  return { code: status === 200 ? body['status'] : body['code'], billed: body['billed'] };
}
