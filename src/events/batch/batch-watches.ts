import { Injectable } from '@nestjs/common';
import { BatchChanges } from '../../batch/handed-over/batch-changes.js';
import { GenerationChanges } from '../../generation/generation-changes.js';
import { BatchWatch } from './batch-watch.js';

/** Waits for news of batches that clients of this node follow. */
@Injectable()
export class BatchWatches {
  private readonly watches = new Map<number, BatchWatch>();

  constructor(
    private readonly batches: BatchChanges,
    private readonly generations: GenerationChanges,
  ) {}

  /**
   * Calls back whenever there is reason to look at the batch again.
   *
   * @returns ends it
   */
  open(batchId: number, renew: () => void): () => void {
    const watch = new BatchWatch(batchId, this.batches, this.generations, renew);
    this.watches.set(batchId, watch);
    return () => {
      watch.end();
      this.watches.delete(batchId);
    };
  }

  /** The generations that the batch waits for; see `BatchWatch`. False also when nobody follows the batch any more. */
  watch(batchId: number, generationIds: ReadonlySet<number>): boolean {
    return this.watches.get(batchId)?.watch(generationIds) ?? false;
  }
}
