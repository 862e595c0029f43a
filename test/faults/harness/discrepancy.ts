import type { Books } from './books.js';

/** What kind of promise is broken. */
export type DiscrepancyKind =
  /** Accepted or paid for, and its owner does not have it. */
  | 'lost'
  /** Somebody has what is another one's. */
  | 'wrongly assigned'
  /** FIBO sold what was not to be bought any more. */
  | 'bought too often'
  /** What was bought and what is written down are not the same. */
  | 'unaccounted'
  /** A figure is not what rows say. */
  | 'miscounted'
  /** Whoever follows something heard of a state again, or of an earlier one. */
  | 'told twice'
  /** Somebody is still at work, or seems to be. */
  | 'left behind';

/** A promise that was not kept. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  /** Readable, with the ids one needs to look further. */
  readonly sentence: string;
}

/** Looks for broken promises of some kinds. */
export type Check = (books: Books) => Discrepancy[];

/** One discrepancy. */
export function broken(kind: DiscrepancyKind, sentence: string): Discrepancy[] {
  return [{ kind, sentence }];
}

/** Nothing, or one discrepancy, as the condition says. */
export function unless(isKept: boolean, kind: DiscrepancyKind, sentence: string): Discrepancy[] {
  return isKept ? [] : broken(kind, sentence);
}
