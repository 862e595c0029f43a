/** A call with an Idempotency-Key. The first three are the key's scope. */
export interface KeyedCall {
  readonly owner: number;
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** What is known of a key that came before. */
export interface KnownKey {
  readonly id: number;
  readonly bodyHash: string;
  readonly fence: number;
  readonly leaseOwner: string | null;
  /** Whether the lease of whoever works on the call has not run out. */
  readonly isLeased: boolean;
  /** See call-outcome.ts; null: what was done under the key says how far the call has come. */
  readonly answer: string | null;
  /** What the last call told of, oldest first. */
  readonly generationIds: readonly number[];
}
