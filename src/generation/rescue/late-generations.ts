import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { ServingState } from '../../common/serving/serving-state.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { DATABASE_UNAVAILABLE_DETAIL } from '../../database/database-unavailable.js';
import { UNDER_WAY_STATES } from '../generation.entity.js';
import { GenerationChanges } from '../generation-changes.js';
import { cancellationAsApiError, locate } from '../generation-failure.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';

/** The gap between two looks grows with the time already waited. */
const GAP_OF_AGE = 0.05;
const LONGEST_GAP_MS = 30_000;

/** Waits for generations that somebody else finishes: another node, or the rescue of this process or of another one. The row says when; news of its end let it be read at once. */
@Injectable()
export class LateGenerations implements OnModuleDestroy {
  private readonly logger = new Logger(LateGenerations.name);
  private isClosing = false;
  private isStopping = false;

  constructor(
    private readonly reader: GenerationReader,
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly changes: GenerationChanges,
    serving: ServingState,
  ) {
    serving.onClose(() => {
      this.isClosing = true;
      this.changes.wakeAll();
    });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    this.changes.wakeAll();
  }

  /** Rejects with ApiError when the generation has no picture at its end, or as soon as this process stops. */
  async completed(id: number): Promise<ReadGeneration> {
    return this.completedOrNot(id, Infinity);
  }

  /** The same, but for so long only, and no longer than this process lets anybody in: then the generation as it is. */
  async completedOrNot(id: number, waitMs: number): Promise<ReadGeneration> {
    const since = this.clock.now();
    for (;;) {
      const seen = await this.changes.attentively(id, async (news) => {
        const read = await this.look(id);
        if (read?.row.state === 'completed') return read;
        if (read && !UNDER_WAY_STATES.includes(read.row.state)) throw failureOf(read);
        const waitedMs = this.clock.now() - since;
        if (waitedMs >= waitMs || (this.isClosing && waitMs < Infinity)) {
          if (read) return read;
          throw unreadable(id);
        }
        await this.pause(waitedMs, waitMs, news);
        return undefined;
      });
      if (seen) return seen;
    }
  }

  /** Until the next look. Rejects when this process stops. */
  private async pause(waitedMs: number, waitMs: number, news: AbortSignal): Promise<void> {
    const shortestMs = this.config.fibo.pollIntervalMs;
    const patientMs = Math.min(Math.max(waitedMs * GAP_OF_AGE, shortestMs), LONGEST_GAP_MS);
    const gapMs = Math.min(patientMs, waitMs - waitedMs);
    if (!this.isStopping) await sleepUnless(news, this.clock.sleep(gapMs, news));
    if (this.isStopping) throw new ApiError('SHUTTING_DOWN', 'This node is shutting down');
  }

  /** Undefined while the database cannot say. */
  private async look(id: number): Promise<ReadGeneration | undefined> {
    try {
      return await this.reader.get(id);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      this.logger.warn({ event: 'generation.unread', generationId: id, error });
      return undefined;
    }
  }
}

async function sleepUnless(news: AbortSignal, sleep: Promise<void>): Promise<void> {
  try {
    await sleep;
  } catch (error) {
    if (!news.aborted) throw error;
  }
}

/** The generation goes on, though nobody can say how far it is. */
function unreadable(id: number): ApiError {
  return new ApiError('DATABASE_UNAVAILABLE', DATABASE_UNAVAILABLE_DETAIL, {
    billed: 'unknown',
    isUnderWay: true,
    ...locate(id),
  });
}

/** What became of a generation without a picture, as a client is told it. */
export function failureOf({ row }: ReadGeneration): ApiError {
  const { errorCode, errorMessage, billed, id } = row;
  if (row.state === 'cancelled') return cancellationAsApiError(id);
  return new ApiError(errorCode ?? 'INTERNAL_ERROR', errorMessage ?? 'Internal Server Error', {
    billed,
    ...locate(id),
  });
}
