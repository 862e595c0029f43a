import { Injectable } from '@nestjs/common';
import { validationFailed } from '../../common/validation/validation-failed.js';
import { decodeBatchCursor, encodeBatchCursor } from './batch-cursor.js';
import type { BatchSummaryDto } from './batch-job.dto.js';
import type { BatchPageDto, BatchQueryDto } from './batch-list.dto.js';
import {
  type BatchFilter,
  BatchStateRepository,
  type CountedBatch,
} from './batch-state.repository.js';

/** Lists batches that were handed over. */
@Injectable()
export class BatchListService {
  constructor(private readonly batches: BatchStateRepository) {}

  /** Rejects with VALIDATION_FAILED for a cursor that is none, or belongs to another user or status. */
  async list({ user_id: userId, status, limit, cursor }: BatchQueryDto): Promise<BatchPageDto> {
    const filter: BatchFilter = { userId, status };
    // One more tells whether others follow.
    const found = await this.batches.list(filter, idBefore(cursor, filter), limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      limit,
      results: page.map(summary),
      next_cursor: last ? encodeBatchCursor(last.id, filter) : null,
    };
  }
}

function idBefore(cursor: string | undefined, filter: BatchFilter): number | undefined {
  if (cursor === undefined) return undefined;
  const id = decodeBatchCursor(cursor, filter);
  if (id !== undefined) return id;
  const msg = 'cursor is none of this user and these filters';
  throw validationFailed([{ loc: ['query', 'cursor'], msg, type: 'value_error' }]);
}

function summary(batch: CountedBatch): BatchSummaryDto {
  const { id, status, total, successful, failed, processing } = batch;
  return {
    id,
    status,
    total,
    successful,
    failed,
    pending: total - successful - failed - processing,
    processing,
    created_at: batch.createdAt.toISOString(),
    completed_at: batch.completedAt?.toISOString() ?? null,
  };
}
