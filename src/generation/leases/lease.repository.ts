import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import type { Forbearance } from '../../fibo/webhooks/webhook-patience.js';
import { addJob, isJobAwaited } from '../../jobs/add-job.js';
import { UNDER_WAY } from '../generation.entity.js';
import { LOOK_AFTER } from '../look-after.js';
import { HELD, type Hold, HoldLost } from './hold.js';

/** A process that takes rows over. */
export interface Taker {
  readonly owner: string;
  readonly leaseMs: number;
  /** Rows it works on already, though their leases may have run out while the database was away. */
  readonly heldIds: readonly number[];
}

/**
 * SQL: nobody works on the row any more, at FIBO or at the simulator ($1), and $2 does not say that this process does. Of an attempt that
 * nobody knows the outcome of, FIBO may yet tell: for $4 ms after it began, or after somebody began to listen, $3 ms ago, when that is later.
 * Just before the deadline nobody waits for that: another attempt could not be made any more.
 */
const IS_LEFT = `${UNDER_WAY} AND lease_expires_at < now() AND simulated = $1 AND id <> ALL($2::bigint[])
  AND NOT (state = 'submitting' AND now() NOT BETWEEN deadline_at - interval '10 seconds' AND deadline_at AND EXISTS (
    SELECT FROM generation_attempt attempt WHERE attempt.generation_id = generation.id AND class IS NULL AND request_id IS NULL
      AND now() < greatest(started_at, now() - $3::float8 * interval '1 millisecond') + $4 * interval '1 millisecond'))`;

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

  /**
   * Lets somebody be told to look after rows that were left, the longest overdue first; not after those of which somebody knows, unless that
   * has been for longer than a lease: whoever knew has ended then. Gives how many there were.
   */
  async queueLeft(
    by: Omit<Taker, 'owner'>,
    simulated: boolean,
    limit: number,
    forbearance?: Forbearance,
  ): Promise<number> {
    const queued = await runStatement(
      this.dataSource,
      `SELECT ${addJob(LOOK_AFTER)} FROM (
         SELECT id, state, batch_id FROM generation
         WHERE ${IS_LEFT} AND NOT ${isJobAwaited(LOOK_AFTER, `$6::float8 * interval '1 millisecond'`)}
         ORDER BY lease_expires_at LIMIT $5) generation`,
      [...conditionsOf(by, simulated, forbearance), limit, by.leaseMs],
    );
    return queued.length;
  }

  /** Takes over those of the rows that were left. */
  async takeOver(
    ids: readonly number[],
    by: Taker,
    simulated: boolean,
    forbearance?: Forbearance,
  ): Promise<readonly Hold[]> {
    const rows = await runStatement<{ id: string; fence: number }>(
      this.dataSource,
      `UPDATE generation SET fence = fence + 1, lease_owner = $6, lease_expires_at = now() + $7 * interval '1 millisecond'
       WHERE id IN (SELECT id FROM generation WHERE id = ANY($5::bigint[]) AND ${IS_LEFT} FOR UPDATE SKIP LOCKED)
       RETURNING id, fence`,
      [...conditionsOf(by, simulated, forbearance), ids, by.owner, by.leaseMs],
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

/** The parameters of IS_LEFT. */
function conditionsOf(
  { heldIds }: Pick<Taker, 'heldIds'>,
  simulated: boolean,
  forbearance: Forbearance | undefined,
): readonly unknown[] {
  return [simulated, heldIds, forbearance?.hearingForMs ?? 0, forbearance?.ms ?? 0];
}
