import { allot } from './allot.js';
import { type Demand, wantedBy } from './demand.js';

/** What a node has of one budget, and needs of it. */
export interface NodeSlots {
  readonly slots: number;
  readonly demand: Demand;
}

/** The others' slots; they stand in the order of the nodes' ids, and this node behind so many of them. */
export interface Others {
  readonly nodes: readonly NodeSlots[];
  readonly before: number;
}

/** This node's slots of one budget, and how many it should have. */
export class Share {
  /** As many may be in use. */
  granted = 0;
  /** As many are kept for this node; more than granted until the others were told. */
  recorded = 0;
  /** Slots that are still in use for nodes that are dead. */
  lost = 0;

  /** @param total slots of all nodes together; Infinity: there is nothing to share */
  constructor(readonly total: number) {}

  get isBounded(): boolean {
    return Number.isFinite(this.total);
  }

  /** Whether more slots could be used than there are. */
  isShort(own: Demand): boolean {
    return this.isBounded && Math.min(this.total, own.held + wantedBy(own)) > this.granted;
  }

  /** Slots that nobody has. */
  free({ nodes }: Others): number {
    return (
      this.total - this.lost - this.recorded - nodes.reduce((sum, { slots }) => sum + slots, 0)
    );
  }

  /**
   * How many slots to ask for: what is needed and due; what is had, unless others are due slots that nobody has.
   *
   * @param isEven whether to have as many idle slots as the others
   */
  wanted(own: Demand, others: Others, isEven: boolean): number {
    if (!this.isBounded) return 0;
    if (others.nodes.length === 0) return this.total;
    const demands = others.nodes.map(({ demand }) => demand);
    const due = allot(this.total - this.lost, demands.toSpliced(others.before, 0, own));
    const mine = due[others.before] ?? own.held;
    if (isEven) return Math.max(own.held, mine);
    const needed = Math.min(own.held + wantedBy(own), mine);
    if (needed > this.granted) return needed;
    const missing = others.nodes.map(({ slots, demand }, index) => {
      const theirs = due[index < others.before ? index : index + 1] ?? 0;
      return Math.max(0, Math.min(demand.held + wantedBy(demand), theirs) - slots);
    });
    const isGreedy = missing.reduce((sum, count) => sum + count, 0) > this.free(others);
    if (!isGreedy) return this.granted;
    // Others may use more than they have told: what is idle here is not this node's due while somebody waits.
    return Math.max(own.held, Math.min(this.granted, wantedBy(own) > 0 ? mine : own.held));
  }
}
