import { UNDER_WAY } from '../generation.entity.js';

/** The right to write a row: every write names both and writes nothing once another process has taken the row over. */
export interface Hold {
  readonly id: number;
  readonly fence: number;
}

/** An attempt of a generation, by whom it is made. */
export interface HeldAttempt {
  readonly hold: Hold;
  /** From 1. */
  readonly number: number;
}

/** SQL: the row is still to be written by the holder of ($1, $2). What has ended stays as it ended, also when a write comes late. */
export const HELD = `id = $1 AND fence = $2 AND ${UNDER_WAY}`;

/** The row belongs to another process by now, or is gone: whoever meets this stops working on it. */
export class HoldLost extends Error {
  constructor(hold: Hold) {
    super(`generation ${hold.id} is no longer held at fence ${hold.fence}`);
    this.name = HoldLost.name;
  }
}
