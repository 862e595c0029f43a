import { Injectable, Logger } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { logFailure } from '../common/errors/failure-log.js';
import { arrivingNow } from '../common/http/request-context.js';
import { forItem } from '../common/http/work-claim.js';
import { ServingState } from '../common/serving/serving-state.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { batchAnswer, batchFailure } from './batch-answer.js';
import type { BatchDto } from './batch.dto.js';
import { BatchOpening, type OpenedBatch } from './batch-opening.js';
import { BatchProgress } from './batch-progress.js';
import type { CreateBatchDto } from './create-batch.dto.js';
import { inLanes } from './in-lanes.js';
import { ItemMaker } from './item-maker.js';
import type { ItemOutcome } from './item-outcome.js';

/** Makes many pictures for one request, which goes on when its client hangs up. */
@Injectable()
export class BatchService {
  private readonly logger = new Logger(BatchService.name);

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly serving: ServingState,
    private readonly openings: BatchOpening,
    private readonly items: ItemMaker,
  ) {}

  /** Resolves when every item that was started has ended. Rejects with ApiError when one failed and the caller did not want to continue. */
  async create(dto: CreateBatchDto): Promise<BatchDto> {
    const opened = await this.openings.open(dto.requests);
    const progress = new BatchProgress(dto.requests.length);
    const withdrawal = new AbortController();
    const stopListening = this.serving.onLastCall(() => withdrawal.abort(shuttingDown()));
    try {
      await this.makeAll(dto, opened, progress, withdrawal);
    } finally {
      stopListening();
    }
    const answer = batchAnswer(opened.id, progress);
    const { firstFailure } = progress;
    if (firstFailure && !dto.continue_on_error) throw batchFailure(firstFailure, progress, answer);
    return answer;
  }

  /** All at once, or one after the other. After a failure that ends the batch, and at the last call of a service that ends, what was not begun is left out. */
  private async makeAll(
    dto: CreateBatchDto,
    opened: OpenedBatch,
    progress: BatchProgress,
    withdrawal: AbortController,
  ): Promise<void> {
    const batch = { id: opened.id, withdrawal: withdrawal.signal };
    await inLanes(dto.requests, this.lanesFor(dto), async (item, index) => {
      if (progress.firstFailure && !dto.continue_on_error) return;
      const make = () => this.items.make(item, batch, opened.begun.get(index));
      const outcome = await this.inTime(() => forItem(index, make), dto.parallel);
      if (isSkipped(outcome)) return;
      progress.note(index, outcome);
      if (!('failure' in outcome)) return;
      const occasion = { event: 'batch.item_failed', batchId: opened.id, item: index + 1 };
      logFailure(this.logger, occasion, outcome.failure);
      if (!dto.continue_on_error) withdrawal.abort(new Skipped());
    });
  }

  /** How many items are started before the first has ended: what only waits for one of ours to leave FIBO can still be left out. */
  private lanesFor({ parallel, continue_on_error, requests }: CreateBatchDto): number {
    if (!parallel) return 1;
    return continue_on_error ? requests.length : this.config.fibo.maxConcurrency;
  }

  /** The time of items that come one after the other counts from the start of each. */
  private inTime(make: () => Promise<ItemOutcome>, parallel: boolean): Promise<ItemOutcome> {
    return parallel ? make() : arrivingNow(this.clock, make);
  }
}

function shuttingDown(): ApiError {
  return new ApiError('SHUTTING_DOWN', 'The service is shutting down', { isWithdrawn: true });
}

/** Not told to anybody: the batch's answer says why the item was not started. */
class Skipped extends ApiError {
  constructor() {
    super('SHUTTING_DOWN', 'The batch has failed', { isWithdrawn: true });
  }
}

function isSkipped(outcome: ItemOutcome): boolean {
  return 'failure' in outcome && outcome.failure instanceof Skipped;
}
