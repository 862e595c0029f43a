import type { StoredSubscription } from './subscribing/subscription.js';

/** What events are about; whoever makes such things implements it, and writes an event with each end (`outboxOf`). */
export abstract class WebhookSubjects {
  /**
   * Somebody else wants to be told how a generation ends, or has ended. Once for each id of a subscription, however often it is called.
   * A generation that is gone has nobody to tell. Rejects with STILL_RUNNING when too many wait for its end already.
   */
  abstract subscribe(generationId: number, subscription: StoredSubscription): Promise<void>;

  /** What an event tells of a generation; undefined: it is gone. */
  abstract findData(generationId: number, isCached: boolean): Promise<object | undefined>;
}
