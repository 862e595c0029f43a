import { timingSafeEqual } from 'node:crypto';
import type { Caller } from '../common/access/caller.js';

/** A key that was good when it was read. */
export interface ValidKey {
  readonly caller: Caller;
  /** SHA-256 of each secret that proves it. */
  readonly secretHashes: readonly Buffer[];
}

/** Compares all of them in a time that tells nothing. */
export function isProvenBy({ secretHashes }: ValidKey, secretHash: Buffer): boolean {
  return secretHashes.filter((known) => timingSafeEqual(known, secretHash)).length > 0;
}
