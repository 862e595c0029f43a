import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { BatchChanges } from './batch-changes.js';
import { BatchStateRepository } from './batch-state.repository.js';

/** Between two looks when there is no news. */
const LONGEST_GAP_MS = 1_000;

/** Waits for batches that whoever is free goes on with. */
@Injectable()
export class BatchEnds implements OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly changes: BatchChanges,
    private readonly batches: BatchStateRepository,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.isStopping = true;
    this.changes.wakeAll();
  }

  /** Whether the batch ended within so long; false also when this process stops. Rejects when the database cannot say. */
  async within(id: number, waitMs: number): Promise<boolean> {
    const givenUpAt = this.clock.now() + waitMs;
    for (;;) {
      const hasEnded = await this.changes.attentively(id, (news) => this.look(id, givenUpAt, news));
      if (hasEnded !== undefined) return hasEnded;
    }
  }

  /** Undefined: it is time to look again. */
  private async look(
    id: number,
    givenUpAt: number,
    news: AbortSignal,
  ): Promise<boolean | undefined> {
    if (await this.batches.hasEnded(id)) return true;
    const leftMs = givenUpAt - this.clock.now();
    if (leftMs <= 0 || this.isStopping) return false;
    await this.pause(Math.min(leftMs, LONGEST_GAP_MS), news);
    return undefined;
  }

  private async pause(gapMs: number, news: AbortSignal): Promise<void> {
    try {
      await this.clock.sleep(gapMs, news);
    } catch (error) {
      if (!news.aborted) throw error;
    }
  }
}
