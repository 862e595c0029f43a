import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkClaim } from '../common/http/request-context.js';
import { runStatement } from '../database/run-statement.js';
import type { KeyedCall, KnownKey } from './keyed-call.js';

/** Who claims a key, and for how long unless the lease is prolonged. */
export interface Lease {
  readonly owner: string;
  readonly ms: number;
}

/** What a call leaves behind. */
export interface CallEnd {
  readonly answer: string | null;
  readonly generationIds: readonly number[];
  readonly keptMs: number;
}

/** The table idempotency_key. Time is the database's. */
@Injectable()
export class IdempotencyKeyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined: the key is known already. Of those who come at once with a new key one claims it, and the others wait for that. */
  async claim(call: KeyedCall, lease: Lease, keptMs: number): Promise<WorkClaim | undefined> {
    const [row] = await runStatement<{ id: string }>(
      this.dataSource,
      `INSERT INTO idempotency_key (user_id, route, key, body_hash, lease_owner, lease_expires_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 millisecond', now() + $7 * interval '1 millisecond')
       ON CONFLICT (user_id, route, key) DO NOTHING RETURNING id`,
      [call.owner, call.route, call.key, call.bodyHash, lease.owner, lease.ms, keptMs],
    );
    return row && { keyId: Number(row.id), fence: 1 };
  }

  async find({ owner, route, key }: KeyedCall): Promise<KnownKey | undefined> {
    const [row] = await runStatement<RawKey>(
      this.dataSource,
      `SELECT id, body_hash, fence, lease_owner, lease_expires_at > now() AS is_leased, answer, generation_ids
       FROM idempotency_key WHERE user_id = $1 AND route = $2 AND key = $3`,
      [owner, route, key],
    );
    return row && knownKey(row);
  }

  /** Takes over a key that nobody works on any more; undefined: somebody else was quicker, or whoever worked on it still does. */
  async seize(known: KnownKey, lease: Lease, keptMs: number): Promise<WorkClaim | undefined> {
    const [row] = await runStatement<{ fence: number }>(
      this.dataSource,
      `UPDATE idempotency_key SET fence = fence + 1, lease_owner = $4, lease_expires_at = now() + $5 * interval '1 millisecond',
         generation_ids = NULL, expires_at = now() + $6 * interval '1 millisecond'
       WHERE id = $1 AND fence = $2 AND answer IS NULL AND (lease_expires_at <= now() OR lease_owner = $3) RETURNING fence`,
      [
        known.id,
        known.fence,
        known.isLeased ? known.leaseOwner : null,
        lease.owner,
        lease.ms,
        keptMs,
      ],
    );
    return row && { keyId: known.id, fence: row.fence };
  }

  /** Writes down how the call ended, and no less than what was promised meanwhile; false: its claim was lost. */
  async end(claim: WorkClaim, { answer, generationIds, keptMs }: CallEnd): Promise<boolean> {
    const ended = await runStatement(
      this.dataSource,
      `UPDATE idempotency_key SET lease_owner = NULL, lease_expires_at = now(), answer = coalesce($3, answer), generation_ids = $4,
         expires_at = now() + $5 * interval '1 millisecond'
       WHERE id = $1 AND fence = $2 RETURNING id`,
      [claim.keyId, claim.fence, answer, generationIds, keptMs],
    );
    return ended.length > 0;
  }

  /** Passes over what a generation's insert has locked: that one is quick, and the next time is soon enough. */
  async prolong(ids: readonly number[], lease: Lease): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM idempotency_key WHERE id = ANY($1::bigint[]) AND lease_owner = $2
         ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
       UPDATE idempotency_key SET lease_expires_at = now() + $3 * interval '1 millisecond'
       FROM held WHERE idempotency_key.id = held.id`,
      [ids, lease.owner, lease.ms],
    );
  }

  /** Forgets so many at most of those whose time is over; how many there were. */
  async deleteExpired(limit: number): Promise<number> {
    const deleted = await runStatement(
      this.dataSource,
      `DELETE FROM idempotency_key WHERE id IN (
         SELECT id FROM idempotency_key WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [limit],
    );
    return deleted.length;
  }
}

interface RawKey {
  readonly id: string;
  readonly body_hash: string;
  readonly fence: number;
  readonly lease_owner: string | null;
  readonly is_leased: boolean;
  readonly answer: string | null;
  readonly generation_ids: readonly string[] | null;
}

function knownKey(row: RawKey): KnownKey {
  return {
    id: Number(row.id),
    bodyHash: row.body_hash,
    fence: row.fence,
    leaseOwner: row.lease_owner,
    isLeased: row.is_leased,
    answer: row.answer,
    generationIds: (row.generation_ids ?? []).map(Number),
  };
}
