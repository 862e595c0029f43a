import type { Composition } from '../scene/scene.js';

/** Where a composition puts the subject. */
export interface Arrangement {
  /** From the middle of the stage to its edge, of 1; towards the picture's open side when negative. */
  readonly aside: number;
  /** Added to how far down the subject's middle is, of 1. */
  readonly lower: number;
  /** The subject's height, of the stage's. */
  readonly size: number;
  /** How far the subject's top leans over, of its height. */
  readonly lean: number;
}

export const ARRANGEMENTS: Readonly<Record<Composition, Arrangement>> = {
  thirds: { aside: 1 / 3, lower: 0, size: 0.58, lean: 0 },
  centered: { aside: 0, lower: 0, size: 0.64, lean: 0 },
  dynamic: { aside: 0.2, lower: -0.01, size: 0.62, lean: 0.2 },
  minimal: { aside: 0.36, lower: 0.13, size: 0.2, lean: 0 },
};
