import type { Scene } from '../scene.js';

/** A question, asked once in each round; the rounds are told apart so that it is not the same row every time. Rejects unless the answer is what belongs to it. */
export type Ask = (round: number) => Promise<void>;

/** What is measured in histories of different length. */
export interface Probe {
  readonly what: string;
  readonly prepare: (scene: Scene) => Promise<Ask> | Ask;
  readonly limits: Limits;
}

/** What the median in the larger history may be. */
export interface Limits {
  readonly mostMs: number;
  /** In terms of the same probe in the smaller history. */
  readonly mostTimesSmaller?: number;
  /** In terms of another probe in the same history. */
  readonly mostTimesOther?: { readonly times: number; readonly other: Probe };
}
