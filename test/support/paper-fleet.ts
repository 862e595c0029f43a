import { DataSource } from 'typeorm';
import {
  type Claim,
  FleetRepository,
  type FleetState,
} from '../../src/fibo/fleet/fleet.repository.js';
import { type Listener, Notifications } from '../../src/database/notifications.js';
import type { FleetDemand, PerBudget } from '../../src/fibo/fleet/demand.js';
import { ManualClock } from './manual-clock.js';
import { testConfig } from './test-config.js';

interface PaperNode {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly expiresAt: number;
  readonly slots: PerBudget;
  readonly demand: FleetDemand;
}

/** What the nodes of a fleet share, on paper: the table of nodes, and what they tell each other. */
export class PaperFleet {
  isAway = false;
  claims = 0;
  /** Jobs that dead nodes have under way. */
  left = 0;
  private readonly nodes = new Map<string, PaperNode>();
  private readonly listeners: Listener[] = [];
  private version = 0;

  constructor(private readonly clock: ManualClock) {}

  repository(): FleetRepository {
    return new PaperRepository((claim) => this.claim(claim));
  }

  notifications(): Notifications {
    return new PaperChannel((listener) => this.listeners.push(listener));
  }

  private claim(claim: Claim): FleetState {
    this.claims += 1;
    if (this.isAway) throw Object.assign(new Error('the database is away'), { code: '08006' });
    const now = this.clock.now();
    const was = this.nodes.get(claim.name);
    const peers = [...this.nodes.values()].filter(
      ({ name, expiresAt }) => name !== claim.name && expiresAt > now,
    );
    const slots = [0, 1, 2].map((budget) => {
      const others = peers.reduce((sum, peer) => sum + (peer.slots[budget] ?? 0), 0);
      const had = was && was.expiresAt > now ? (was.slots[budget] ?? 0) : 0;
      const room = (claim.totals[budget] ?? 0) - (budget === 0 ? this.left : 0) - others;
      return Math.max(
        claim.held[budget] ?? 0,
        Math.min(claim.wanted[budget] ?? 0, Math.max(had, room)),
      );
    }) as unknown as PerBudget;
    const own = {
      id: was?.id ?? this.nodes.size + 1,
      name: claim.name,
      version: ++this.version,
      expiresAt: now + claim.leaseMs,
      slots,
      demand: claim.demand,
    };
    this.nodes.set(claim.name, own);
    const isNews =
      JSON.stringify([was?.slots, was?.demand]) !== JSON.stringify([slots, own.demand]);
    if (isNews || claim.leaseMs === 0) {
      const news = JSON.stringify({ ...own, simulated: false, isLeaving: claim.leaseMs === 0 });
      setImmediate(() => this.listeners.forEach((listener) => listener.hear(news)));
    }
    return { id: own.id, version: own.version, slots, lost: [this.left, 0, 0], peers };
  }
}

class PaperRepository extends FleetRepository {
  constructor(private readonly onClaim: (claim: Claim) => FleetState) {
    super(new DataSource({ type: 'postgres' }));
  }

  override async claim(claim: Claim): Promise<FleetState> {
    await Promise.resolve();
    return this.onClaim(claim);
  }
}

class PaperChannel extends Notifications {
  constructor(private readonly onListen: (listener: Listener) => void) {
    super(new DataSource({ type: 'postgres' }), testConfig(), new ManualClock());
  }

  override listen(_channel: string, listener: Listener): void {
    this.onListen(listener);
  }
}
