import { Injectable, Logger } from '@nestjs/common';
import type { WorkClaim } from '../common/http/request-context.js';
import { reached } from '../common/milestones/milestone.js';
import { AppConfig } from '../config/app-config.js';
import { PROMISE } from './call-outcome.js';
import { IdempotencyKeyRepository } from './idempotency-key.repository.js';
import { KeyLeases } from './key-leases.js';
import type { KeyedCall, KnownKey } from './keyed-call.js';

const DAY_MS = 86_400_000;

/** Gives calls their keys, each to one at a time. */
@Injectable()
export class KeyClaims {
  private readonly logger = new Logger(KeyClaims.name);
  /** A picture may come as late as this after its call, and its key is kept a day longer. */
  private readonly longestMs: number;
  /** One that was promised may wait as long before it is begun. */
  private readonly promisedMs: number;

  constructor(
    { fibo }: AppConfig,
    private readonly keys: IdempotencyKeyRepository,
    private readonly leases: KeyLeases,
  ) {
    this.longestMs = fibo.rescueMs + DAY_MS;
    this.promisedMs = fibo.rescueMs + this.longestMs;
  }

  /** A new key is claimed; of any other it is told what is known. Rejects while the database is away. */
  async open(call: KeyedCall): Promise<{ claim: WorkClaim } | { known: KnownKey }> {
    for (;;) {
      const claim = this.hold(await this.keys.claim(call, this.leases.lease, this.longestMs));
      if (claim) {
        reached('key.claimed');
        return { claim };
      }
      // Undefined when it was forgotten in between.
      const known = await this.keys.find(call);
      if (!known) continue;
      const isHeld = this.leases.isHeld({ keyId: known.id, fence: known.fence });
      return { known: { ...known, isLeased: known.isLeased || isHeld } };
    }
  }

  /** Takes over a key that was left; undefined: somebody else was quicker. */
  async seize(known: KnownKey): Promise<WorkClaim | undefined> {
    return this.hold(await this.keys.seize(known, this.leases.lease, this.longestMs));
  }

  /**
   * Ends a claim and keeps the answer, for a day after it; null: what was done under the key says what there is to say. Does not reject:
   * the call has ended, and without an answer, once the lease has run out, it is as if there were none.
   */
  async end(claim: WorkClaim, answer: string | null, generationIds: readonly number[]) {
    this.leases.drop(claim);
    const keptMs = this.keptMsFor(answer);
    try {
      reached('outcome.keeping');
      const isEnded = await this.keys.end(claim, { answer, generationIds, keptMs });
      reached('outcome.kept');
      if (!isEnded) this.logger.warn({ event: 'idempotency.claim_lost', keyId: claim.keyId });
    } catch (error) {
      this.logger.error({ event: 'idempotency.answer_not_kept', keyId: claim.keyId, error });
    }
  }

  private hold(claim: WorkClaim | undefined): WorkClaim | undefined {
    if (claim) this.leases.hold(claim);
    return claim;
  }

  private keptMsFor(answer: string | null): number {
    if (answer === PROMISE) return this.promisedMs;
    return answer === null ? this.longestMs : DAY_MS;
  }
}
