import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import type { Forbearance } from '../../fibo/webhooks/webhook-patience.js';
import { UNDER_WAY } from '../generation.entity.js';
import { HELD, type Hold, HoldLost } from './hold.js';

/**
 * SQL: of an attempt that nobody knows the outcome of, FIBO may yet tell: for $7 ms after it began, or after somebody began to listen, $6 ms ago, when that is later. Just
 * before the deadline nobody waits for that: another attempt could not be made any more.
 */
const MAY_BE_TOLD_OF = `state = 'submitting' AND now() NOT BETWEEN deadline_at - interval '10 seconds' AND deadline_at AND EXISTS (
  SELECT FROM generation_attempt attempt WHERE attempt.generation_id = generation.id AND class IS NULL AND request_id IS NULL
    AND now() < greatest(started_at, now() - $6::float8 * interval '1 millisecond') + $7 * interval '1 millisecond')`;

/** Who works on which row, by the database's clock. */
@Injectable()
export class LeaseRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Prolongs the leases on these rows as far as they are still this owner's. */
  async prolong(ids: readonly number[], owner: string, leaseMs: number): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM generation WHERE id = ANY($1::bigint[]) AND lease_owner = $2 ORDER BY id FOR NO KEY UPDATE)
       UPDATE generation SET lease_expires_at = now() + $3 * interval '1 millisecond' FROM held WHERE generation.id = held.id`,
      [ids, owner, leaseMs],
    );
  }

  /** Whoever works on something, or did. */
  async listOwners(): Promise<readonly string[]> {
    const rows = await runStatement<{ lease_owner: string }>(
      this.dataSource,
      `SELECT DISTINCT lease_owner FROM generation WHERE ${UNDER_WAY} AND lease_owner IS NOT NULL`,
      [],
    );
    return rows.map((row) => row.lease_owner);
  }

  /** From now on anybody may take over what these owners work on. */
  async endLeases(owners: readonly string[]): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM generation WHERE ${UNDER_WAY} AND lease_owner = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE)
       UPDATE generation SET lease_owner = NULL, lease_expires_at = now() FROM held WHERE generation.id = held.id`,
      [owners],
    );
  }

  /** Takes over rows under way, at FIBO or at the simulator, whose lease has run out, the longest overdue first; not those that are held already, nor those of which FIBO may yet tell. */
  async takeOver(
    by: { readonly owner: string; readonly leaseMs: number; readonly heldIds: readonly number[] },
    simulated: boolean,
    limit: number,
    forbearance?: Forbearance,
  ): Promise<readonly Hold[]> {
    const rows = await runStatement<{ id: string; fence: number }>(
      this.dataSource,
      `UPDATE generation SET fence = fence + 1, lease_owner = $1, lease_expires_at = now() + $2 * interval '1 millisecond'
       WHERE id IN (
         SELECT id FROM generation WHERE ${UNDER_WAY} AND lease_expires_at < now() AND simulated = $3 AND id <> ALL($5::bigint[])
           AND NOT (${MAY_BE_TOLD_OF})
         ORDER BY lease_expires_at LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING id, fence`,
      [
        by.owner,
        by.leaseMs,
        simulated,
        limit,
        by.heldIds,
        forbearance?.hearingForMs ?? 0,
        forbearance?.ms ?? 0,
      ],
    );
    if (rows.length > 0) reached('rows.taken_over');
    return rows.map((row) => ({ id: Number(row.id), fence: row.fence }));
  }

  /** Gives a row back; nobody takes it over before `afterMs` have passed. Rejects with HoldLost. */
  async release(hold: Hold, afterMs: number): Promise<void> {
    reached('row.releasing');
    const rows = await runStatement(
      this.dataSource,
      `UPDATE generation SET lease_owner = NULL, lease_expires_at = now() + $3 * interval '1 millisecond'
       WHERE ${HELD} RETURNING id`,
      [hold.id, hold.fence, afterMs],
    );
    reached('row.released');
    if (rows.length === 0) throw new HoldLost(hold);
  }
}
