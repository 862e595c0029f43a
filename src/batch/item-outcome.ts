import type { ApiError, Billed } from '../common/errors/api-error.js';
import { ERROR_CATALOGUE } from '../common/errors/error-catalogue.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';

/** An item of a batch with its picture. */
export interface MadeItem {
  readonly generation: GenerationResourceDto;
  /** Whether the picture was bought for this item, and not for an earlier request. */
  readonly isNew: boolean;
}

/** How an item of a batch that was started has ended. */
export type ItemOutcome = MadeItem | { readonly failure: ApiError };

/** Whether money was spent on the item. */
export function billedFor(outcome: ItemOutcome): Billed {
  if ('generation' in outcome) return outcome.isNew ? outcome.generation.billed : 'no';
  const { code, options } = outcome.failure;
  return options.billed ?? ERROR_CATALOGUE[code].billed;
}
