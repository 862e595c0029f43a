import { SystemClock } from '../../src/common/time/system-clock.js';

/** The machine's clock, or one that is ahead of it; it remembers what it was asked to wait for. */
export class RecordingClock extends SystemClock {
  readonly slept: number[] = [];
  aheadMs = 0;

  override now(): number {
    return super.now() + this.aheadMs;
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    await super.sleep(ms, signal);
  }
}
