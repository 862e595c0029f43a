import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';

/** How requests were answered. */
export interface Figures {
  hits: number;
  misses: number;
  coalesced: number;
  bypassed: number;
}

const NOTHING: Readonly<Figures> = { hits: 0, misses: 0, coalesced: 0, bypassed: 0 };

/** Counts, for each user and in all, how this node answered since it started. */
@Injectable()
export class CacheFigures {
  readonly since: Date;
  private readonly total: Figures = { ...NOTHING };
  private readonly byOwner = new Map<number, Figures>();

  constructor(clock: Clock) {
    this.since = new Date(clock.now());
  }

  count(owner: number, figure: keyof Figures): void {
    const own = this.byOwner.get(owner) ?? { ...NOTHING };
    this.byOwner.set(owner, own);
    own[figure]++;
    this.total[figure]++;
  }

  /** Of one user, or (undefined) of all. */
  of(owner: number | undefined): Readonly<Figures> {
    return owner === undefined ? this.total : (this.byOwner.get(owner) ?? NOTHING);
  }
}
