import type { AttemptClass } from './attempt-class.js';

interface FailedAttemptFacts {
  readonly httpStatus?: number | undefined;
  /** FIBO's own `Retry-After`. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** An attempt that did not bring a picture; the message is fit for the client. */
export class FailedAttempt extends Error {
  readonly httpStatus: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly attemptClass: Exclude<AttemptClass, 'delivered'>,
    message: string,
    facts: FailedAttemptFacts = {},
  ) {
    super(message, { cause: facts.cause });
    this.name = FailedAttempt.name;
    this.httpStatus = facts.httpStatus;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** A failed attempt that another one would follow, if there were time to wait for it. */
export class RetryTooLate extends FailedAttempt {
  /**
   * @param waitMs from the failure to the next attempt
   * @param retryAt when that would be, in epoch milliseconds
   */
  constructor(
    { attemptClass, message, httpStatus, retryAfterMs, cause }: FailedAttempt,
    readonly waitMs: number,
    readonly retryAt: number,
  ) {
    super(attemptClass, message, { httpStatus, retryAfterMs, cause });
    this.name = RetryTooLate.name;
  }
}

/** The way to FIBO is closed for now; nothing was sent. */
export class CircuitOpen extends Error {
  /** @param retryAfterMs when it is worth asking again */
  constructor(readonly retryAfterMs: number) {
    super('FIBO does not answer at the moment');
    this.name = CircuitOpen.name;
  }
}

/** The deadline passed before FIBO had accepted; nothing was bought by this attempt. */
export class TimedOutBeforeAcceptance extends Error {
  constructor() {
    super('FIBO did not accept the request in time');
    this.name = TimedOutBeforeAcceptance.name;
  }
}

/** FIBO accepted and is still at work; the picture may come later. */
export class LateJob extends Error {
  constructor() {
    super('FIBO is still at work on the picture');
    this.name = LateJob.name;
  }
}

/** FIBO finished, but its picture cannot be had now. */
export class ImageUnavailable extends Error {
  constructor(cause: unknown, message = 'the picture could not be fetched') {
    super(message, { cause });
    this.name = ImageUnavailable.name;
  }
}
