import { Injectable } from '@nestjs/common';
import { BrokenCircuitError, wrap } from 'cockatiel';
import { CircuitBreaker } from './circuit-breaker.js';
import { isAccountRefusal, isOutage } from './circuit-failures.js';
import { CircuitOpen, FailedAttempt } from './fibo-failure.js';
import type { FiboHealth } from './fibo-provider.js';

const OUTAGE = { failuresInARow: 10, openMs: 10_000 };
const ACCOUNT = { failuresInARow: 3, openMs: 60_000 };

/** Stops asking while FIBO is out of order or refuses our account, and probes whether it is well again. */
@Injectable()
export class Circuit {
  private readonly outage = new CircuitBreaker(isOutage, OUTAGE);
  private readonly account = new CircuitBreaker(isAccountRefusal, ACCOUNT);
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
    // One breaker's probe is not spent in front of the other's closed door.
    this.assertNotOpen();
    const answer = await this.both
      .execute(() => answerOf(submit))
      .catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? this.openError() : error;
      });
    if (answer instanceof FailedAttempt) throw answer;
    return answer;
  }

  private openError(): CircuitOpen {
    return new CircuitOpen(Math.max(this.outage.probedInMs, this.account.probedInMs, 0));
  }
}

function isNotClosed(state: FiboHealth['circuit']): boolean {
  return state !== 'closed';
}

/** As an answer, a failed attempt that does not count ends the row of those that do. */
async function answerOf<T>(submit: () => Promise<T>): Promise<T | FailedAttempt> {
  try {
    return await submit();
  } catch (error) {
    if (error instanceof FailedAttempt) return error;
    throw error;
  }
}
