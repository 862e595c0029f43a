import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { type BudgetedCall, CallWindow } from './call-window.js';
import { TimedOutBeforeAcceptance } from './fibo-failure.js';
import type { FiboRequest, Priority } from './fibo-provider.js';
import type { Budget, Demand } from './fleet/demand.js';
import { type BudgetUser, UpstreamBudget } from './fleet/upstream-budget.js';
import { TurnQueue } from './turn-queue.js';

/**
 * Bounds how many jobs of this process are under way at FIBO at once, and how many are submitted a minute, by what is this node's of both.
 *
 * One queue for both: nobody holds a slot while waiting for a call, nor a call while waiting for a slot.
 */
@Injectable()
export class JobSlots implements BudgetUser {
  private readonly submissions: CallWindow;
  private readonly queue: TurnQueue<BudgetedCall>;
  private taken = 0;
  private lastTurnAt = 0;

  constructor(
    private readonly budget: UpstreamBudget,
    private readonly clock: Clock,
  ) {
    this.submissions = new CallWindow(() => budget.limitOf('submissions'), clock);
    this.queue = new TurnQueue(
      {
        opensAt: (priority) => this.opensAt(priority),
        enter: () => this.enter(),
        lineChanged: () => budget.changed(),
      },
      clock,
    );
    budget.join(this);
  }

  /** Whether who asks now has to wait. */
  mustWait({ priority }: FiboRequest): boolean {
    return this.queue.mustWait(priority);
  }

  /**
   * Runs `work` in a slot and with the right to submit once, waiting for both until the request's deadline.
   *
   * Rejects with TimedOutBeforeAcceptance when the deadline passes first, with the signal's reason when it aborts first.
   */
  async hold<T>(request: FiboRequest, work: (submission: BudgetedCall) => Promise<T>): Promise<T> {
    const submission = await this.queue.wait(request);
    if (!submission) throw new TimedOutBeforeAcceptance();
    try {
      return await work(submission);
    } finally {
      submission.giveBack();
      this.taken -= 1;
      this.queue.comeBack(request);
      this.budget.changed();
      this.queue.moveOn();
    }
  }

  demands(): Readonly<Record<Extract<Budget, 'jobs' | 'submissions'>, Demand>> {
    const { uses, wants } = this.queue;
    const { lastTurnAt } = this;
    return {
      jobs: { held: this.taken, uses, wants, lastTurnAt },
      submissions: { held: this.submissions.counted, uses, wants, lastTurnAt },
    };
  }

  moveOn(): void {
    this.queue.moveOn();
  }

  private opensAt(priority: Priority): number {
    if (this.taken >= this.budget.limitOf('jobs')) return Infinity;
    return this.submissions.freeAt(priority === 'batch' ? this.submissions.reserve : 0);
  }

  private enter(): BudgetedCall {
    this.taken += 1;
    this.lastTurnAt = this.clock.now();
    return this.submissions.take();
  }
}
