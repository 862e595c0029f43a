import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { Randomness } from '../common/time/randomness.js';
import { AppConfig } from '../config/app-config.js';
import type { AttemptJournal } from './attempt-journal.js';
import { FailedAttempt, RetryTooLate } from './fibo-failure.js';
import type { FiboRequest } from './fibo-provider.js';
import { mayRetry, retryWaitMs } from './retry-policy.js';

/** Makes attempts until one succeeds or none may follow; the only place that retries a purchase. */
@Injectable()
export class AttemptLoop {
  private readonly logger = new Logger(AttemptLoop.name);

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Rejects with the last failure when the policy allows no further attempt, as RetryTooLate when only the request's deadline does not. */
  async run<T>(
    request: FiboRequest,
    journal: AttemptJournal,
    attempt: () => Promise<T>,
  ): Promise<T> {
    let failure = interruptedAttempt(journal);
    for (;;) {
      if (failure) await this.prepareNext(failure, request, journal);
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof FailedAttempt)) throw error;
        failure = error;
      }
    }
  }

  private async prepareNext(
    failure: FailedAttempt,
    request: FiboRequest,
    journal: AttemptJournal,
  ): Promise<void> {
    const failed = [...journal.history.failed, failure.attemptClass];
    const { unknownOutcome, retryBaseMs } = this.config.fibo;
    if (!mayRetry(failed, request.maxRetries, unknownOutcome)) throw failure;

    const random = this.randomness.next();
    const waitMs = retryWaitMs(failed.length, retryBaseMs, failure.retryAfterMs, random);
    const retryAt = this.clock.now() + waitMs;
    if (retryAt > request.deadlineAt) throw new RetryTooLate(failure, waitMs, retryAt);

    await journal.failed(failure);
    this.logger.warn({
      event: 'attempt.retry',
      generationId: journal.generationId,
      attempt: failed.length,
      class: failure.attemptClass,
      httpStatus: failure.httpStatus,
      waitMs: Math.round(waitMs),
    });
    await this.clock.sleep(waitMs, request.signal);
  }
}

/** An attempt that an earlier driver began and left without an outcome: it may have been sent. */
function interruptedAttempt(journal: AttemptJournal): FailedAttempt | undefined {
  if (journal.history.open !== null) return undefined;
  return new FailedAttempt('unknown', 'the service was interrupted while it was asking');
}
