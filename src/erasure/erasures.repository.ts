import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { UNDER_WAY } from '../generation/generation.read.js';
import { eraseAnswers } from '../idempotency/call-outcome.js';
import { eraseGenerations, IS_ERASABLE } from './erase-statement.js';

/** A generation that was erased. */
export interface ErasedGeneration {
  readonly id: number;
  readonly userId: number;
  /** As PostgreSQL writes it. */
  readonly createdAt: string;
}

/** Whose generations. */
export interface ErasureScope {
  readonly userId: number;
  /** Undefined: of all the user's projects, and of none. */
  readonly projectId: number | undefined;
}

/** Where a step begins: what is older, as history is ordered. */
export type Position = Pick<ErasedGeneration, 'id' | 'createdAt'>;

interface RawErased {
  readonly id: string;
  readonly user_id: number;
  readonly created_at: string;
}

/** Erases generations; each statement is short. Time is the database's. */
@Injectable()
export class ErasuresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined: it is under way, or there is none. */
  async erase(id: number): Promise<ErasedGeneration | undefined> {
    const [erased] = await this.run('SELECT $1::bigint AS id', [id]);
    return erased;
  }

  /**
   * What is under way is erased when it ends, and nobody joins it any more: batches' items, too, that were not begun.
   *
   * @returns the position of the newest that there may be by now
   */
  async request({ userId, projectId }: ErasureScope): Promise<Position> {
    const values = [userId, projectId ?? null];
    // First, for what is begun for an item while this waits for it is seen by the next statement.
    await runStatement(
      this.dataSource,
      `UPDATE batch_item SET erase_requested_at = now()
       WHERE generation_id IS NULL AND request IS NOT NULL AND (request ->> 'user_id')::integer = $1
         AND ($2::integer IS NULL OR (request ->> 'project_id')::integer = $2)`,
      values,
    );
    const [row] = await runStatement<{ now: string }>(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM generation WHERE user_id = $1 AND ($2::integer IS NULL OR project_id = $2) AND ${UNDER_WAY}
         ORDER BY id FOR NO KEY UPDATE),
       row AS (
         UPDATE generation SET erase_requested_at = now(), flight_key = NULL FROM held WHERE generation.id = held.id),
       answer AS (${eraseAnswers('user_id = $1 AND $2 IS NULL')})
       SELECT clock_timestamp()::text AS now`,
      values,
    );
    if (!row) throw new Error('PostgreSQL returned no row for a time');
    return { createdAt: row.now, id: Number.MAX_SAFE_INTEGER };
  }

  /** The newest that are older; fewer than asked for: there are no more. */
  async eraseOlder(
    { userId, projectId }: ErasureScope,
    { createdAt, id }: Position,
    limit: number,
  ): Promise<readonly ErasedGeneration[]> {
    return this.run(
      `SELECT id FROM generation WHERE user_id = $1 AND ($2::integer IS NULL OR project_id = $2) AND ${IS_ERASABLE}
         AND (created_at, id) < ($3::timestamptz, $4::bigint)
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [userId, projectId ?? null, createdAt, id, limit],
    );
  }

  /** Those that have ended since somebody asked for it. */
  async eraseRequested(limit: number): Promise<readonly ErasedGeneration[]> {
    return this.run(
      `SELECT id FROM generation WHERE erase_requested_at IS NOT NULL AND ${IS_ERASABLE} LIMIT $1`,
      [limit],
    );
  }

  /** Those that were cancelled before a time. */
  async eraseCancelled(before: Date, limit: number): Promise<readonly ErasedGeneration[]> {
    return this.run(
      `SELECT id FROM generation WHERE state = 'cancelled' AND created_at < $1 LIMIT $2`,
      [before, limit],
    );
  }

  private async run(
    chosen: string,
    values: readonly unknown[],
  ): Promise<readonly ErasedGeneration[]> {
    const erased = await runStatement<RawErased>(this.dataSource, eraseGenerations(chosen), values);
    return erased.map(({ id, user_id: userId, created_at: createdAt }) => ({
      id: Number(id),
      userId,
      createdAt,
    }));
  }
}
