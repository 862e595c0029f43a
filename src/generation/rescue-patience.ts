import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import type { AttemptJournal } from '../fibo/attempt-journal.js';
import { ImageUnavailable, LateJob } from '../fibo/fibo-failure.js';

/** The gap between two looks grows with the job's age. */
const GAP_OF_AGE = 0.1;
const LONGEST_GAP_MS = 5 * 60 * 1000;

/** How long a picture that is late is still asked for, and how often. */
@Injectable()
export class RescuePatience {
  private readonly shortestGapMs: number;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.shortestGapMs = 3 * config.fibo.pollIntervalMs;
  }

  /** Milliseconds until the next look; undefined when the failure is final, or patience is at its end. */
  nextLookMs(failure: unknown, journal: AttemptJournal): number | undefined {
    const job = journal.history.open;
    const isLate = failure instanceof LateJob || failure instanceof ImageUnavailable;
    if (!isLate || !job) return undefined;
    const ageMs = this.clock.now() - job.acceptedAt;
    if (ageMs >= this.config.fibo.rescueMs) return undefined;
    return Math.min(Math.max(ageMs * GAP_OF_AGE, this.shortestGapMs), LONGEST_GAP_MS);
  }
}
