import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { Notifications } from '../../database/notifications.js';
import { BatchStateRepository } from './batch-state.repository.js';
import { BATCH_ENDED } from './tell-batch-end.js';

/** Between two looks when there is no news. */
const LONGEST_GAP_MS = 1_000;

/** Waits for batches that whoever is free goes on with. */
@Injectable()
export class BatchEnds implements OnModuleDestroy {
  private readonly waiters = new Map<number, Set<AbortController>>();
  private isStopping = false;

  constructor(
    notifications: Notifications,
    private readonly batches: BatchStateRepository,
    private readonly clock: Clock,
  ) {
    notifications.listen(BATCH_ENDED, {
      hear: (id) => this.wake(Number(id)),
      miss: () => this.wakeAll(),
    });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    this.wakeAll();
  }

  /** Whether the batch ended within so long; false also when this process stops. Rejects when the database cannot say. */
  async within(id: number, waitMs: number): Promise<boolean> {
    const givenUpAt = this.clock.now() + waitMs;
    for (;;) {
      const waiter = new AbortController();
      const others = this.waiters.get(id) ?? new Set();
      this.waiters.set(id, others.add(waiter));
      try {
        if (await this.batches.hasEnded(id)) return true;
        const leftMs = givenUpAt - this.clock.now();
        if (leftMs <= 0 || this.isStopping) return false;
        await this.pause(Math.min(leftMs, LONGEST_GAP_MS), waiter.signal);
      } finally {
        others.delete(waiter);
        if (others.size === 0 && this.waiters.get(id) === others) this.waiters.delete(id);
      }
    }
  }

  private async pause(gapMs: number, news: AbortSignal): Promise<void> {
    try {
      await this.clock.sleep(gapMs, news);
    } catch (error) {
      if (!news.aborted) throw error;
    }
  }

  private wakeAll(): void {
    for (const id of this.waiters.keys()) this.wake(id);
  }

  private wake(id: number): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter.abort();
  }
}
