import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import type { AttemptJournal } from '../../fibo/attempt-journal.js';
import {
  CircuitOpen,
  FailedAttempt,
  ImageUnavailable,
  LateJob,
  TimedOutBeforeAcceptance,
} from '../../fibo/fibo-failure.js';
import { StorageFull } from '../../images/image-store.js';
import { SpendLimitReached } from '../../spending/spend-limit.js';

const FINAL = [
  FailedAttempt,
  CircuitOpen,
  SpendLimitReached,
  StorageFull,
  TimedOutBeforeAcceptance,
];

/** The gap between two looks grows with the job's age. */
const GAP_OF_AGE = 0.1;
const LONGEST_GAP_MS = 5 * 60 * 1000;
/** Room may be made at any moment, and FIBO keeps a finished picture for some days only. */
const LONGEST_GAP_WITHOUT_ROOM_MS = 30 * 1000;

/** How long a picture that is late is still asked for, and how often; after a fault of our own the work rests for a lease. */
@Injectable()
export class RescuePatience {
  private readonly shortestGapMs: number;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.shortestGapMs = 3 * config.fibo.pollIntervalMs;
  }

  /** Milliseconds until somebody goes on with the work; undefined when the failure is final, or patience is at its end. */
  nextLookMs(failure: unknown, journal: AttemptJournal, deadlineAt: Date): number | undefined {
    if (failure instanceof CircuitOpen && this.mayWait(journal, deadlineAt)) {
      return failure.retryAfterMs;
    }
    if (FINAL.some((kind) => failure instanceof kind)) return undefined;
    const job = journal.history.open;
    const ageMs = job ? this.clock.now() - job.acceptedAt : 0;
    if (ageMs >= this.config.fibo.rescueMs) return undefined;
    const isLate = failure instanceof LateJob || failure instanceof ImageUnavailable;
    if (!isLate) return this.config.leaseMs;
    const longestMs =
      failure.cause instanceof StorageFull ? LONGEST_GAP_WITHOUT_ROOM_MS : LONGEST_GAP_MS;
    return Math.min(Math.max(ageMs * GAP_OF_AGE, this.shortestGapMs), longestMs);
  }
  /** Whoever was promised a picture is not let down because FIBO fails for a moment. */
  private mayWait({ history }: AttemptJournal, deadlineAt: Date): boolean {
    const hasBegun = history.failed.length > 0 || history.open !== undefined;
    return !hasBegun && this.clock.now() < deadlineAt.getTime();
  }
}
