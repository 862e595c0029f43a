import { Injectable } from '@nestjs/common';
import type { ApiErrorOptions } from '../common/errors/api-error.js';
import type { CallOutcome } from '../idempotency/call-outcome.js';
import type { KnownKey } from '../idempotency/keyed-call.js';
import { KeyedWork } from '../idempotency/keyed-work.js';
import type { BatchDto } from './batch.dto.js';
import type { BatchJobDto } from './handed-over/batch-job.dto.js';
import { BatchStateRepository } from './handed-over/batch-state.repository.js';
import { BatchTeller } from './handed-over/batch-teller.js';
import { batchLocation, underWayBatchHeaders } from './handed-over/under-way-batch.js';

/** Batches that were asked for with a key. Making one again that was not handed over goes on from the generations that are there, see BatchOpening. */
@Injectable()
export class KeyedBatch extends KeyedWork {
  constructor(
    private readonly batches: BatchStateRepository,
    private readonly teller: BatchTeller,
  ) {
    super();
  }

  /** Of one that was handed over: how far it is, unless it was all for nothing and cost nothing. */
  override async findOutcome({
    id: keyId,
  }: Pick<KnownKey, 'id'>): Promise<CallOutcome | undefined> {
    const id = await this.batches.findIdByKey(keyId);
    if (id === undefined) return undefined;
    const { job, end } = await this.teller.tell(id);
    const isVain = end && 'failure' in end && end.failure.options.billed === 'no';
    return isVain ? undefined : outcomeOf(job);
  }

  override isUnderWay(body: BatchDto | BatchJobDto): boolean {
    return 'completed_at' in body && body.completed_at === null;
  }

  override async tell({ id: keyId }: Pick<KnownKey, 'id'>): Promise<CallOutcome> {
    const id = await this.batches.findIdByKey(keyId);
    if (id === undefined) throw new Error('a promise was made of no batch');
    return outcomeOf((await this.teller.tell(id)).job);
  }

  /** One that was not handed over has no address. */
  override async locate({ id: keyId }: Pick<KnownKey, 'id'>): Promise<ApiErrorOptions> {
    const id = await this.batches.findIdByKey(keyId);
    return id === undefined ? {} : { headers: batchLocation(id) };
  }

  override generationsIn({ results }: BatchDto | BatchJobDto): readonly number[] {
    return results.flatMap((result) => result?.id ?? []);
  }
}

function outcomeOf(body: BatchJobDto): CallOutcome {
  if (body.completed_at !== null) return { body };
  return { body, status: 202, headers: underWayBatchHeaders(body.id) };
}
