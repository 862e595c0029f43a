import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { isDead, newLeaseOwner } from '../../common/process/process-identity.js';
import { AppConfig } from '../../config/app-config.js';
import { WebhookPatience } from '../../fibo/webhooks/webhook-patience.js';
import type { Hold } from './hold.js';
import { LeaseRepository } from './lease.repository.js';

/** This process's leases: one heartbeat statement prolongs them all, three times within a lease. */
@Injectable()
export class LeaseKeeper implements OnModuleInit, OnApplicationShutdown {
  readonly owner = newLeaseOwner();
  readonly leaseMs: number;
  /** Row ids, each with the fence it is held at. */
  private readonly held = new Map<number, number>();
  private readonly logger = new Logger(LeaseKeeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    config: AppConfig,
    private readonly leases: LeaseRepository,
    private readonly patience: WebhookPatience,
  ) {
    this.leaseMs = config.leaseMs;
  }

  onModuleInit(): void {
    this.timer = setInterval(() => void this.beat(), this.leaseMs / 3).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Rows this process works on: after an outage of the database their leases have run out, and yet they are not abandoned. */
  get heldIds(): readonly number[] {
    return [...this.held.keys()];
  }

  /** From now on the row's lease is prolonged. */
  hold({ id, fence }: Hold): void {
    this.held.set(id, fence);
  }

  /** The lease is prolonged no more. A hold that was lost drops nothing, even if this process took the row over again. */
  drop({ id, fence }: Hold): void {
    if (this.held.get(id) === fence) this.held.delete(id);
  }

  /** Lets somebody be told of rows that nobody works on any more, and of which there is nothing more to hear. A simulated picture cannot be asked of FIBO, nor a real one of the simulator. Gives how many there were. */
  async queueLeft(simulated: boolean, limit: number): Promise<number> {
    return this.leases.queueLeft(this, simulated, limit, this.patience.forbearance);
  }

  /** Takes over those of the rows that nobody works on any more: a hold for each of them, in their order; who names a row again gets none. */
  async takeOver(
    ids: readonly number[],
    simulated: boolean,
  ): Promise<readonly (Hold | undefined)[]> {
    const { forbearance } = this.patience;
    const taken = await this.leases.takeOver(ids, this, simulated, forbearance);
    for (const hold of taken) this.hold(hold);
    const holds = new Map(taken.map((hold) => [hold.id, hold]));
    return ids.map((id) => {
      const hold = holds.get(id);
      holds.delete(id);
      return hold;
    });
  }

  /** Ends the leases of processes beside this one that are no more: nobody need wait for them to run out. */
  async endLeasesOfTheDead(): Promise<void> {
    const dead = (await this.leases.listOwners()).filter(isDead);
    if (dead.length === 0) return;
    await this.leases.endLeases(dead);
    this.logger.log({ event: 'lease.owners_dead', owners: dead });
  }

  /** Gives a row back, not to be taken over before `afterMs` have passed. */
  async release(hold: Hold, afterMs: number): Promise<void> {
    this.drop(hold);
    await this.leases.release(hold, afterMs);
  }

  private async beat(): Promise<void> {
    if (this.held.size === 0) return;
    try {
      await this.leases.prolong(this.heldIds, this.owner, this.leaseMs);
    } catch (error) {
      this.logger.warn({ event: 'lease.heartbeat_failed', rows: this.held.size, error });
    }
  }
}
