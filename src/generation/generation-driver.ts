import { Injectable, Logger } from '@nestjs/common';
import { ImageUnavailable, RetryTooLate, TimedOutBeforeAcceptance } from '../fibo/fibo-failure.js';
import { FiboProvider, type FiboPicture, type FiboRequest } from '../fibo/fibo-provider.js';
import { ImageStore } from '../images/image-store.js';
import { fiboPrompt } from './fibo-prompt.js';
import {
  asUnderWay,
  cancellationAsApiError,
  explainFailure,
  failureAsApiError,
  type GenerationFailure,
  interruptionAsApiError,
  isClosedDoor,
} from './generation-failure.js';
import { parameterColumns, parametersOf } from './parameters/generation-parameters.js';
import type { ReadGeneration } from './generation.read.js';
import { GenerationRepository } from './rows/generation.repository.js';
import type { GenerationTerms } from './generation-terms.js';
import { type Hold, HoldLost } from './leases/hold.js';
import { LeaseKeeper } from './leases/lease-keeper.js';
import { type Plan, planFromStructuredPrompt, planManually } from './planning/planner.js';
import { qualityScoreHundredths } from './quality-score.js';
import { RescuePatience } from './rescue/rescue-patience.js';
import type { RowJournal } from './journal/row-journal.js';

/** What a row says when we could not finish it in all the time there was. */
const OWN_FAULT: GenerationFailure = {
  code: 'INTERNAL_ERROR',
  message: 'Internal Server Error',
  billed: 'unknown',
};

/** Drives one generation as far as it goes now, and writes down how far that is; the same way for a request and for a rescue. */
@Injectable()
export class GenerationDriver {
  private readonly logger = new Logger(GenerationDriver.name);

  constructor(
    private readonly provider: FiboProvider,
    private readonly images: ImageStore,
    private readonly repository: GenerationRepository,
    private readonly leases: LeaseKeeper,
    private readonly patience: RescuePatience,
  ) {}

  /**
   * The completed generation. Rejects with ApiError; the row is then failed, or waits to be looked after.
   *
   * @param signal stops the waiting; the row is given back for whoever comes next
   * @param withdrawal stops the waiting for a first attempt, with an ApiError; the row goes without a trace
   */
  async drive(
    generation: GenerationTerms,
    journal: RowJournal,
    signal: AbortSignal,
    withdrawal?: AbortSignal,
  ): Promise<ReadGeneration> {
    try {
      const request: FiboRequest = {
        ...termsOfPurchase(generation),
        signal,
        withdrawal,
        assertMayBuy: () => this.images.assertRoom(),
      };
      const picture = await this.provider.generate(request, journal);
      const hold = journal.requireHold();
      return await this.keep(picture, generation, journal, hold);
    } catch (error) {
      throw await this.settle(error, generation, journal, signal);
    }
  }

  private async keep(
    picture: FiboPicture,
    generation: GenerationTerms,
    journal: RowJournal,
    hold: Hold,
  ): Promise<ReadGeneration> {
    const keeping = this.images
      .put(picture.bytes, picture.mediaType)
      .catch(async (cause: unknown) => {
        await journal.answered(picture.rawAnswer, 'yes');
        throw new ImageUnavailable(cause, 'the picture could not be stored');
      });
    // While the disk works.
    const plan = this.plan(generation, picture);
    const image = await keeping;
    const completed = await this.repository.complete(hold, journal.attemptNumber, {
      image,
      parameters: parameterColumns(plan.parameters),
      reasoning: plan.reasoning,
      qualityScoreHundredths: qualityScoreHundredths(plan.parameters),
      seed: picture.seed,
      structuredPrompt: picture.structuredPrompt,
      rawAnswer: picture.rawAnswer,
    });
    this.leases.drop(hold);
    return completed;
  }

  /** A picture that is paid for is not lost for want of an explanation. */
  private plan(generation: GenerationTerms, { structuredPrompt }: FiboPicture): Plan {
    const given = parametersOf(generation);
    if (generation.mode === 'manual') return planManually(given);
    try {
      return planFromStructuredPrompt(given, structuredPrompt);
    } catch (error) {
      this.logger.error({ event: 'planning.failed', error });
      return planFromStructuredPrompt(given, null);
    }
  }

  /** Writes down how the work ended and says it in the contract's terms: what is not written is not said. */
  private async settle(
    error: unknown,
    { deadlineAt }: GenerationTerms,
    journal: RowJournal,
    signal: AbortSignal,
  ): Promise<unknown> {
    const failure = explainFailure(error, journal.billedAfter(error));
    const { hold } = journal;
    if (!hold) {
      if (failure) return failureAsApiError(failure, error);
      return journal.isRowInDoubt ? interruptionAsApiError(error, undefined, 'unknown') : error;
    }
    try {
      if (error instanceof HoldLost) {
        journal.recorded();
        return (await this.repository.isCancelled(hold.id))
          ? cancellationAsApiError(hold.id)
          : interruptionAsApiError(error, hold.id, journal.billed);
      }
      if (isClosedDoor(error) && journal.mayBeForgotten && (await this.repository.forget(hold))) {
        return failure ? failureAsApiError(failure, error) : error;
      }
      const final = failure ?? OWN_FAULT;
      const pauseMs = await this.failOrPause(error, final, journal, hold, deadlineAt);
      if (pauseMs === undefined) {
        journal.recorded();
        return failureAsApiError(final, error, hold.id);
      }
      await this.leases.release(hold, signal.aborted ? 0 : pauseMs);
      journal.recorded();
    } catch (unwritten) {
      // The lease runs out, and whoever takes the row over goes on from what it says.
      this.logger.error({ event: 'generation.unwritten', generationId: hold.id, error: unwritten });
      return interruptionAsApiError(unwritten, hold.id, 'unknown');
    } finally {
      this.leases.drop(hold);
    }
    if (isClosedDoor(error) && !failure) return error;
    return failure
      ? failureAsApiError(asUnderWay(failure), error, hold.id)
      : interruptionAsApiError(error, hold.id, journal.billed);
  }

  /** Milliseconds until somebody goes on; undefined: the failure is final, and written down. */
  private async failOrPause(
    error: unknown,
    final: GenerationFailure,
    journal: RowJournal,
    hold: Hold,
    deadlineAt: Date,
  ): Promise<number | undefined> {
    const reprieve = reprieveOf(error, deadlineAt);
    const pauseMs = reprieve?.pauseMs ?? this.patience.nextLookMs(error, journal, deadlineAt);
    if (pauseMs !== undefined && !reprieve) return pauseMs;
    const end = journal.endedBy(error);
    if (await this.repository.fail(hold, final, end, reprieve?.after)) return undefined;
    if (end) await this.repository.endAttempt(hold, end, journal.billedAfter(error));
    return pauseMs;
  }
}

/** What failed for want of time goes on after a pause when somebody waits for it for longer. */
interface Reprieve {
  readonly pauseMs: number;
  /** Whoever waits until then at the most does not wait long enough. */
  readonly after: Date;
}

function reprieveOf(error: unknown, deadlineAt: Date): Reprieve | undefined {
  if (error instanceof RetryTooLate) {
    return { pauseMs: error.waitMs, after: new Date(error.retryAt) };
  }
  return error instanceof TimedOutBeforeAcceptance ? { pauseMs: 0, after: deadlineAt } : undefined;
}

function termsOfPurchase(
  generation: GenerationTerms,
): Omit<FiboRequest, 'signal' | 'withdrawal' | 'assertMayBuy'> {
  return {
    prompt: fiboPrompt(generation.prompt, parametersOf(generation)),
    aspectRatio: generation.aspectRatio,
    seed: generation.requestedSeed,
    negativePrompt: generation.negativePrompt,
    ownerId: generation.userId,
    priority: generation.batchId === null ? 'interactive' : 'batch',
    maxRetries: generation.maxRetries,
    deadlineAt: generation.deadlineAt.getTime(),
  };
}
