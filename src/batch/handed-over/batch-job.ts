import type { Billed } from '../../common/errors/api-error.js';
import type { GenerationResourceDto } from '../../generation/generation-resource.dto.js';
import { failureText, skippedText } from '../batch-answer.js';
import { ERASED, type ItemCode, SKIPPED } from '../batch.dto.js';
import type { BatchJobDto } from './batch-job.dto.js';
import type { KnownBatch, KnownItem } from './batch-state.repository.js';

/** By their ids. */
export type Generations = ReadonlyMap<number, GenerationResourceDto>;

/** An item as all lists of the answer tell of it. */
export interface ToldItem {
  readonly generationId: number | null;
  readonly status: GenerationResourceDto['status'];
  readonly result: GenerationResourceDto | null;
  readonly error: string | null;
  readonly code: ItemCode | null;
  /** Whether money was spent for this item, as far as that can be told. */
  readonly billed: Billed;
}

/** The items of a batch by index. */
export function tellItems(batch: KnownBatch, generations: Generations): readonly ToldItem[] {
  return batch.items.map((item, index) => {
    const generation = generations.get(item.generationId ?? 0);
    const code = codeOf(item, generation);
    const isThere = generation?.status === 'completed';
    return {
      generationId: item.generationId,
      status: code ? 'failed' : statusOf(item, generation),
      // A copy: several items may have the same.
      result: isThere ? Object.assign({}, generation, { cached: item.isShared }) : null,
      error: code && errorText(code, index + 1, batch, messageOf(item, generation)),
      code,
      billed: generation && !item.isShared ? generation.billed : 'no',
    };
  });
}

/** A batch as it is told of in whatever state. */
export function batchJob(batch: KnownBatch, items: readonly ToldItem[]): BatchJobDto {
  const count = (wanted: ToldItem['status']) =>
    items.filter(({ status }) => status === wanted).length;
  return {
    id: batch.id,
    status: batch.status,
    total: items.length,
    successful: count('completed'),
    failed: count('failed'),
    pending: count('pending'),
    processing: count('processing'),
    results: items.map(({ result }) => result),
    errors: items.map(({ error }) => error),
    batch_id: batch.id,
    error_codes: items.map(({ code }) => code),
    items: items.map(({ generationId, status }, index) => ({
      index,
      generation_id: generationId,
      status,
    })),
    created_at: batch.createdAt.toISOString(),
    completed_at: batch.completedAt?.toISOString() ?? null,
  };
}

/** Why an item has no picture; null: it may still get one. */
function codeOf(
  { errorCode, isShared }: KnownItem,
  generation: GenerationResourceDto | undefined,
): ItemCode | null {
  if (errorCode) return errorCode;
  const isLost = isShared && generation?.error_code === 'CANCELLED';
  if (generation?.status !== 'failed' || isLost) return null;
  return generation.error_code ?? 'INTERNAL_ERROR';
}

/** Of an item that has not failed: one that was to share what was given up gets a generation of its own. */
function statusOf(
  { isShared }: KnownItem,
  generation: GenerationResourceDto | undefined,
): ToldItem['status'] {
  if (!generation || (isShared && generation.status === 'failed')) return 'pending';
  return generation.status;
}

function messageOf(item: KnownItem, generation: GenerationResourceDto | undefined): string {
  return item.errorMessage ?? generation?.error_message ?? 'Internal Server Error';
}

function errorText(
  code: ItemCode,
  itemNumber: number,
  { failedItem }: KnownBatch,
  message: string,
): string {
  if (code === 'CANCELLED') return `Generation ${itemNumber} cancelled: nothing was bought`;
  if (code === ERASED) return `Generation ${itemNumber} erased`;
  if (code !== SKIPPED) return failureText(itemNumber, { message });
  return skippedText(itemNumber, failedItem === null ? undefined : failedItem + 1);
}
