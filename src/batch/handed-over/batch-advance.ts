import { Injectable } from '@nestjs/common';
import { reached } from '../../common/milestones/milestone.js';
import { AppConfig } from '../../config/app-config.js';
import { GO_ON_WITH_BATCH } from '../../generation/batch-items.js';
import { BatchOrders } from '../../generation/handing-over/batch-orders.js';
import { Jobs } from '../../jobs/jobs.js';
import { BatchAdvanceRepository } from './batch-advance.repository.js';
import { ItemBeginnings } from './item-beginnings.js';
import { type Move, nextMove, type SeenBatch, type SeenItem } from './next-move.js';

/** Goes on with batches that were handed over: their rows say how far they are, so any process may, at any time, and two at once. */
@Injectable()
export class BatchAdvance {
  constructor(
    private readonly config: AppConfig,
    jobs: Jobs,
    private readonly batches: BatchAdvanceRepository,
    private readonly beginnings: ItemBeginnings,
    private readonly orders: BatchOrders,
  ) {
    jobs.handle(GO_ON_WITH_BATCH.task, (id) => this.advance(id));
  }

  /** As far as it goes now: the end of a generation lets somebody go on. Rejects when the database is away. */
  async advance(id: number): Promise<void> {
    for (;;) {
      const batch = await this.batches.look(id, this.config.leaseMs);
      if (!batch) return;
      reached('batch.seen');
      const move = nextMove(batch);
      if (move.begin.length > 0) await this.beginnings.begin(id, move.begin);
      else if (!(await this.giveUp(batch, move))) {
        if (move.isEnded) await this.batches.complete(batch);
        return;
      }
    }
  }

  /** Whether there was anything to give up. First what was not begun: from then on it cannot be. */
  private async giveUp(batch: SeenBatch, move: Move): Promise<boolean> {
    if (move.giveUp.length === 0) return false;
    const code = batch.isCancelled ? 'CANCELLED' : 'SKIPPED';
    const isBegun = ({ phase }: SeenItem) => phase === 'pending' || phase === 'processing';
    const begun = move.giveUp.filter(isBegun);
    const unbegun = move.giveUp.filter((item) => !isBegun(item));
    await this.batches.leaveOut(batch, unbegun, code, move.failedItem);
    reached('items.left_out');
    const ids = begun.flatMap(({ generationId }) => generationId ?? []);
    const isAnyGivenUp = await this.orders.giveUp(ids, code);
    return isAnyGivenUp || unbegun.length > 0;
  }
}
