import type { BatchChanges } from '../../batch/handed-over/batch-changes.js';
import type { GenerationChanges } from '../../generation/generation-changes.js';

/** Waits for news of a batch and of its generations. */
export class BatchWatch {
  private readonly endings = new Map<number, () => void>();
  private readonly endOwn: () => void;

  /** @param renew called whenever there is reason to look at the batch again */
  constructor(
    batchId: number,
    batches: BatchChanges,
    private readonly generations: GenerationChanges,
    private readonly renew: () => void,
  ) {
    this.endOwn = batches.watch(batchId, renew);
  }

  /** Waits for news of these generations, and of no others. Whether it had not waited for some: they may have changed before. */
  watch(ids: ReadonlySet<number>): boolean {
    for (const id of [...this.endings.keys()].filter((known) => !ids.has(known))) this.forget(id);
    const added = [...ids].filter((id) => !this.endings.has(id));
    for (const id of added) this.endings.set(id, this.generations.watch(id, this.renew));
    return added.length > 0;
  }

  end(): void {
    this.endOwn();
    for (const id of this.endings.keys()) this.forget(id);
  }

  private forget(id: number): void {
    this.endings.get(id)?.();
    this.endings.delete(id);
  }
}
