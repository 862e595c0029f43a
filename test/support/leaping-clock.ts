import { Clock } from '../../src/common/time/clock.js';

/** A clock that leaps ahead instead of letting anybody wait; for one sleeper at a time. */
export class LeapingClock extends Clock {
  /** The length of every sleep that was asked for, in order. */
  readonly slept: number[] = [];

  constructor(private time = Date.UTC(2026, 0, 1)) {
    super();
  }

  override now(): number {
    return this.time;
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.leap(ms);
    return Promise.resolve();
  }

  leap(ms: number): void {
    this.time += ms;
  }
}
