import type { ApiError, Billed } from '../common/errors/api-error.js';
import { billedFor, type ItemOutcome } from './item-outcome.js';

/** The failure that came first, and whose it is. */
export interface FirstFailure {
  /** Counted from 1, as clients are told. */
  readonly itemNumber: number;
  readonly failure: ApiError;
}

/** How far a batch has come. */
export class BatchProgress {
  /** By the index of the item; undefined: not ended, or never started. */
  readonly outcomes: (ItemOutcome | undefined)[];
  /** By time, not by number. */
  firstFailure: FirstFailure | undefined;

  constructor(size: number) {
    this.outcomes = Array<undefined>(size).fill(undefined);
  }

  note(index: number, outcome: ItemOutcome): void {
    this.outcomes[index] = outcome;
    if ('generation' in outcome) return;
    this.firstFailure ??= { itemNumber: index + 1, failure: outcome.failure };
  }

  /** Whether money was spent on any item, as far as that can be told. */
  get billed(): Billed {
    const bills = this.outcomes.map((outcome) => (outcome ? billedFor(outcome) : 'no'));
    return (['yes', 'unknown'] as const).find((billed) => bills.includes(billed)) ?? 'no';
  }
}
