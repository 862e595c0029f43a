import { ApiError, type ApiErrorOptions, type Billed } from '../common/errors/api-error.js';
import type { ErrorCode } from '../common/errors/error-catalogue.js';
import {
  DATABASE_UNAVAILABLE_DETAIL,
  isDatabaseUnavailable,
} from '../database/database-unavailable.js';
import {
  CircuitOpen,
  FailedAttempt,
  ImageUnavailable,
  LateJob,
  TimedOutBeforeAcceptance,
} from '../fibo/fibo-failure.js';
import { StorageFull } from '../images/image-store.js';
import { SpendLimitReached } from '../spending/spend-limit.js';
import { HoldLost } from './leases/hold.js';

const CLOSED_DOORS = [CircuitOpen, SpendLimitReached, StorageFull];
const HANDED_OVER = 'another process has taken the work over';

/** A failure of a generation in the contract's terms. */
export interface GenerationFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly billed: Billed;
  readonly retryAfterSeconds?: number;
  /** Only the call ends: the row is given back for somebody to go on with. */
  readonly isUnderWay?: boolean;
}

/** What a failure of the provider means for the generation; undefined when the failure is not the provider's. */
export function explainFailure(error: unknown, billed: Billed): GenerationFailure | undefined {
  if (error instanceof FailedAttempt) return { ...explainAttempt(error), billed };
  if (error instanceof CircuitOpen) {
    return {
      code: 'CIRCUIT_OPEN',
      message: error.message,
      billed,
      retryAfterSeconds: Math.ceil(error.retryAfterMs / 1000),
    };
  }
  if (error instanceof SpendLimitReached) {
    return {
      code: 'SPEND_LIMIT_REACHED',
      message: error.message,
      billed,
      retryAfterSeconds: Math.ceil(error.retryAfterMs / 1000),
    };
  }
  if (error instanceof StorageFull) {
    return { code: 'STORAGE_FULL', message: error.message, billed };
  }
  if (error instanceof TimedOutBeforeAcceptance || error instanceof LateJob) {
    return {
      code: 'GENERATION_TIMEOUT',
      message: `Generation timed out: ${error.message}`,
      billed,
    };
  }
  if (error instanceof ImageUnavailable) {
    return { code: 'IMAGE_UNAVAILABLE', message: apiError(error), billed: 'yes' };
  }
  return undefined;
}

/** The generation met a closed door, or was withdrawn in front of it: it was not made, and that is no fault of it. */
export function isClosedDoor(error: unknown): boolean {
  if (error instanceof ApiError) return error.options.isWithdrawn === true;
  return CLOSED_DOORS.some((kind) => error instanceof kind);
}

/** The failure of a call whose generation goes on. */
export function asUnderWay(failure: GenerationFailure): GenerationFailure {
  return { ...failure, billed: billedIfItGoesOn(failure.billed), isUnderWay: true };
}

/** What goes on may yet be bought. */
function billedIfItGoesOn(soFar: Billed): Billed {
  return soFar === 'no' ? 'unknown' : soFar;
}

/** The failure as the client is told it; with a row, where the row is. */
export function failureAsApiError(
  failure: GenerationFailure,
  cause: unknown,
  generationId?: number,
): ApiError {
  const { code, message, ...options } = failure;
  return new ApiError(code, message, { ...options, cause, ...locate(generationId) });
}

/** Where a generation that has a row is to be found. */
export function locate(generationId: number | undefined): ApiErrorOptions {
  if (generationId === undefined) return {};
  return { generationId, headers: { Location: `/api/generate/${generationId}` } };
}

/** The generation was given up before anything was bought. Whoever shares it still wants it. */
export function cancellationAsApiError(generationId: number): ApiError {
  const options = { isWithdrawn: true, ...locate(generationId) };
  return new ApiError('CANCELLED', 'Generation cancelled', options);
}

/** A fault of our own in the middle of the work: the row stays under way, and somebody goes on with it. */
export function interruptionAsApiError(
  cause: unknown,
  generationId: number | undefined,
  billed: Billed,
): ApiError {
  const isUnderWay = generationId !== undefined;
  const answered = isUnderWay ? billedIfItGoesOn(billed) : billed;
  const options = { billed: answered, cause, isUnderWay, ...locate(generationId) };
  if (cause instanceof HoldLost) {
    return new ApiError('GENERATION_TIMEOUT', `Generation timed out: ${HANDED_OVER}`, options);
  }
  return isDatabaseUnavailable(cause)
    ? new ApiError('DATABASE_UNAVAILABLE', DATABASE_UNAVAILABLE_DETAIL, options)
    : new ApiError('INTERNAL_ERROR', 'Internal Server Error', options);
}

function explainAttempt(failure: FailedAttempt): Omit<GenerationFailure, 'billed'> {
  switch (failure.attemptClass) {
    case 'not_sent':
    case 'job_failed':
      return { code: 'GENERATION_FAILED', message: apiError(failure) };
    case 'unknown':
    case 'lost':
      return { code: 'OUTCOME_UNKNOWN', message: apiError(failure) };
    case 'job_refused':
      return { code: 'GENERATION_REFUSED', message: `Generation refused: ${failure.message}` };
    case 'refused_temporarily':
      return explainTemporaryRefusal(failure);
    case 'refused':
      return explainRefusal(failure);
  }
}

function explainTemporaryRefusal(failure: FailedAttempt): Omit<GenerationFailure, 'billed'> {
  const { httpStatus, retryAfterMs } = failure;
  const retryAfter =
    retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) };
  return httpStatus === 429
    ? { code: 'UPSTREAM_RATE_LIMITED', message: 'Rate limit exceeded', ...retryAfter }
    : { code: 'GENERATION_FAILED', message: apiError(failure), ...retryAfter };
}

function explainRefusal(failure: FailedAttempt): Omit<GenerationFailure, 'billed'> {
  switch (failure.httpStatus) {
    case 401:
    case 403:
      return { code: 'UPSTREAM_UNAUTHORIZED', message: apiError(failure) };
    case 422:
      return { code: 'GENERATION_REFUSED', message: `Generation refused: ${failure.message}` };
    default:
      return { code: 'GENERATION_FAILED', message: apiError(failure) };
  }
}

function apiError(error: Error): string {
  return `Generation failed: FIBO API error: ${error.message}`;
}
