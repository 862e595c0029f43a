import type { ReadyAnswer } from './ready-answer.js';

/** An answer in the cache. */
export interface KeptAnswer {
  readonly owner: number;
  /** The question's, because equal digests do not make equal questions. */
  readonly canonical: string;
  readonly answer: ReadyAnswer;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
