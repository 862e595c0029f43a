import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOwn } from '../../common/access/current-caller.js';
import { ApiError } from '../../common/errors/api-error.js';
import { runStatement } from '../../database/run-statement.js';
import type { ItemCode } from '../batch.dto.js';
import { batchOwner, type RawOwner } from './batch-owner-column.js';
import { ITEM_PHASE, ITEMS } from './item-phase.js';

export type BatchStatus = 'processing' | 'completed' | 'cancelled';

export const BATCH_STATUSES: readonly BatchStatus[] = ['processing', 'completed', 'cancelled'];

/** An item as it is told of. */
export interface KnownItem {
  readonly generationId: number | null;
  readonly isShared: boolean;
  readonly errorCode: ItemCode | null;
  readonly errorMessage: string | null;
}

/** A batch as it is told of. */
export interface KnownBatch {
  readonly id: number;
  readonly status: BatchStatus;
  readonly continueOnError: boolean;
  /** The item whose failure left out others, from 0; null: there is none. */
  readonly failedItem: number | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** By index. */
  readonly items: readonly KnownItem[];
}

/** A batch in a list. */
export interface CountedBatch {
  readonly id: number;
  readonly status: BatchStatus;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly total: number;
  readonly successful: number;
  readonly failed: number;
  readonly processing: number;
}

/** Which batches are listed. */
export interface BatchFilter {
  readonly userId: number;
  readonly status: BatchStatus | undefined;
}

interface RawBatch {
  readonly id: string;
  readonly status: BatchStatus;
  readonly created_at: Date;
  readonly completed_at: Date | null;
}

interface RawItem extends RawBatch {
  readonly continue_on_error: boolean;
  readonly failed_item: number | null;
  readonly generation_id: string | null;
  readonly is_shared: boolean;
  readonly error_code: ItemCode | null;
  readonly error_message: string | null;
}

type RawCounts = RawBatch & Pick<CountedBatch, 'total' | 'successful' | 'failed' | 'processing'>;

const STATUS = `CASE WHEN cancelled_at IS NOT NULL THEN 'cancelled' WHEN completed_at IS NOT NULL THEN 'completed' ELSE 'processing' END`;

/** Reads batches that were handed over. */
@Injectable()
export class BatchStateRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: number): Promise<KnownBatch | undefined> {
    const rows = await runStatement<RawItem>(
      this.dataSource,
      `SELECT id, ${STATUS} AS status, continue_on_error, failed_item, created_at, completed_at, generation_id, is_shared,
         error_code, error_message
       FROM batch JOIN batch_item ON batch_id = id WHERE id = $1 ORDER BY index`,
      [id],
    );
    const [first] = rows;
    if (!first) return undefined;
    const { continue_on_error: continueOnError, failed_item: failedItem } = first;
    return { ...batchOf(first), continueOnError, failedItem, items: rows.map(itemOf) };
  }

  /** The newest that a key's calls have handed over. */
  async findIdByKey(keyId: number): Promise<number | undefined> {
    const [row] = await runStatement<{ id: string }>(
      this.dataSource,
      'SELECT id FROM batch WHERE idempotency_id = $1 ORDER BY id DESC LIMIT 1',
      [keyId],
    );
    return row && Number(row.id);
  }

  /** The user under whom it is found, and whether it is others' too. Rejects with NOT_FOUND, in the same way for what is not the caller's. */
  async getOwner(id: number): Promise<{ owner: number; isOfSeveral: boolean }> {
    const [row] = await runStatement<RawOwner>(
      this.dataSource,
      'SELECT user_id, of_several FROM batch WHERE id = $1',
      [id],
    );
    if (!row || !isOwn(batchOwner(row))) throw new ApiError('NOT_FOUND', 'Batch not found');
    return { owner: row.user_id, isOfSeveral: row.of_several };
  }

  async hasEnded(id: number): Promise<boolean> {
    const ended = await runStatement(
      this.dataSource,
      'SELECT id FROM batch WHERE id = $1 AND completed_at IS NOT NULL',
      [id],
    );
    return ended.length > 0;
  }

  /** The caller's, newest first, at most `limit`; only those older than `before`, if that is given. */
  async list(
    { userId, status }: BatchFilter,
    before: number | undefined,
    limit: number,
  ): Promise<readonly CountedBatch[]> {
    const rows = await runStatement<RawCounts>(
      this.dataSource,
      `SELECT page.id, status, page.created_at, page.completed_at, counts.*
       FROM (
         SELECT id, ${STATUS} AS status, created_at, completed_at FROM batch
         WHERE user_id = $1 AND (NOT of_several OR $5) AND id < $3 AND ($2::text IS NULL OR ${STATUS} = $2)
         ORDER BY id DESC LIMIT $4) page
       CROSS JOIN LATERAL (
         SELECT count(*)::integer AS total, count(*) FILTER (WHERE phase = 'completed')::integer AS successful,
           count(*) FILTER (WHERE phase IN ('failed', 'erased'))::integer AS failed,
           count(*) FILTER (WHERE phase = 'processing')::integer AS processing
         FROM (SELECT ${ITEM_PHASE} AS phase FROM ${ITEMS} WHERE item.batch_id = page.id) items) counts
       ORDER BY page.id DESC`,
      [userId, status ?? null, before ?? Number.MAX_SAFE_INTEGER, limit, isOwn('several')],
    );
    return rows.map(({ total, successful, failed, processing, ...row }) => ({
      ...batchOf(row),
      total,
      successful,
      failed,
      processing,
    }));
  }
}

function batchOf(row: RawBatch): Pick<KnownBatch, 'id' | 'status' | 'createdAt' | 'completedAt'> {
  return {
    id: Number(row.id),
    status: row.status,
    createdAt: row.created_at,
    completedAt: row.completed_at,
  };
}

function itemOf(row: RawItem): KnownItem {
  return {
    generationId: row.generation_id === null ? null : Number(row.generation_id),
    isShared: row.is_shared,
    errorCode: row.error_code,
    errorMessage: row.error_message,
  };
}
