import { Injectable } from '@nestjs/common';
import type { PublicAddress } from '../../common/http/public-address.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { Subscription } from '../../webhooks/subscribing/subscription.js';
import { CancellationsRepository } from '../cancelling/cancellations.repository.js';
import type { CreateGenerationDto } from '../generation.dto.js';
import { explainFailure, failureAsApiError } from '../generation-failure.js';
import { generationResource } from '../generation-resource.js';
import type { GenerationResourceDto } from '../generation-resource.dto.js';
import { GenerationReader } from '../generation.read.js';
import { orderOf } from '../order.js';
import { PlaceTaken } from '../rows/place-taken.js';
import { RowInserts } from '../rows/row-inserts.js';

/** An item of a batch that was handed over. */
export interface BatchPlace {
  readonly batchId: number;
  /** From 0. */
  readonly index: number;
}

/** How an item was begun: with a generation of its own, which the item's row names already, or one that is there for the same; or somebody else was quicker. */
export type BegunOrder =
  | { readonly is: 'own' }
  | { readonly is: 'shared'; readonly id: number }
  | { readonly is: 'taken' };

/** Generations as they were read, by their ids. */
export type DescribeGenerations = (
  addresses: PublicAddress,
) => ReadonlyMap<number, GenerationResourceDto>;

/** Makes the pictures of batches that were handed over: begins them, tells of them, gives them up. */
@Injectable()
export class BatchOrders {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly inserts: RowInserts,
    private readonly reader: GenerationReader,
    private readonly cancellations: CancellationsRepository,
  ) {}

  /** Whichever process is free makes the picture; while FIBO fails it waits. Rejects with ApiError when the money is spent, and then there is no row. */
  async begin(dto: CreateGenerationDto, place: BatchPlace): Promise<BegunOrder> {
    try {
      const { id, isNew } = await this.inserts.handOver(this.termsOf(dto, place));
      return isNew ? { is: 'own' } : { is: 'shared', id };
    } catch (error) {
      if (error instanceof PlaceTaken) return { is: 'taken' };
      const failure = explainFailure(error, 'no');
      throw failure ? failureAsApiError(failure, error) : error;
    }
  }

  /** Those that there are, by their ids, as each client is told of them. */
  async list(ids: readonly number[]): Promise<DescribeGenerations> {
    const found = await this.reader.findAll(ids);
    return (addresses) =>
      new Map([...found].map(([id, read]) => [id, generationResource(read, addresses)]));
  }

  /** Whether any were given up now: FIBO does not have them, and nobody else was promised them. Their items are told the reason. */
  async giveUp(ids: readonly number[], reason: string): Promise<boolean> {
    return ids.length > 0 && (await this.cancellations.cancel(ids, reason, false)).length > 0;
  }

  /** Nobody waits: it may stand in line for as long as a late picture is looked for. */
  private termsOf(dto: CreateGenerationDto, { batchId, index }: BatchPlace) {
    const now = this.clock.now();
    return {
      ...orderOf(dto, this.config, now, batchId),
      deadlineAt: new Date(now + this.config.fibo.rescueMs),
      place: index,
      subscription: dto.webhook_url ? new Subscription(dto.webhook_url) : undefined,
    };
  }
}
