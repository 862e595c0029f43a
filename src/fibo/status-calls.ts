import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { type BudgetedCall, CallWindow } from './call-window.js';
import type { Priority } from './fibo-provider.js';
import type { Demand, Want } from './fleet/demand.js';
import { type BudgetUser, UpstreamBudget } from './fleet/upstream-budget.js';
import type { JobLook } from './job-look.js';
import { LOOKS_OF_A_JOB, LookPace, stretchFor } from './look-pace.js';
import { type Turn, TurnQueue } from './turn-queue.js';

/** FIBO counts calls by the minute; without a `Retry-After` a quarter of one is a fair guess. */
const DEFAULT_PAUSE_MS = 15_000;

/** Whoever ran into FIBO's limit takes care for another minute. */
const CARE_MS = 60_000;

/** Calls that batches leave to each interactive job under way, as long as half of all are theirs. */
const LOOKS_RESERVED = 4;

/** Nodes share their looks by the jobs they have, whoever owns those. */
const NOBODY = 0;

/** Makes status calls when there is a call left for them, and never all at once when calls are short. */
@Injectable()
export class StatusCalls implements BudgetUser {
  private readonly window: CallWindow;
  private readonly queue: TurnQueue<BudgetedCall>;
  private readonly jobs: Record<Priority, number> = { interactive: 0, batch: 0 };
  private readonly paces: Record<Priority, LookPace>;
  private pausedUntil = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly budget: UpstreamBudget,
  ) {
    this.window = new CallWindow(() => budget.limitOf('looks'), clock);
    this.queue = new TurnQueue(
      {
        opensAt: (priority) => this.opensAt(priority),
        enter: (priority) => this.enter(priority),
      },
      clock,
    );
    this.paces = { interactive: this.newPace(), batch: this.newPace() };
    budget.join(this);
  }

  /** While `work` runs, calls are kept for a job of this priority. */
  async whileWatching<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    this.jobs[priority] += 1;
    this.budget.changed();
    try {
      return await work();
    } finally {
      this.jobs[priority] -= 1;
      if (this.jobs[priority] === 0) this.paces[priority] = this.newPace();
      this.budget.changed();
      this.queue.moveOn();
    }
  }

  /**
   * Looks when it is the caller's turn. When the deadline comes first it looks all the same, if FIBO allows one call more; undefined:
   * it does not. A 429 makes everybody pause.
   */
  async make(turn: Turn, look: () => Promise<JobLook>): Promise<JobLook | undefined> {
    const call = (await this.queue.wait(turn)) ?? this.lastCall(turn);
    if (!call) return undefined;
    const pace = this.paces[turn.priority];
    const seen = await call.make(look).finally(() => this.queue.comeBack(turn));
    pace.ended(seen.state === 'completed' || seen.state === 'failed');
    if (seen.state === 'slow_down') this.pause(seen.retryAfterMs ?? DEFAULT_PAUSE_MS);
    this.queue.moveOn();
    return seen;
  }

  demands(): { readonly looks: Demand } {
    let spare = Math.max(0, this.window.free);
    const wants = (['interactive', 'batch'] as const).map((priority): Want => {
      const needed = this.jobs[priority] * LOOKS_OF_A_JOB;
      const missing = Math.max(0, needed - spare);
      spare = Math.max(0, spare - needed);
      return [priority, NOBODY, missing];
    });
    return {
      looks: {
        held: this.window.counted,
        uses: [],
        lastTurnAt: 0,
        wants: wants.filter(([, , count]) => count > 0),
      },
    };
  }

  moveOn(): void {
    this.queue.moveOn();
  }

  /** A shorter pause never ends a longer one. */
  private pause(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
  }

  private opensAt(priority: Priority): number {
    return Math.max(this.allowedAt(priority), this.paces[priority].opensAt);
  }

  private allowedAt(priority: Priority): number {
    return Math.max(this.pausedUntil, this.window.freeAt(this.reserveFrom(priority)));
  }

  private enter(priority: Priority): BudgetedCall {
    const call = this.window.take();
    this.paces[priority].began(this.clock.now(), this.stretch(priority));
    return call;
  }

  private lastCall(turn: Turn): BudgetedCall | undefined {
    return this.allowedAt(turn.priority) <= this.clock.now() ? this.queue.enter(turn) : undefined;
  }

  private stretch(priority: Priority): number {
    const jobs = this.jobs[priority];
    const stretch = stretchFor(jobs, this.window.free - this.reserveFrom(priority) - jobs);
    const isCareful = this.clock.now() < this.pausedUntil + CARE_MS;
    return isCareful ? Math.max(stretch, 1) : stretch;
  }

  /** Calls that somebody of this priority leaves to others. */
  private reserveFrom(priority: Priority): number {
    if (priority === 'interactive') return 0;
    const { reserve, limit } = this.window;
    return Math.min(reserve + LOOKS_RESERVED * this.jobs.interactive, Math.floor(limit / 2));
  }

  private newPace(): LookPace {
    return new LookPace(this.config.fibo.pollIntervalMs);
  }
}
