import { Injectable } from '@nestjs/common';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  wrap,
} from 'cockatiel';
import { CircuitOpen, FailedAttempt } from './fibo-failure.js';
import type { FiboHealth } from './fibo-provider.js';

const OUTAGE = { failuresInARow: 10, openMs: 10_000 };
const ACCOUNT = { failuresInARow: 3, openMs: 60_000 };

/** FIBO cannot be reached or is out of order. A 429 shows that it is well, and so does a refusal. */
function isOutage(outcome: unknown): boolean {
  if (!(outcome instanceof FailedAttempt)) return false;
  switch (outcome.attemptClass) {
    case 'not_sent':
    case 'unknown':
      return true;
    case 'refused_temporarily':
      return outcome.httpStatus !== 429;
    case 'refused':
    case 'lost':
    case 'job_failed':
    case 'job_refused':
      return false;
  }
}

/** Our account is not accepted: every further request would be refused too. */
function isAccountRefusal(outcome: unknown): boolean {
  return (
    outcome instanceof FailedAttempt && (outcome.httpStatus === 401 || outcome.httpStatus === 403)
  );
}

/** One reason to stop asking: so many failures of a kind in a row, and then silence for a while. */
class Breaker {
  readonly policy;
  private openedAt = 0;

  constructor(
    counts: (outcome: unknown) => boolean,
    private readonly rule: { readonly failuresInARow: number; readonly openMs: number },
  ) {
    this.policy = circuitBreaker(handleWhenResult(counts), {
      halfOpenAfter: rule.openMs,
      breaker: new ConsecutiveBreaker(rule.failuresInARow),
    });
    this.policy.onBreak(() => (this.openedAt = Date.now()));
  }

  /** The policy itself calls a circuit open until somebody probes it. */
  get state(): FiboHealth['circuit'] {
    if (this.policy.state === CircuitState.Closed) return 'closed';
    if (this.policy.state === CircuitState.HalfOpen) return 'half-open';
    return this.probedInMs > 0 ? 'open' : 'half-open';
  }

  /** Until somebody may ask again; 0 or less when that is now. */
  get probedInMs(): number {
    return this.openedAt + this.rule.openMs - Date.now();
  }
}

/** Stops asking while FIBO is out of order or refuses our account, and probes whether it is well again. */
@Injectable()
export class Circuit {
  private readonly outage = new Breaker(isOutage, OUTAGE);
  private readonly account = new Breaker(isAccountRefusal, ACCOUNT);
  private readonly both = wrap(this.account.policy, this.outage.policy);

  get state(): FiboHealth['circuit'] {
    const states = [this.outage.state, this.account.state];
    return states.find((state) => state === 'open') ?? states.find(isNotClosed) ?? 'closed';
  }

  /** Throws CircuitOpen while the way is closed. */
  assertNotOpen(): void {
    if (this.state === 'open') throw this.openError();
  }

  /** Passes the submission's outcome on; rejects with CircuitOpen, without submitting, while the way is closed. */
  async run<T>(submit: () => Promise<T>): Promise<T> {
    const outcome = await this.both
      .execute(() => outcomeOf(submit))
      .catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? this.openError() : error;
      });
    if (outcome instanceof FailedAttempt) throw outcome;
    return outcome;
  }

  private openError(): CircuitOpen {
    return new CircuitOpen(Math.max(this.outage.probedInMs, this.account.probedInMs, 0));
  }
}

function isNotClosed(state: FiboHealth['circuit']): boolean {
  return state !== 'closed';
}

/** As a result, a failure that does not count ends the row of those that do. */
async function outcomeOf<T>(submit: () => Promise<T>): Promise<T | FailedAttempt> {
  try {
    return await submit();
  } catch (error) {
    if (error instanceof FailedAttempt) return error;
    throw error;
  }
}
