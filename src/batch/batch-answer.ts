import { ApiError } from '../common/errors/api-error.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import { type BatchDto, type ItemCode, SKIPPED } from './batch.dto.js';
import type { BatchProgress, FirstFailure } from './batch-progress.js';
import type { ItemOutcome } from './item-outcome.js';

/** One item as the answer's lists have it. */
interface ToldItem {
  readonly result: GenerationResourceDto | null;
  readonly error: string | null;
  readonly code: ItemCode | null;
}

/** The answer when no item is under way any more. */
export function batchAnswer(batchId: number, { outcomes, firstFailure }: BatchProgress): BatchDto {
  const told = outcomes.map((outcome, index) =>
    outcome ? ended(outcome, index + 1) : skipped(index + 1, firstFailure),
  );
  const successful = told.filter(({ error }) => error === null).length;
  return {
    total: told.length,
    successful,
    failed: told.length - successful,
    results: told.map(({ result }) => result),
    errors: told.map(({ error }) => error),
    batch_id: batchId,
    error_codes: told.map(({ code }) => code),
  };
}

/** The answer to a caller who wanted all or an error: what the first failure says, and everything that a batch tells besides. */
export function batchFailure(
  { itemNumber, failure }: FirstFailure,
  progress: BatchProgress,
  answer: BatchDto,
): ApiError {
  return new ApiError(
    'GENERATION_FAILED',
    `Batch generation failed: ${failureText(itemNumber, failure)}`,
    // The item may still be under way, the batch is not.
    { ...failure.options, isUnderWay: false, billed: progress.billed, supplement: answer },
  );
}

function ended(outcome: ItemOutcome, itemNumber: number): ToldItem {
  if ('generation' in outcome) return { result: outcome.generation, error: null, code: null };
  const { failure } = outcome;
  return { result: null, error: failureText(itemNumber, failure), code: failure.code };
}

function skipped(itemNumber: number, firstFailure: FirstFailure | undefined): ToldItem {
  return { result: null, error: skippedText(itemNumber, firstFailure?.itemNumber), code: SKIPPED };
}

/** @param failedNumber of the item whose failure was the reason, from 1 */
export function skippedText(itemNumber: number, failedNumber: number | undefined): string {
  const reason = failedNumber === undefined ? 'not started' : `generation ${failedNumber} failed`;
  return `Generation ${itemNumber} skipped: ${reason}`;
}

/** As in the reference: "Generation 2 failed: FIBO API error: …". */
export function failureText(itemNumber: number, { message }: { readonly message: string }): string {
  return `Generation ${itemNumber} failed: ${message.replace(/^Generation failed: /, '')}`;
}
