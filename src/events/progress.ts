import type { PublicAddress } from '../common/http/public-address.js';

/** How far something that is followed has come. */
export interface Progress {
  /** Rises with each change: the event's id. It is read off the rows, so it means the same on every node, and after a restart. */
  readonly rank: number;
  /** Nothing comes after it. */
  readonly isLast: boolean;
  /** The whole resource. @param addresses those in it */
  describe(addresses: PublicAddress): object;
}
