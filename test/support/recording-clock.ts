import { SystemClock } from '../../src/common/time/system-clock.js';

/** The machine's clock, which remembers what it was asked to wait for. */
export class RecordingClock extends SystemClock {
  readonly slept: number[] = [];

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    await super.sleep(ms, signal);
  }
}
