import { Injectable } from '@nestjs/common';
import type { ApiErrorOptions } from '../common/errors/api-error.js';
import type { CallOutcome } from '../idempotency/call-outcome.js';
import { KeyedWork } from '../idempotency/keyed-work.js';
import type { BatchDto } from './batch.dto.js';

/** Batches that were asked for with a key: making one again goes on from the generations that are there, see BatchOpening. */
@Injectable()
export class KeyedBatch extends KeyedWork {
  override findOutcome(): Promise<CallOutcome | undefined> {
    return Promise.resolve(undefined);
  }

  /** A batch has no address. */
  override locate(): Promise<ApiErrorOptions> {
    return Promise.resolve({});
  }

  override generationsIn({ results }: BatchDto): readonly number[] {
    return results.flatMap((result) => result?.id ?? []);
  }
}
