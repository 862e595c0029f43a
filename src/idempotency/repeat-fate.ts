import type { KeyedCall, KnownKey } from './keyed-call.js';

/** What a call that comes with a known key is to get. */
export type RepeatFate =
  /** A refusal: the key stands for another call. */
  | 'reused'
  /** A refusal for now: the first call is still being answered. */
  | 'in_use'
  /** What became of the work: nobody answers the first call any more, and no answer of it is kept. */
  | 'left'
  | { readonly keptAnswer: string };

/** @param isDead whether the owner of a lease is known to be no more */
export function fateOf(
  call: Pick<KeyedCall, 'bodyHash'>,
  known: Pick<KnownKey, 'bodyHash' | 'answer' | 'isLeased' | 'leaseOwner'>,
  isDead: (owner: string) => boolean,
): RepeatFate {
  if (known.bodyHash !== call.bodyHash) return 'reused';
  if (known.answer !== null) return { keptAnswer: known.answer };
  const isWorkedOn = known.isLeased && known.leaseOwner !== null && !isDead(known.leaseOwner);
  return isWorkedOn ? 'in_use' : 'left';
}
