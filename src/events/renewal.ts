import { Logger } from '@nestjs/common';
import type { Clock } from '../common/time/clock.js';

const AGAIN_AFTER_MS = 1_000;

/** Looks again at what has changed: at all of it together, and once more when the database could not say. */
export class Renewal {
  private readonly logger = new Logger(Renewal.name);
  private readonly changed = new Set<number>();
  private isUnderWay = false;

  constructor(
    private readonly look: (ids: readonly number[]) => Promise<void>,
    private readonly clock: Clock,
    private readonly stopping: AbortSignal,
  ) {}

  add(id: number): void {
    this.changed.add(id);
    if (!this.isUnderWay) void this.renew();
  }

  private async renew(): Promise<void> {
    this.isUnderWay = true;
    // What was told in one breath is looked at together.
    await Promise.resolve();
    while (this.changed.size > 0 && !this.stopping.aborted) await this.renewAll();
    this.isUnderWay = false;
  }

  private async renewAll(): Promise<void> {
    const ids = [...this.changed];
    this.changed.clear();
    try {
      await this.look(ids);
    } catch (error) {
      for (const id of ids) this.changed.add(id);
      this.logger.warn({ event: 'events.unread', followed: ids.length, error });
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    try {
      await this.clock.sleep(AGAIN_AFTER_MS, this.stopping);
    } catch (error) {
      if (!this.stopping.aborted) throw error;
    }
  }
}
