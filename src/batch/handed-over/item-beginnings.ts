import { Injectable, Logger } from '@nestjs/common';
import { AnswerCache } from '../../cache/answer-cache.js';
import { StoredAnswers } from '../../cache/stored-answers.js';
import type { ApiError } from '../../common/errors/api-error.js';
import { logFailure } from '../../common/errors/failure-log.js';
import { toApiError } from '../../common/errors/foreign-error.js';
import { reached } from '../../common/milestones/milestone.js';
import { explainDatabaseFailure } from '../../database/database-unavailable.js';
import { CreateGenerationDto } from '../../generation/generation.dto.js';
import { BatchOrders, type BegunOrder } from '../../generation/handing-over/batch-orders.js';
import { Subscriptions } from '../../webhooks/subscribing/subscriptions.js';
import { BatchAdvanceRepository } from './batch-advance.repository.js';
import type { SeenItem } from './next-move.js';

/** What became of an item that was to be begun. */
interface Beginning extends Pick<SeenItem, 'index' | 'round'> {
  readonly dto: CreateGenerationDto;
  readonly order: BegunOrder | { readonly is: 'refused'; readonly failure: ApiError };
}

/** Begins items of batches that were handed over, so that one which cannot be begun stops no other. */
@Injectable()
export class ItemBeginnings {
  private readonly logger = new Logger(ItemBeginnings.name);

  constructor(
    private readonly batches: BatchAdvanceRepository,
    private readonly orders: BatchOrders,
    private readonly cache: AnswerCache,
    private readonly answers: StoredAnswers,
    private readonly subscriptions: Subscriptions,
  ) {}

  /** Rejects when the database was away: some may have been begun. */
  async begin(batchId: number, items: readonly SeenItem[]): Promise<void> {
    const lost = items.filter(({ phase }) => phase === 'lost');
    if (lost.length > 0) await this.batches.release(batchId, lost);
    const begun = await Promise.allSettled(items.map((item) => this.beginItem(batchId, item)));
    reached('items.begun');
    const beginnings = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await this.note(batchId, beginnings);
    const away = begun.find((one) => one.status === 'rejected');
    if (away) throw away.reason;
  }

  private async beginItem(
    batchId: number,
    { index, round, request }: SeenItem,
  ): Promise<Beginning> {
    const dto = Object.assign(new CreateGenerationDto(), request);
    try {
      const order = await this.orders.begin(dto, { batchId, index });
      if (order.is === 'shared' && dto.webhook_url)
        await this.subscriptions.share(order.id, dto.webhook_url, [batchId, index]);
      return { index, round, dto, order };
    } catch (error) {
      if (explainDatabaseFailure(error)) throw error;
      const failure = toApiError(error);
      logFailure(this.logger, { event: 'batch.item_failed', batchId, item: index + 1 }, failure);
      return { index, round, dto, order: { is: 'refused', failure } };
    }
  }

  private async note(batchId: number, beginnings: readonly Beginning[]): Promise<void> {
    const shared = beginnings.flatMap(({ index, order }) =>
      order.is === 'shared' ? [{ index, generationId: order.id }] : [],
    );
    const refused = beginnings.flatMap(({ index, round, order }) =>
      order.is === 'refused'
        ? [{ index, round, code: order.failure.code, message: order.failure.message }]
        : [],
    );
    const areThere =
      shared.length > 0 ? await this.batches.share(batchId, shared) : new Map<number, boolean>();
    if (refused.length > 0) await this.batches.refuse(batchId, refused);
    for (const beginning of beginnings) this.count(beginning, areThere);
  }

  /** As a single picture is counted; not when somebody else was quicker. */
  private count({ index, dto, order }: Beginning, areThere: ReadonlyMap<number, boolean>): void {
    const question = this.answers.questionOf(dto);
    if (order.is === 'own') this.cache.count(question, dto.use_cache ? 'miss' : 'bypass');
    const isThere = areThere.get(index);
    if (isThere !== undefined) this.cache.count(question, isThere ? 'hit' : 'collapsed');
  }
}
