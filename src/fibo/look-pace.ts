import { growingGapsMs } from './poll-schedule.js';

/** A job that nothing is known of is looked at about so often before it ends. */
export const LOOKS_OF_A_JOB = 7;

/** Looks in vain that the fleet's pace, unstretched, allows for. */
const SCOUTS = 10;

/** When every look in vain costs some job its own, they are made seldom. */
const MISER_STRETCH = 3;

/**
 * How quickly the jobs that share a budget are looked at, one after the other: a look in vain makes the next one wait, ever longer; a
 * job that had ended lets the next two go at once, for jobs that were submitted together end together.
 */
export class LookPace {
  private gapsMs: Generator<number, never>;
  private nextAt = 0;
  private underWay = 0;
  private endsInARow = 0;

  /** @param intervalMs the first gap between two looks */
  constructor(private readonly intervalMs: number) {
    this.gapsMs = gapsAfterFirstLook(intervalMs);
  }

  /** Epoch milliseconds from which the next look may begin; 0: at once. */
  get opensAt(): number {
    return this.underWay < this.endsInARow ? 0 : this.nextAt;
  }

  /** @param stretch factor of the gap until the next look */
  began(now: number, stretch: number): void {
    this.underWay += 1;
    this.nextAt = now + this.gapsMs.next().value * stretch;
  }

  ended(isJobEnded: boolean): void {
    this.underWay -= 1;
    this.endsInARow = isJobEnded ? this.endsInARow + 1 : 0;
    if (isJobEnded) this.gapsMs = gapsAfterFirstLook(this.intervalMs);
  }
}

/**
 * How far the looks at so many jobs are drawn apart.
 *
 * @param spare calls that are left when each job has had the one which finds it ended
 * @returns 0: not at all
 */
export function stretchFor(jobs: number, spare: number): number {
  if (spare >= jobs * LOOKS_OF_A_JOB) return 0;
  if (spare < 1) return MISER_STRETCH;
  return Math.min(SCOUTS / spare, 1);
}

function gapsAfterFirstLook(intervalMs: number): Generator<number, never> {
  const gapsMs = growingGapsMs(intervalMs);
  gapsMs.next();
  return gapsMs;
}
