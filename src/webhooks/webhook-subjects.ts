import type { StoredSubscription } from './subscribing/subscription.js';

/** Generations as events are about them; whoever makes them implements it, and writes an event with each end (`outboxOf`). */
export abstract class GenerationSubjects {
  /**
   * Somebody else wants to be told how a generation ends, or has ended. Once for each id of a subscription, however often it is called.
   * A generation that is gone has nobody to tell. Rejects with STILL_RUNNING when too many wait for its end already.
   */
  abstract subscribe(generationId: number, subscription: StoredSubscription): Promise<void>;

  /** What an event tells of a generation; undefined: it is gone. */
  abstract findData(generationId: number, isCached: boolean): Promise<object | undefined>;
}

/** Batches as events are about them; whoever makes them implements it, and writes an event with each end (`batchOutboxOf`). */
export abstract class BatchSubjects {
  /** What an event tells of a batch; undefined: it is gone. */
  abstract findData(batchId: number): Promise<object | undefined>;
}
