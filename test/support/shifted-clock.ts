import { SystemClock } from '../../src/common/time/system-clock.js';

/** The machine's clock, put forward by a test: what is due in an hour is due at once, and nothing is before that. */
export class ShiftedClock extends SystemClock {
  private shiftMs = 0;

  override now(): number {
    return super.now() + this.shiftMs;
  }

  leap(ms: number): void {
    this.shiftMs += ms;
  }
}
