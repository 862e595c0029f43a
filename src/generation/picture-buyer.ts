import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { Clock } from '../common/time/clock.js';
import { CancellationWatch } from './cancelling/cancellation-watch.js';
import { GenerationDriver } from './generation-driver.js';
import { locate } from './generation-failure.js';
import type { ReadGeneration } from './generation.read.js';
import type { GenerationTerms } from './generation-terms.js';
import { Journals } from './journal/journals.js';
import type { RowJournal } from './journal/row-journal.js';
import { UnderWay } from './under-way.js';

/** How long past its deadline a caller waits for the row to say that nothing was ordered: who asks again after that finds no row under way. */
const UNORDERED_GRACE_MS = 1000;

/** Buys pictures for callers who wait for them, and goes on when they do not. */
@Injectable()
export class PictureBuyer implements BeforeApplicationShutdown {
  constructor(
    private readonly clock: Clock,
    private readonly journals: Journals,
    private readonly driver: GenerationDriver,
    private readonly cancellations: CancellationWatch,
    private readonly underWay: UnderWay,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.underWay.settled();
  }

  /**
   * The completed generation. Rejects with ApiError: GENERATION_TIMEOUT at the generation's deadline, though the work goes on.
   *
   * @param withdrawal gives the generation up, with an ApiError, as long as nothing was sent for it
   */
  async buy(generation: GenerationTerms, withdrawal?: AbortSignal): Promise<ReadGeneration> {
    const journal = this.journals.begin(generation);
    const answered = new AbortController();
    const drive = this.cancellations.during(journal, (signal) =>
      this.driver.drive(generation, journal, signal, withdrawal),
    );
    const limit = this.untilTooLate(generation, journal, answered.signal);
    try {
      return await Promise.race([this.underWay.track(drive), limit]);
    } finally {
      answered.abort('answered');
    }
  }

  private async untilTooLate(
    { deadlineAt }: GenerationTerms,
    journal: RowJournal,
    answered: AbortSignal,
  ): Promise<never> {
    // A timer may end a millisecond early; the deadline has passed then for everybody.
    await this.clock.sleep(deadlineAt.getTime() - this.clock.now() + 1, answered);
    // Without an attempt that has begun the drive fails as well: nothing is sent after the deadline.
    const isUnderWay = journal.history.open !== undefined;
    if (!isUnderWay) await this.clock.sleep(UNORDERED_GRACE_MS, answered);
    throw new ApiError('GENERATION_TIMEOUT', 'Generation timed out: the picture is not ready yet', {
      billed: journal.billed,
      isUnderWay,
      ...locate(journal.generationId),
    });
  }
}
