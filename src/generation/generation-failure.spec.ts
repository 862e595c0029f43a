import { describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '../common/errors/error-catalogue.js';
import {
  CircuitOpen,
  FailedAttempt,
  ImageUnavailable,
  LateJob,
  TimedOutBeforeAcceptance,
} from '../fibo/fibo-failure.js';
import { StorageFull } from '../images/image-store.js';
import { SpendLimitReached } from '../spending/spend-limit.js';
import {
  asUnderWay,
  explainFailure,
  failureAsApiError,
  interruptionAsApiError,
  isClosedDoor,
} from './generation-failure.js';
import { HoldLost } from './leases/hold.js';

const failed = (attemptClass: FailedAttempt['attemptClass'], httpStatus?: number): FailedAttempt =>
  new FailedAttempt(attemptClass, 'it went wrong', httpStatus === undefined ? {} : { httpStatus });

describe(explainFailure.name, () => {
  it.each<[Error, ErrorCode, string]>([
    [failed('not_sent'), 'GENERATION_FAILED', 'Generation failed: FIBO API error: it went wrong'],
    [failed('job_failed'), 'GENERATION_FAILED', 'Generation failed: FIBO API error: it went wrong'],
    [failed('unknown', 504), 'OUTCOME_UNKNOWN', 'Generation failed: FIBO API error: it went wrong'],
    [failed('lost'), 'OUTCOME_UNKNOWN', 'Generation failed: FIBO API error: it went wrong'],
    [failed('job_refused'), 'GENERATION_REFUSED', 'Generation refused: it went wrong'],
    [failed('refused', 422), 'GENERATION_REFUSED', 'Generation refused: it went wrong'],
    [
      failed('refused', 401),
      'UPSTREAM_UNAUTHORIZED',
      'Generation failed: FIBO API error: it went wrong',
    ],
    [
      failed('refused', 403),
      'UPSTREAM_UNAUTHORIZED',
      'Generation failed: FIBO API error: it went wrong',
    ],
    [
      failed('refused', 400),
      'GENERATION_FAILED',
      'Generation failed: FIBO API error: it went wrong',
    ],
    [failed('refused_temporarily', 429), 'UPSTREAM_RATE_LIMITED', 'Rate limit exceeded'],
    [
      failed('refused_temporarily', 503),
      'GENERATION_FAILED',
      'Generation failed: FIBO API error: it went wrong',
    ],
    [
      new TimedOutBeforeAcceptance(),
      'GENERATION_TIMEOUT',
      'Generation timed out: FIBO did not accept the request in time',
    ],
    [
      new LateJob(),
      'GENERATION_TIMEOUT',
      'Generation timed out: FIBO is still at work on the picture',
    ],
  ])('says of %s: %s', (failure, code, message) => {
    expect(explainFailure(failure, 'unknown')).toEqual({ code, message, billed: 'unknown' });
  });

  it('tells when a closed way is worth another try', () => {
    expect(explainFailure(new CircuitOpen(1500), 'no')).toEqual({
      code: 'CIRCUIT_OPEN',
      message: 'FIBO does not answer at the moment',
      billed: 'no',
      retryAfterSeconds: 2,
    });
  });

  it('tells nobody where there is no room', () => {
    const full = new StorageFull(new Error("ENOSPC: no space left on device, write '/data/x'"));

    expect(explainFailure(full, 'no')).toEqual({
      code: 'STORAGE_FULL',
      message: 'There is no room for another picture',
      billed: 'no',
    });
  });

  it('knows that a picture which cannot be fetched is billed', () => {
    expect(explainFailure(new ImageUnavailable(undefined), 'unknown')).toEqual({
      code: 'IMAGE_UNAVAILABLE',
      message: 'Generation failed: FIBO API error: the picture could not be fetched',
      billed: 'yes',
    });
  });

  it.each([
    [6001, 7],
    [0, 0],
  ])("hands on FIBO's Retry-After of %i ms in whole seconds", (retryAfterMs, seconds) => {
    const limited = new FailedAttempt('refused_temporarily', 'no', {
      httpStatus: 429,
      retryAfterMs,
    });
    expect(explainFailure(limited, 'no')).toMatchObject({ retryAfterSeconds: seconds });
  });

  it("leaves what is not the provider's to others", () => {
    expect(explainFailure(new Error('the database is gone'), 'no')).toBeUndefined();
  });
});

describe(isClosedDoor.name, () => {
  it.each<[Error, boolean]>([
    [new CircuitOpen(1500), true],
    [new SpendLimitReached(1500), true],
    [new StorageFull(undefined), true],
    [failed('not_sent'), false],
    [new ImageUnavailable(new StorageFull(undefined)), false],
  ])('says of %s: %s', (failure, isClosed) => {
    expect(isClosedDoor(failure)).toBe(isClosed);
  });
});

describe(failureAsApiError.name, () => {
  const failure = { code: 'GENERATION_TIMEOUT', message: 'Too late', billed: 'unknown' } as const;

  it('says where the row is', () => {
    const { code, detail, options } = failureAsApiError(failure, new LateJob(), 101);

    expect([code, detail]).toEqual(['GENERATION_TIMEOUT', 'Too late']);
    expect(options).toMatchObject({
      billed: 'unknown',
      generationId: 101,
      headers: { Location: '/api/generate/101' },
    });
  });

  it('says nothing of a row when there is none', () => {
    const { options } = failureAsApiError(failure, new LateJob());
    expect(options).not.toHaveProperty('generationId');
    expect(options).not.toHaveProperty('headers');
  });
});

describe(asUnderWay.name, () => {
  it.each([
    ['no', 'unknown'],
    ['unknown', 'unknown'],
    ['yes', 'yes'],
  ] as const)('says of what goes on, billed %s so far: %s', (soFar, billed) => {
    const failure = { code: 'UPSTREAM_RATE_LIMITED', message: 'no', billed: soFar } as const;

    expect(asUnderWay(failure)).toEqual({ ...failure, billed, isUnderWay: true });
  });
});

describe(interruptionAsApiError.name, () => {
  const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

  it.each<[Error, ErrorCode]>([
    [new HoldLost({ id: 101, fence: 1 }), 'GENERATION_TIMEOUT'],
    [unreachable, 'DATABASE_UNAVAILABLE'],
    [new TypeError('secret'), 'INTERNAL_ERROR'],
  ])('says of %s: %s, and where the row is', (cause, code) => {
    const error = interruptionAsApiError(cause, 101, 'unknown');

    expect(error.code).toBe(code);
    expect(error.detail).not.toContain('secret');
    expect(error.options).toMatchObject({ billed: 'unknown', generationId: 101, cause });
  });

  it.each([
    [101, 'no', 'unknown'],
    [101, 'yes', 'yes'],
    [undefined, 'no', 'no'],
  ] as const)('of row %s, billed %s so far: %s', (id, soFar, billed) => {
    expect(interruptionAsApiError(unreachable, id, soFar).options.billed).toBe(billed);
  });

  it('says that the work goes on where there is a row', () => {
    const [withRow, without] = [101, undefined].map((id) =>
      interruptionAsApiError(unreachable, id, 'unknown'),
    );

    expect(withRow?.options.isUnderWay).toBe(true);
    expect(without?.options.isUnderWay).toBe(false);
  });
});
