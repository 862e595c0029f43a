import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { Clock } from '../common/time/clock.js';
import { GenerationDriver } from './generation-driver.js';
import { locate } from './generation-failure.js';
import type { ReadGeneration } from './generation.read.js';
import type { GenerationTerms } from './generation-terms.js';
import { Journals } from './journal/journals.js';
import { UnderWay } from './under-way.js';

/** Buys pictures for callers who wait for them, and goes on when they do not. */
@Injectable()
export class PictureBuyer implements BeforeApplicationShutdown {
  constructor(
    private readonly clock: Clock,
    private readonly journals: Journals,
    private readonly driver: GenerationDriver,
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
    const drive = this.driver.drive(generation, journal, new AbortController().signal, withdrawal);
    // A timer may end a millisecond early; the deadline has passed then for everybody.
    const remainingMs = generation.deadlineAt.getTime() - this.clock.now() + 1;
    const deadline = this.clock.sleep(remainingMs, answered.signal).then(() => {
      throw new ApiError(
        'GENERATION_TIMEOUT',
        'Generation timed out: the picture is not ready yet',
        {
          billed: journal.billed,
          // Without an attempt that has begun the drive fails as well: nothing is sent after the deadline.
          isUnderWay: journal.history.open !== undefined,
          ...locate(journal.generationId),
        },
      );
    });
    try {
      return await Promise.race([this.underWay.track(drive), deadline]);
    } finally {
      answered.abort('answered');
    }
  }
}
