import { Injectable } from '@nestjs/common';
import { toApiError } from '../common/errors/foreign-error.js';
import { explainDatabaseFailure } from '../database/database-unavailable.js';
import type { CreateGenerationDto } from '../generation/generation.dto.js';
import type { PartOfBatch } from '../generation/generation.service.js';
import { KeyedGenerations } from '../generation/keyed/keyed-generations.js';
import { Subscriptions } from '../webhooks/subscribing/subscriptions.js';
import type { BegunItem } from './batch-opening.js';
import type { ItemOutcome, MadeItem } from './item-outcome.js';
import { NewItems } from './new-items.js';

/** Makes the items of batches, or goes on with those that were begun. */
@Injectable()
export class ItemMaker {
  constructor(
    private readonly items: NewItems,
    private readonly keyed: KeyedGenerations,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * Does not reject: a failure is an outcome.
   *
   * @param begun what there is of it already
   */
  async make(
    item: CreateGenerationDto,
    batch: PartOfBatch,
    begun: BegunItem | undefined,
  ): Promise<ItemOutcome> {
    const make = (): Promise<MadeItem> =>
      begun ? this.rejoin(begun) : this.items.make(item, batch);
    // What was bought for the item knows of the address.
    const url = begun?.isShared === false ? null : item.webhook_url;
    try {
      return await this.subscriptions.during(url, make, ({ generation }) => generation.id);
    } catch (error) {
      return { failure: explainDatabaseFailure(error) ?? toApiError(error) };
    }
  }

  private async rejoin({ generationId, isShared }: BegunItem): Promise<MadeItem> {
    const generation = await this.keyed.completed(generationId);
    generation.cached = isShared;
    return { generation, isNew: !isShared };
  }
}
