import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { WorkClaim } from '../common/http/request-context.js';
import { newLeaseOwner } from '../common/process/process-identity.js';
import { AppConfig } from '../config/app-config.js';
import { IdempotencyKeyRepository, type Lease } from './idempotency-key.repository.js';

/** This process's leases on keys: one heartbeat statement prolongs them all, three times within a lease, as long as there are any. */
@Injectable()
export class KeyLeases implements OnApplicationShutdown {
  readonly lease: Lease;
  /** Ids of keys, each with the fence it is held at. */
  private readonly held = new Map<number, number>();
  private readonly logger = new Logger(KeyLeases.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    { leaseMs }: AppConfig,
    private readonly keys: IdempotencyKeyRepository,
  ) {
    this.lease = { owner: newLeaseOwner(), ms: leaseMs };
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** From now on the key's lease is prolonged. */
  hold({ keyId, fence }: WorkClaim): void {
    this.held.set(keyId, fence);
    this.timer ??= setInterval(() => void this.beat(), this.lease.ms / 3).unref();
  }

  /** Whether this process works under the claim, also when its lease ran out while the database was away. */
  isHeld({ keyId, fence }: WorkClaim): boolean {
    return this.held.get(keyId) === fence;
  }

  /** The lease is prolonged no more. A claim that was lost drops nothing, even if this process has claimed the key again. */
  drop(claim: WorkClaim): void {
    if (this.isHeld(claim)) this.held.delete(claim.keyId);
    if (this.held.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async beat(): Promise<void> {
    try {
      await this.keys.prolong([...this.held.keys()], this.lease);
    } catch (error) {
      this.logger.warn({ event: 'idempotency.heartbeat_failed', keys: this.held.size, error });
    }
  }
}
