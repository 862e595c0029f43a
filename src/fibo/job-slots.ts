import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import PQueue from 'p-queue';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { TimedOutBeforeAcceptance } from './fibo-failure.js';
import type { FiboRequest } from './fibo-provider.js';

/** Bounds how many jobs of this process are under way at FIBO at once; who comes first is served first. */
@Injectable()
export class JobSlots {
  private readonly queue: PQueue;

  constructor(
    config: AppConfig,
    private readonly clock: Clock,
  ) {
    this.queue = new PQueue({ concurrency: config.fibo.maxConcurrency });
  }

  /** Whether who asks now has to wait. */
  get areTaken(): boolean {
    return this.queue.pending >= this.queue.concurrency;
  }

  /**
   * Runs `work` in a slot, waiting for one until the request's deadline.
   *
   * Rejects with TimedOutBeforeAcceptance when the deadline passes first, with the signal's reason when it aborts first.
   */
  async hold<T>(request: FiboRequest, work: () => Promise<T>): Promise<T> {
    request.signal.throwIfAborted();
    if (!this.areTaken) return this.queue.add(work);
    const waiting = new AbortController();
    const giveUp = () => waiting.abort(request.signal.reason);
    request.signal.addEventListener('abort', giveUp);
    const timer = new AbortController();
    const remainingMs = request.deadlineAt - this.clock.now();
    void this.clock.sleep(remainingMs, timer.signal).then(
      () => timer.signal.aborted || waiting.abort(new TimedOutBeforeAcceptance()),
      () => undefined,
    );
    const stopWaiting = () => {
      timer.abort('the wait is over');
      request.signal.removeEventListener('abort', giveUp);
    };
    try {
      return await this.queue.add(
        // The queue would run it in the context of whoever gave the slot back.
        AsyncResource.bind(() => {
          stopWaiting();
          return work();
        }),
        { signal: waiting.signal },
      );
    } finally {
      stopWaiting();
    }
  }
}
