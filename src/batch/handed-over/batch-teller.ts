import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { PublicAddress } from '../../common/http/public-address.js';
import { BatchOrders } from '../../generation/handing-over/batch-orders.js';
import { type BatchEnd, batchEnd } from './batch-end.js';
import { batchJob, tellItems, type ToldItem } from './batch-job.js';
import type { BatchJobDto } from './batch-job.dto.js';
import { BatchStateRepository, type KnownBatch } from './batch-state.repository.js';

/** A batch as of now. */
export interface ToldBatch {
  readonly job: BatchJobDto;
  /** As whoever waits for it is told; undefined while it is under way. */
  readonly end: BatchEnd | undefined;
}

/** A batch as it was read. */
export interface ReadBatch {
  /** When the last of its items had ended. */
  readonly completedAt: Date | null;
  /** @param addresses as the client's begin */
  tell(addresses: PublicAddress): ToldBatch;
}

/** Tells of batches that were handed over. */
@Injectable()
export class BatchTeller {
  constructor(
    private readonly batches: BatchStateRepository,
    private readonly orders: BatchOrders,
    private readonly addresses: PublicAddress,
  ) {}

  /**
   * Rejects with NOT_FOUND.
   *
   * @param addresses default: those that the request being served is answered with
   */
  async tell(id: number, addresses: PublicAddress = this.addresses): Promise<ToldBatch> {
    return (await this.read(id)).tell(addresses);
  }

  /** Rejects with NOT_FOUND. */
  async read(id: number): Promise<ReadBatch> {
    const batch = await this.batches.find(id);
    if (!batch) throw new ApiError('NOT_FOUND', 'Batch not found');
    // After the batch: when that has ended, so have all its generations.
    const ids = batch.items.flatMap(({ generationId }) => generationId ?? []);
    const describe = await this.orders.list(ids);
    return {
      completedAt: batch.completedAt,
      tell: (addresses) => told(batch, tellItems(batch, describe(addresses))),
    };
  }
}

function told(batch: KnownBatch, items: readonly ToldItem[]): ToldBatch {
  return {
    job: batchJob(batch, items),
    end: batch.completedAt ? batchEnd(batch, items) : undefined,
  };
}
