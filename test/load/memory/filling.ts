/** What a cache with so many answers takes. */
export interface Filling {
  readonly entries: number;
  /** Of all answers together, as they go out. */
  readonly payloadBytes: number;
  /** Of the process, once it has collected its garbage: before there was an answer in the cache, and then. */
  readonly emptyBytes: number;
  readonly filledBytes: number;
}
