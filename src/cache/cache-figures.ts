import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { CacheFiguresTally, type DailySharedAnswers, utcDay } from './cache-figures-tally.js';
import type { Asker } from './question.js';

/** How requests were answered. */
export interface Figures {
  hits: number;
  misses: number;
  coalesced: number;
  bypassed: number;
}

const NOTHING: Readonly<Figures> = { hits: 0, misses: 0, coalesced: 0, bypassed: 0 };

/** Counts, for each user and in all, how this node answered since it started; and what of it nobody has written yet. */
@Injectable()
export class CacheFigures {
  readonly since: Date;
  private readonly total: Figures = { ...NOTHING };
  private readonly byOwner = new Map<number, Figures>();
  private tally = new CacheFiguresTally();

  constructor(private readonly clock: Clock) {
    this.since = new Date(clock.now());
  }

  count(asker: Asker, figure: keyof Figures): void {
    const own = this.byOwner.get(asker.owner) ?? { ...NOTHING };
    this.byOwner.set(asker.owner, own);
    own[figure]++;
    this.total[figure]++;
    // The others leave rows behind, which can be counted.
    if (figure === 'hits' || figure === 'coalesced') {
      this.tally.add(asker, utcDay(this.clock.now()), figure);
    }
  }

  /** Of one user, or (undefined) of all. */
  of(owner: number | undefined): Readonly<Figures> {
    return owner === undefined ? this.total : (this.byOwner.get(owner) ?? NOTHING);
  }

  /** What was counted and neither taken nor written. */
  get unwritten(): CacheFiguresTally {
    return this.tally;
  }

  /** Hands out what is unwritten, to be written. */
  take(): CacheFiguresTally {
    const taken = this.tally;
    this.tally = new CacheFiguresTally();
    return taken;
  }

  /** Takes back what could not be written. */
  giveBack(counts: readonly DailySharedAnswers[]): void {
    this.tally.merge(counts);
  }
}
