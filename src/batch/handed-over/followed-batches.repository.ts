import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Owner } from '../../common/access/caller.js';
import { runStatement } from '../../database/run-statement.js';
import { batchOwner, type RawOwner } from './batch-owner-column.js';
import { ITEM_PHASE, type ItemPhase, ITEMS } from './item-phase.js';

/** An item as far as its generation's status tells. */
export interface FollowedItem {
  /** The batch's, when the item was to be begun. */
  readonly round: number;
  /** Null: it has none; also when it was to share one that was given up, and when its own was erased. */
  readonly generationId: number | null;
  readonly isShared: boolean;
  readonly phase: ItemPhase;
}

/** A batch as far as its generations' statuses tell. */
export interface FollowedBatch {
  readonly id: number;
  readonly owner: Owner;
  readonly round: number;
  readonly completedAt: Date | null;
  /** By index. */
  readonly items: readonly FollowedItem[];
}

interface RawBatch extends RawOwner {
  readonly id: string;
  readonly round: number;
  readonly completed_at: Date | null;
  readonly items: readonly FollowedItem[];
}

/** Reads how far batches are, and none of their words. */
@Injectable()
export class FollowedBatchesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that there are, as of one moment. */
  async findAll(ids: readonly number[]): Promise<readonly FollowedBatch[]> {
    const found = await runStatement<RawBatch>(
      this.dataSource,
      `SELECT batch.id, batch.user_id, batch.of_several, batch.round, batch.completed_at, json_agg(json_build_object(
         'round', item.round,
         'generationId', CASE WHEN (NOT item.is_shared OR generation.state <> 'cancelled') AND ${ITEM_PHASE} <> 'erased' THEN generation.id END,
         'isShared', item.is_shared,
         'phase', ${ITEM_PHASE}) ORDER BY item.index) AS items
       FROM batch CROSS JOIN ${ITEMS} WHERE batch.id = ANY($1::bigint[]) AND item.batch_id = batch.id GROUP BY batch.id`,
      [ids],
    );
    return found.map((raw) => ({
      id: Number(raw.id),
      owner: batchOwner(raw),
      round: raw.round,
      completedAt: raw.completed_at,
      items: raw.items,
    }));
  }
}
