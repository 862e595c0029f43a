import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { tellBatchChange } from '../generation/batch-items.js';
import { ERASED } from '../generation/generation.read.js';
import { ITEM_WITHOUT_WORDS } from './erase-statement.js';

/** Erases what batches that were handed over hold of their clients' words, beside their generations. */
@Injectable()
export class BatchErasuresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Generations that were begun since for items that somebody wanted erased are erased when they end. */
  async passOn(): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT generation.id, item.erase_requested_at FROM batch_item item JOIN generation ON generation.id = item.generation_id
         WHERE item.erase_requested_at IS NOT NULL AND NOT is_shared AND generation.erase_requested_at IS NULL AND NOT ${ERASED}
         ORDER BY generation.id FOR NO KEY UPDATE OF generation)
       UPDATE generation SET erase_requested_at = held.erase_requested_at, flight_key = NULL FROM held WHERE generation.id = held.id`,
      [],
    );
  }

  /**
   * Erases items of batches that have ended, as far as no generation of their own has the same words: those that somebody wanted erased, and
   * those of batches that were accepted before a time.
   *
   * @returns whether there may be others
   */
  async eraseItems(before: Date | undefined, limit: number): Promise<boolean> {
    const erased = await runStatement<{ batch_id: string }>(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT item.batch_id, item.index FROM batch_item item JOIN batch ON batch.id = item.batch_id
         WHERE batch.completed_at IS NOT NULL AND (item.generation_id IS NULL OR item.is_shared)
           AND (item.erase_requested_at IS NOT NULL OR item.generation_id IS NULL AND item.request IS NOT NULL AND batch.created_at < $1::timestamptz)
         ORDER BY item.batch_id, item.index LIMIT $2 FOR NO KEY UPDATE OF item)
       UPDATE batch_item SET ${ITEM_WITHOUT_WORDS} FROM held
       WHERE batch_item.batch_id = held.batch_id AND batch_item.index = held.index
       RETURNING batch_item.batch_id, ${tellBatchChange('batch_item.batch_id')}`,
      [before ?? null, limit],
    );
    await this.closeErased(erased.map(({ batch_id: id }) => Number(id)));
    return erased.length === limit;
  }

  /** Of batches of which nothing is left it is no longer known where their end was to be told. */
  async closeErased(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await runStatement(
      this.dataSource,
      `WITH erased AS MATERIALIZED (
         SELECT id FROM batch WHERE id = ANY($1::bigint[]) AND completed_at IS NOT NULL AND NOT EXISTS (
           SELECT FROM batch_item WHERE batch_id = batch.id AND error_code IS DISTINCT FROM 'ERASED')
         ORDER BY id FOR NO KEY UPDATE),
       delivery AS (DELETE FROM webhook_delivery USING erased WHERE batch_id = erased.id)
       UPDATE batch SET webhook_url = NULL FROM erased WHERE batch.id = erased.id`,
      [ids],
    );
  }

  /** The batches that have items made by these generations. */
  async listOf(generationIds: readonly number[]): Promise<readonly number[]> {
    const found = await runStatement<{ batch_id: string }>(
      this.dataSource,
      'SELECT DISTINCT batch_id FROM batch_item WHERE generation_id = ANY($1::bigint[])',
      [generationIds],
    );
    return found.map(({ batch_id: id }) => Number(id));
  }
}
