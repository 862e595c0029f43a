import type { Stage } from './programs/stage.js';
import type { Figure } from './report/figure.js';

/** A question put to the running service. What it starts, it puts on the stage. */
export type Bench = (stage: Stage) => Promise<readonly Figure[]>;
