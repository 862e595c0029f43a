import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { isDead } from '../../common/process/process-identity.js';
import { Clock } from '../../common/time/clock.js';
import { Repetition } from '../../common/time/repetition.js';
import { AppConfig } from '../../config/app-config.js';
import { Notifications } from '../../database/notifications.js';
import { COUNTED_MS } from '../call-window.js';
import { type Budget, type Demand, type FleetDemand, NO_DEMAND, perBudget } from './demand.js';
import { FleetRepository } from './fleet.repository.js';
import { OwnNode } from './own-node.js';
import { isWaiting, Shares } from './shares.js';
import { type BudgetUser, UpstreamBudget } from './upstream-budget.js';

/** Where nodes tell each other what they have and need. */
const CHANNEL = 'fibo_nodes';

/** How often a node that is short of slots asks again, whatever it was told. */
const LONGEST_TICK_MS = 1_000;

/**
 * This node's share of what FIBO allows all nodes. Slots are used in memory, and asked for or given back by a statement only when somebody
 * waits; a node that is alone has them all. They are lent by a lease: who cannot prolong it submits nothing more.
 */
@Injectable()
export class Fleet extends UpstreamBudget implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Fleet.name);
  private readonly shares: Shares;
  private readonly users: BudgetUser[] = [];
  private readonly ticks: Repetition;
  private claimedAt = -Infinity;
  private triedAt = -Infinity;
  private isClaiming = false;
  private hasLeft = false;

  constructor(
    private readonly config: AppConfig,
    private readonly repository: FleetRepository,
    private readonly node: OwnNode,
    notifications: Notifications,
    private readonly clock: Clock,
  ) {
    super();
    this.shares = new Shares(config.fibo);
    this.ticks = new Repetition(
      Math.min(LONGEST_TICK_MS, config.leaseMs / 3),
      () => this.tick(),
      (error) => this.logger.error({ event: 'fibo.slots_unclaimed', error }),
    );
    notifications.listen(CHANNEL, {
      hear: (payload) => this.hear(payload),
      miss: () => void this.claim(),
    });
  }

  /** Nothing is served before this node has its slots, if there is a database to give them. */
  async onApplicationBootstrap(): Promise<void> {
    await this.claim(true);
    // Those that are seen to be dead give up their slots.
    if (!this.shares.peers.isEmpty) await this.claim(true);
    this.ticks.start();
  }

  /** The others need not wait for the lease to run out. */
  async onApplicationShutdown(): Promise<void> {
    this.ticks.stop();
    this.hasLeft = true;
    await this.leave().catch((error: unknown) =>
      this.logger.debug({ event: 'fibo.slots_unreturned', error }),
    );
  }

  override join(user: BudgetUser): void {
    this.users.push(user);
  }

  override limitOf(budget: Budget): number {
    if (!this.shares.isBounded(budget)) return Infinity;
    return this.isLapsed ? 0 : this.shares.grantedOf(budget);
  }

  override changed(): void {
    if (this.isLapsed) void this.claim();
    else if (!this.shares.peers.isEmpty) this.reconsider();
  }

  private get isLapsed(): boolean {
    return this.clock.now() >= this.claimedAt + this.config.leaseMs;
  }

  private async tick(): Promise<void> {
    const isDue = this.clock.now() >= this.triedAt + this.config.leaseMs / 3;
    const demand = this.demand();
    const isInNeed = this.shares.isShort(demand) || (this.isLapsed && isWaiting(demand));
    if (isDue || isInNeed || this.shares.isToBeTold(demand)) await this.claim(isDue);
  }

  private hear(payload: string): void {
    if (this.shares.peers.hear(payload, this.node.name)) this.changed();
    else void this.claim();
  }

  /** Gives up at once what others are due, and claims what this node is due. */
  private reconsider(): void {
    const demand = this.demand();
    if (this.shares.isQuiet(demand)) return;
    this.shares.yield(demand);
    if (this.shares.isToBeTold(demand)) void this.claim();
  }

  /** One claim after the other, as long as there is reason for another. Never rejects. */
  private async claim(isEven = false): Promise<void> {
    if (this.isClaiming || this.hasLeft) return;
    this.isClaiming = true;
    try {
      await this.claimOnce(isEven);
      while (this.hasMoreToClaim()) await this.claimOnce(false);
    } catch (error) {
      this.logger.warn({ event: 'fibo.slots_unclaimed', error });
    } finally {
      this.isClaiming = false;
    }
  }

  private hasMoreToClaim(): boolean {
    return !this.hasLeft && this.shares.isToBeTold(this.demand());
  }

  /** @param isEven whether the idle slots are shared out anew, those of nodes that are seen to be dead as well */
  private async claimOnce(isEven: boolean): Promise<void> {
    const triedAt = (this.triedAt = this.clock.now());
    const demand = this.demand();
    const state = await this.repository.claim({
      ...this.claimOf(demand),
      leaseMs: this.config.leaseMs,
      wanted: this.shares.yield(demand, isEven),
      dead: isEven ? this.shares.peers.names.filter(isDead) : [],
    });
    this.claimedAt = triedAt;
    this.node.id = state.id;
    this.shares.take(state, demand);
    this.shares.yield(this.demand());
    for (const user of this.users) user.moveOn();
  }

  /** Jobs that are still under way keep their slots as those of the dead do; FIBO goes on counting the calls. */
  private async leave(): Promise<void> {
    const claim = this.claimOf(this.demand());
    const [, submissions, looks] = claim.held;
    const held = [0, submissions, looks] as const;
    await this.repository.claim({ ...claim, leaseMs: 0, wanted: held, held, dead: [] });
  }

  private claimOf(demand: FleetDemand) {
    return {
      name: this.node.name,
      simulated: this.config.fibo.mode === 'simulator',
      held: perBudget((budget) => demand[budget].held),
      totals: this.shares.totals,
      demand,
      jobMs: this.config.fibo.timeoutMs,
      callMs: COUNTED_MS,
    };
  }

  /** Of budgets without a bound nothing is told. */
  private demand(): FleetDemand {
    const demands: Partial<Record<Budget, Demand>> = {};
    for (const user of this.users) Object.assign(demands, user.demands());
    const of = (budget: Budget) => (this.shares.isBounded(budget) && demands[budget]) || NO_DEMAND;
    return { jobs: of('jobs'), submissions: of('submissions'), looks: of('looks') };
  }
}
