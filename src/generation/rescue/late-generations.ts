import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { GenerationEnds } from '../generation-ends.js';
import { locate } from '../generation-failure.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';

/** The gap between two looks grows with the time already waited. */
const GAP_OF_AGE = 0.05;
const LONGEST_GAP_MS = 30_000;

/** Waits for generations that somebody else finishes: another node, or the rescue of this process or of another one. The row says when; news of its end let it be read at once. */
@Injectable()
export class LateGenerations implements OnModuleDestroy {
  private readonly logger = new Logger(LateGenerations.name);
  private isStopping = false;

  constructor(
    private readonly reader: GenerationReader,
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly ends: GenerationEnds,
  ) {}

  onModuleDestroy(): void {
    this.isStopping = true;
    this.ends.wakeAll();
  }

  /** Rejects with ApiError when the generation failed, or as soon as this process stops. */
  async completed(id: number): Promise<ReadGeneration> {
    const since = this.clock.now();
    for (;;) {
      const ended = await this.ends.attentively(id, async (news) => {
        const read = await this.look(id);
        if (read?.row.state === 'completed') return read;
        if (read?.row.state === 'failed') throw failureOf(read);
        await this.pause(this.clock.now() - since, news);
        return undefined;
      });
      if (ended) return ended;
    }
  }

  /** Until the next look. Rejects when this process stops. */
  private async pause(waitedMs: number, news: AbortSignal): Promise<void> {
    const shortestMs = this.config.fibo.pollIntervalMs;
    const gapMs = Math.min(Math.max(waitedMs * GAP_OF_AGE, shortestMs), LONGEST_GAP_MS);
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

/** What became of a failed generation, as a client is told it. */
export function failureOf({ row }: ReadGeneration): ApiError {
  const { errorCode, errorMessage, billed, id } = row;
  return new ApiError(errorCode ?? 'INTERNAL_ERROR', errorMessage ?? 'Internal Server Error', {
    billed,
    ...locate(id),
  });
}
