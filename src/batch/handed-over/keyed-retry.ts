import type { ApiErrorOptions } from '../../common/errors/api-error.js';
import type { CallOutcome } from '../../idempotency/call-outcome.js';
import { KeyedWork } from '../../idempotency/keyed-work.js';
import type { BatchTeller } from './batch-teller.js';
import { batchLocation } from './under-way-batch.js';

/** The retry of a batch that was asked for with a key. What was begun under it was promised by the same statement: of one that was not, nothing was. */
export class KeyedRetry extends KeyedWork {
  constructor(
    private readonly batchId: number,
    private readonly teller: BatchTeller,
  ) {
    super();
  }

  override async findOutcome(): Promise<CallOutcome | undefined> {
    return Promise.resolve(undefined);
  }

  /** Also when there was nothing to retry: none of its words are kept. */
  override isUnderWay(): boolean {
    return true;
  }

  override async tell(): Promise<CallOutcome> {
    return { body: (await this.teller.tell(this.batchId)).job };
  }

  override async locate(): Promise<ApiErrorOptions> {
    return Promise.resolve({ headers: batchLocation(this.batchId) });
  }

  /** The batch itself knows them. */
  override generationsIn(): readonly number[] {
    return [];
  }
}
