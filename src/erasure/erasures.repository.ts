import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { UNDER_WAY } from '../generation/generation.read.js';
import { ERASE_ANSWERS_OF_USER } from '../idempotency/call-outcome.js';
import { eraseGenerations, IS_ERASABLE } from './erase-statement.js';

/** A generation that was erased. */
export interface ErasedGeneration {
  readonly id: number;
  readonly userId: number;
}

/** Where a step begins: what is older, as history is ordered. */
export interface Position {
  readonly id: number;
  /** As PostgreSQL writes it. */
  readonly createdAt: string;
}

/** What one statement did. */
export interface ErasureStep {
  /** All that it came upon, the newest first: with fewer than it was to take there are no more. */
  readonly chosen: readonly Position[];
  /** Those of them that nobody else erased meanwhile. */
  readonly erased: readonly ErasedGeneration[];
}

/** Whose generations. */
export interface ErasureScope {
  readonly userId: number;
  /** Undefined: of all the user's projects, and of none. */
  readonly projectId: number | undefined;
}

interface RawChosen {
  readonly id: string;
  readonly user_id: number | null;
  readonly created_at: string;
}

/** SQL: an item of a user, $1, and of a project, $2, unless that is null, which nobody wanted erased yet. */
const IS_REQUESTABLE = `request IS NOT NULL AND (request ->> 'user_id')::integer = $1
           AND ($2::integer IS NULL OR (request ->> 'project_id')::integer = $2) AND item.erase_requested_at IS NULL`;

/** Erases generations; each statement is short. Time is the database's. */
@Injectable()
export class ErasuresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Nothing is erased: it is under way, or there is none. */
  async erase(id: number): Promise<ErasureStep> {
    return this.run('SELECT id, created_at FROM generation WHERE id = $1', [id]);
  }

  /**
   * What is under way is erased when it ends, and nobody joins it any more: batches' items, too, that were not begun, or share a
   * generation that somebody else may give up.
   *
   * @param limit how many items and answers one statement takes
   * @returns the position of the newest that there may be by now
   */
  async request(scope: ErasureScope, limit: number): Promise<Position> {
    // First, for what is begun for an item while this waits for it is seen by the next statement.
    while (await this.requestOfItems(scope, limit));
    const newest = await this.requestOfGenerations(scope);
    if (scope.projectId === undefined) while (await this.eraseAnswers(scope.userId, limit));
    return newest;
  }

  /** The newest that are older. */
  async eraseOlder(
    { userId, projectId }: ErasureScope,
    { createdAt, id }: Position,
    limit: number,
  ): Promise<ErasureStep> {
    return this.run(
      `SELECT id, created_at FROM generation WHERE user_id = $1 AND ($2::integer IS NULL OR project_id = $2) AND ${IS_ERASABLE}
         AND (created_at, id) < ($3::timestamptz, $4::bigint)
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [userId, projectId ?? null, createdAt, id, limit],
    );
  }

  /** Those that have ended since somebody asked for it. */
  async eraseRequested(limit: number): Promise<ErasureStep> {
    return this.run(
      `SELECT id, created_at FROM generation WHERE erase_requested_at IS NOT NULL AND ${IS_ERASABLE} LIMIT $1`,
      [limit],
    );
  }

  /** Those that were cancelled before a time. */
  async eraseCancelled(before: Date, limit: number): Promise<ErasureStep> {
    return this.run(
      `SELECT id, created_at FROM generation WHERE state = 'cancelled' AND created_at < $1 LIMIT $2`,
      [before, limit],
    );
  }

  /** Whether there may be others. */
  private async requestOfItems(
    { userId, projectId }: ErasureScope,
    limit: number,
  ): Promise<boolean> {
    const [row] = await runStatement<{ chosen: number }>(
      this.dataSource,
      `WITH chosen AS MATERIALIZED (
         SELECT batch_id, index FROM batch_item item WHERE generation_id IS NULL AND ${IS_REQUESTABLE}
         UNION ALL
         SELECT batch_id, index FROM batch JOIN batch_item item ON batch_id = batch.id
         WHERE completed_at IS NULL AND generation_id IS NOT NULL AND is_shared AND ${IS_REQUESTABLE}
         LIMIT $3),
       held AS MATERIALIZED (
         SELECT batch_id, index FROM batch_item item JOIN chosen USING (batch_id, index)
         WHERE (generation_id IS NULL OR is_shared) AND request IS NOT NULL ORDER BY batch_id, index FOR NO KEY UPDATE OF item),
       row AS (
         UPDATE batch_item SET erase_requested_at = now() FROM held
         WHERE batch_item.batch_id = held.batch_id AND batch_item.index = held.index)
       SELECT count(*)::integer AS chosen FROM chosen`,
      [userId, projectId ?? null, limit],
    );
    return row?.chosen === limit;
  }

  private async requestOfGenerations({ userId, projectId }: ErasureScope): Promise<Position> {
    const [row] = await runStatement<{ now: string }>(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM generation WHERE user_id = $1 AND ($2::integer IS NULL OR project_id = $2) AND ${UNDER_WAY}
         ORDER BY id FOR NO KEY UPDATE),
       row AS (
         UPDATE generation SET erase_requested_at = now(), flight_key = NULL FROM held WHERE generation.id = held.id)
       SELECT clock_timestamp()::text AS now`,
      [userId, projectId ?? null],
    );
    if (!row) throw new Error('PostgreSQL returned no row for a time');
    return { createdAt: row.now, id: Number.MAX_SAFE_INTEGER };
  }

  /** Whether there may be others. */
  private async eraseAnswers(userId: number, limit: number): Promise<boolean> {
    const erased = await runStatement(this.dataSource, ERASE_ANSWERS_OF_USER, [userId, limit]);
    return erased.length === limit;
  }

  private async run(chosen: string, values: readonly unknown[]): Promise<ErasureStep> {
    const rows = await runStatement<RawChosen>(this.dataSource, eraseGenerations(chosen), values);
    return {
      chosen: rows.map(({ id, created_at: createdAt }) => ({ id: Number(id), createdAt })),
      erased: rows.flatMap(({ id, user_id: userId }) =>
        userId === null ? [] : [{ id: Number(id), userId }],
      ),
    };
  }
}
