import { ApiError, type Billed } from '../../common/errors/api-error.js';
import { type BatchDto, ERASED } from '../batch.dto.js';
import { batchJob, type ToldItem } from './batch-job.js';
import type { KnownBatch } from './batch-state.repository.js';

/** How a batch that has ended is told to whoever waited for it: as if it had not been handed over. */
export type BatchEnd = { readonly body: BatchDto } | { readonly failure: ApiError };

export function batchEnd(batch: KnownBatch, items: readonly ToldItem[]): BatchEnd {
  const { total, successful, failed, results, errors, batch_id, error_codes } = batchJob(
    batch,
    items,
  );
  const body = { total, successful, failed, results, errors, batch_id, error_codes };
  const failedItem =
    batch.failedItem ?? items.findIndex(({ code }) => code !== null && code !== ERASED);
  const first = items[failedItem];
  if (batch.continueOnError || !first) return { body };
  const detail = `Batch generation failed: ${first.error}`;
  const options = { billed: billedFor(items), supplement: body, ...whereIs(first) };
  return { failure: new ApiError('GENERATION_FAILED', detail, options) };
}

function billedFor(items: readonly ToldItem[]): Billed {
  const bills = items.map(({ billed }) => billed);
  return (['yes', 'unknown'] as const).find((billed) => bills.includes(billed)) ?? 'no';
}

function whereIs({ generationId }: ToldItem) {
  if (generationId === null) return {};
  return { generationId, headers: { Location: `/api/generate/${generationId}` } };
}
