import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from './clock.js';

/** The machine's clock. Not `@Injectable()`: it needs nothing, and FIBO's simulator has it without Nest. */
export class SystemClock extends Clock {
  override now(): number {
    return Date.now();
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    try {
      await sleep(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  }
}
