import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import { GO_ON_WITH_BATCH, tellBatchChange } from '../../generation/batch-items.js';
import { addJob, isJobAwaited } from '../../jobs/add-job.js';
import { batchOutboxOf, queueEvents } from '../../webhooks/outbox.js';
import { ERASED, type ItemCode } from '../batch.dto.js';
import { ITEM_PHASE, type ItemPhase, ITEMS } from './item-phase.js';
import type { SeenBatch, SeenItem } from './next-move.js';

/** Why an item got no generation. */
export interface ItemFailure {
  readonly index: number;
  readonly round: number;
  readonly code: ItemCode;
  readonly message: string | null;
}

/** An item that shares a generation made for somebody else. */
export interface SharedItem {
  readonly index: number;
  readonly generationId: number;
}

/** SQL: items as they were seen, $2. Whoever waits for a lock compares what is there then: nobody else's work is undone. */
const SEEN =
  'json_to_recordset($2::json) AS seen (index smallint, round smallint, generation_id bigint)';
const IS_AS_SEEN =
  'item.index = seen.index AND item.round = seen.round AND item.generation_id IS NOT DISTINCT FROM seen.generation_id';

function seenAsJson(items: readonly SeenItem[]): string {
  return storableJson(
    items.map(({ index, round, generationId: generation_id }) => ({ index, round, generation_id })),
  );
}

interface RawItem {
  readonly parallel: boolean;
  readonly continue_on_error: boolean;
  readonly batch_round: number;
  readonly is_cancelled: boolean;
  readonly index: number;
  readonly round: number;
  readonly generation_id: string | null;
  readonly is_shared: boolean;
  readonly phase: ItemPhase;
  readonly request: object | null;
}

/** How batches that were handed over go on: each statement may come twice, and from two nodes at once. */
@Injectable()
export class BatchAdvanceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A batch that has not ended; if nobody comes back to it for so long, it is looked at again. */
  async look(id: number, patienceMs: number): Promise<SeenBatch | undefined> {
    const rows = await runStatement<RawItem>(
      this.dataSource,
      `WITH seen AS (
         UPDATE batch SET look_at = now() + $2 * interval '1 millisecond' WHERE id = $1 AND completed_at IS NULL
         RETURNING id, parallel, continue_on_error, round, cancelled_at)
       SELECT parallel, continue_on_error, seen.round AS batch_round, cancelled_at IS NOT NULL AS is_cancelled, item.index, item.round,
         item.generation_id, item.is_shared, ${ITEM_PHASE} AS phase,
         CASE WHEN ${ITEM_PHASE} IN ('waiting', 'lost') THEN item.request END AS request
       FROM seen CROSS JOIN ${ITEMS} WHERE item.batch_id = seen.id ORDER BY item.index`,
      [id, patienceMs],
    );
    const [first] = rows;
    return first && { id, ...seenBatch(first), items: rows.map(seenItem) };
  }

  /**
   * Frees items whose generations were given up by those they were made for, if they are as they were seen. Those that somebody wants erased
   * are not begun again: they are erased.
   */
  async release(batchId: number, items: readonly SeenItem[]): Promise<void> {
    await runStatement(
      this.dataSource,
      `UPDATE batch_item item SET generation_id = NULL, is_shared = false, erase_requested_at = NULL,
         request = CASE WHEN erase_requested_at IS NULL THEN request END,
         error_code = CASE WHEN erase_requested_at IS NOT NULL THEN '${ERASED}' END
       FROM ${SEEN} WHERE batch_id = $1 AND ${IS_AS_SEEN} AND error_code IS NULL`,
      [batchId, seenAsJson(items)],
    );
  }

  /** Notes for items what they share, and tells of each that has no generation yet whether it is there already. */
  async share(
    batchId: number,
    items: readonly SharedItem[],
  ): Promise<ReadonlyMap<number, boolean>> {
    const noted = await runStatement<{ index: number; is_there: boolean | null }>(
      this.dataSource,
      `UPDATE batch_item item SET generation_id = shared.generation_id, is_shared = true
       FROM json_to_recordset($2::json) AS shared (index smallint, generation_id bigint)
         LEFT JOIN generation ON generation.id = shared.generation_id
       WHERE item.batch_id = $1 AND item.index = shared.index AND item.generation_id IS NULL AND item.error_code IS NULL
       RETURNING item.index, generation.state = 'completed' AS is_there, ${tellBatchChange('item.batch_id')}`,
      [
        batchId,
        storableJson(
          items.map(({ index, generationId: generation_id }) => ({ index, generation_id })),
        ),
      ],
    );
    return new Map(noted.map(({ index, is_there: isThere }) => [index, isThere === true]));
  }

  /** Notes why items get no generation; those that have one by now keep it, and so does a later round. */
  async refuse(batchId: number, failures: readonly ItemFailure[]): Promise<void> {
    await runStatement(
      this.dataSource,
      `UPDATE batch_item item SET error_code = failure.code, error_message = failure.message
       FROM json_to_recordset($2::json) AS failure (index smallint, round smallint, code text, message text)
       WHERE item.batch_id = $1 AND item.index = failure.index AND item.round = failure.round AND item.generation_id IS NULL AND item.error_code IS NULL`,
      [batchId, storableJson(failures)],
    );
  }

  /**
   * Leaves out items that were not begun, if they are as they were seen: from now on they cannot be. What was begun meanwhile is seen next time.
   *
   * @param failedItem whose failure is the reason; null: the batch was cancelled
   */
  async leaveOut(
    { id, round }: Pick<SeenBatch, 'id' | 'round'>,
    items: readonly SeenItem[],
    code: ItemCode,
    failedItem: number | null,
  ): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH reason AS (
         UPDATE batch SET failed_item = coalesce(failed_item, $4) WHERE id = $1 AND round = $5 AND $4::smallint IS NOT NULL)
       UPDATE batch_item item SET error_code = $3 FROM ${SEEN} WHERE batch_id = $1 AND ${IS_AS_SEEN} AND error_code IS NULL`,
      [id, seenAsJson(items), code, failedItem, round],
    );
  }

  /** The batch ends, if all its items have, and is told of where that is wanted; the words of those that have a picture are no longer needed. */
  async complete({ id, round }: Pick<SeenBatch, 'id' | 'round'>): Promise<void> {
    reached('batch.completing');
    await runStatement(
      this.dataSource,
      `WITH ended AS (
         UPDATE batch SET completed_at = now() WHERE id = $1 AND round = $2 AND completed_at IS NULL AND NOT EXISTS (
           SELECT FROM ${ITEMS} WHERE item.batch_id = $1 AND ${ITEM_PHASE} NOT IN ('completed', 'failed', 'erased'))
         RETURNING id, user_id, webhook_url),
       forgotten AS (
         UPDATE batch_item item SET request = NULL FROM ended, generation
         WHERE item.batch_id = ended.id AND generation.id = item.generation_id AND generation.state = 'completed'),
       outbox AS (${batchOutboxOf('ended')})
       SELECT ${tellBatchChange('id')}, (${queueEvents('outbox')}) AS events FROM ended`,
      [id, round],
    );
    reached('batch.completed');
  }

  /** Lets somebody look at batches that nobody came back to; see `look`. */
  async queueLeft(patienceMs: number, limit: number): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH overdue AS (
         SELECT id FROM batch
         WHERE completed_at IS NULL AND look_at < now() AND NOT ${isJobAwaited(GO_ON_WITH_BATCH, `$1::float8 * interval '1 millisecond'`)}
         ORDER BY look_at LIMIT $2)
       SELECT ${addJob(GO_ON_WITH_BATCH)} FROM (SELECT id FROM overdue ORDER BY id) batch`,
      [patienceMs, limit],
    );
  }
}

function seenBatch(row: RawItem): Omit<SeenBatch, 'id' | 'items'> {
  return {
    parallel: row.parallel,
    continueOnError: row.continue_on_error,
    round: row.batch_round,
    isCancelled: row.is_cancelled,
  };
}

function seenItem(row: RawItem): SeenItem {
  return {
    index: row.index,
    round: row.round,
    generationId: row.generation_id === null ? null : Number(row.generation_id),
    isShared: row.is_shared,
    phase: row.phase,
    request: row.request,
  };
}
