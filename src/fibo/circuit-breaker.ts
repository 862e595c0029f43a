import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel';
import type { FiboHealth } from './fibo-provider.js';

/** One reason to stop asking: so many failures of a kind in a row, and then silence for a while. */
export class CircuitBreaker {
  /**
   * What it runs resolves with FIBO's answer, a failed attempt included. Rejecting says that FIBO gave none: in a row of
   * failures that counts for nothing, but a probe has not shown that FIBO is well, which is what cockatiel would take it for.
   */
  readonly policy;
  private openedAt = 0;

  /** @param counts whether an answer is a failure of the kind */
  constructor(
    counts: (answer: unknown) => boolean,
    private readonly rule: { readonly failuresInARow: number; readonly openMs: number },
  ) {
    const isProbed = () => this.policy.state === CircuitState.HalfOpen;
    this.policy = circuitBreaker(handleWhenResult(counts).orWhen(isProbed), {
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
    // By Date.now(), not by Clock, because that is what the policy goes by.
    return this.openedAt + this.rule.openMs - Date.now();
  }
}
