import type { Discrepancy, DiscrepancyKind } from '../faults/harness/discrepancy.js';
import type { Reconciliation } from '../faults/harness/reconcile.js';

const KINDS: readonly DiscrepancyKind[] = [
  'lost',
  'wrongly assigned',
  'bought too often',
  'unaccounted',
  'miscounted',
  'left behind',
];

/** What came of all rounds so far. */
export class Tally {
  kills = 0;
  private readonly rounds: Reconciliation[] = [];

  add(kills: number, round: Reconciliation): void {
    this.kills += kills;
    this.rounds.push(round);
  }

  get discrepancies(): readonly Discrepancy[] {
    return this.rounds.flatMap((round) => round.discrepancies);
  }

  get duplicatesAKill(): number {
    return this.sum(({ duplicates }) => duplicates) / this.kills;
  }

  toString(): string {
    return [
      `${this.kills} kills`,
      `${this.sum(({ generations }) => generations)} generations`,
      `${this.sum(({ purchases }) => purchases)} purchases`,
      ...KINDS.map((kind) => `${this.count(kind)} ${kind}`),
      `${this.sum(({ boughtThrice }) => boughtThrice)} bought thrice`,
      `${this.sum(({ unrecorded }) => unrecorded.length)} of unknown outcome`,
      `${this.sum(({ givenUp }) => givenUp)} given up`,
      `${this.duplicatesAKill.toFixed(3)} duplicates a kill`,
    ].join(', ');
  }

  private count(wanted: DiscrepancyKind): number {
    return this.discrepancies.filter(({ kind }) => kind === wanted).length;
  }

  private sum(figure: (round: Reconciliation) => number): number {
    return this.rounds.reduce((total, round) => total + figure(round), 0);
  }
}
