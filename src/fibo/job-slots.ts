import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { type BudgetedCall, CallWindow } from './call-window.js';
import { TimedOutBeforeAcceptance } from './fibo-failure.js';
import type { FiboRequest, Priority } from './fibo-provider.js';
import { TurnQueue } from './turn-queue.js';

/**
 * Bounds how many jobs of this process are under way at FIBO at once, and how many are submitted a minute.
 *
 * One queue for both: nobody holds a slot while waiting for a call, nor a call while waiting for a slot.
 */
@Injectable()
export class JobSlots {
  private readonly submissions: CallWindow;
  private readonly queue: TurnQueue<BudgetedCall>;
  private taken = 0;

  constructor(
    private readonly config: AppConfig,
    clock: Clock,
  ) {
    this.submissions = new CallWindow(config.fibo.requestsPerMinute ?? Infinity, clock);
    this.queue = new TurnQueue(
      { opensAt: (priority) => this.opensAt(priority), enter: () => this.enter() },
      clock,
    );
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
      this.queue.moveOn();
    }
  }

  private opensAt(priority: Priority): number {
    if (this.taken >= this.config.fibo.maxConcurrency) return Infinity;
    return this.submissions.freeAt(priority === 'batch' ? this.submissions.reserve : 0);
  }

  private enter(): BudgetedCall {
    this.taken += 1;
    return this.submissions.take();
  }
}
