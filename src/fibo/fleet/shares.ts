import type { FiboConfig } from '../../config/app-config.js';
import { type Budget, BUDGETS, type FleetDemand, perBudget, type PerBudget } from './demand.js';
import type { FleetState } from './fleet.repository.js';
import { Peers } from './peers.js';
import { Share } from './share.js';

/** This node's shares of all budgets, beside those of its peers. */
export class Shares {
  readonly peers: Peers;
  private readonly byBudget: Readonly<Record<Budget, Share>>;
  private ownId = Infinity;
  private told = '';

  constructor({ mode, maxConcurrency, requestsPerMinute = Infinity }: FiboConfig) {
    this.peers = new Peers(mode === 'simulator');
    this.byBudget = {
      jobs: new Share(maxConcurrency),
      submissions: new Share(requestsPerMinute),
      looks: new Share(requestsPerMinute),
    };
  }

  /** Of all nodes together; 0 where there is no bound. */
  get totals(): PerBudget {
    return perBudget((budget) => (this.isBounded(budget) ? this.byBudget[budget].total : 0));
  }

  isBounded(budget: Budget): boolean {
    return this.byBudget[budget].isBounded;
  }

  grantedOf(budget: Budget): number {
    return this.byBudget[budget].granted;
  }

  /** Whether more slots could be used than there are. */
  isShort(demand: FleetDemand): boolean {
    return BUDGETS.some((budget) => this.byBudget[budget].isShort(demand[budget]));
  }

  /** Whether nobody, here or elsewhere, is in need of anything that he is not known to need. */
  isQuiet(demand: FleetDemand): boolean {
    return !isWaiting(demand) && !this.peers.areWaiting && needOf(demand) === this.told;
  }

  /** Whether the others know less than they should, or there are slots for this node that nobody has. */
  isToBeTold(demand: FleetDemand): boolean {
    if (this.peers.isEmpty) return false;
    if (needOf(demand) !== this.told) return true;
    return BUDGETS.some((budget) => {
      const share = this.byBudget[budget];
      if (share.recorded > share.granted) return true;
      const isFree = share.isBounded && share.free(this.othersOf(budget)) > 0;
      return isFree && this.wanted(budget, demand) > share.recorded;
    });
  }

  /** Uses no more from now on than is wanted, and says how much that is. */
  yield(demand: FleetDemand, isEven = false): PerBudget {
    return perBudget((budget) => {
      const share = this.byBudget[budget];
      const wanted = this.wanted(budget, demand, isEven);
      share.granted = Math.min(share.granted, wanted);
      return wanted;
    });
  }

  /** What was claimed has been granted, and the others were told of this demand. */
  take({ id, version, slots, lost, peers }: FleetState, told: FleetDemand): void {
    this.ownId = id;
    this.told = needOf(told);
    this.peers.replace(peers, version);
    BUDGETS.forEach((budget, index) => {
      const share = this.byBudget[budget];
      share.granted = share.recorded = slots[index] ?? 0;
      share.lost = lost[index] ?? 0;
    });
  }

  private wanted(budget: Budget, demand: FleetDemand, isEven = false): number {
    return this.byBudget[budget].wanted(demand[budget], this.othersOf(budget), isEven);
  }

  private othersOf(budget: Budget) {
    return this.peers.othersOf(budget, this.ownId);
  }
}

export function isWaiting(demand: FleetDemand): boolean {
  return BUDGETS.some((budget) => demand[budget].wants.length > 0);
}

/** What the others must know of, so that whoever waits gets what is his. */
function needOf(demand: FleetDemand): string {
  if (!isWaiting(demand)) return '';
  return JSON.stringify(
    BUDGETS.map((budget) => demand[budget]).map(
      ({ held, wants }) => wants.length > 0 && [held, wants],
    ),
  );
}
