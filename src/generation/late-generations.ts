import { setMaxListeners } from 'node:events';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { locate } from './generation-failure.js';
import { GenerationReader, type ReadGeneration } from './generation.read.js';

/** The gap between two looks grows with the time already waited. */
const GAP_OF_AGE = 0.05;
const LONGEST_GAP_MS = 30_000;

/** Waits for generations that somebody else finishes: the rescue, of this process or of another one. The row says when. */
@Injectable()
export class LateGenerations implements OnModuleDestroy {
  private readonly logger = new Logger(LateGenerations.name);
  private readonly stopping = new AbortController();

  constructor(
    private readonly reader: GenerationReader,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {
    // Everybody who waits listens to it.
    setMaxListeners(0, this.stopping.signal);
  }

  onModuleDestroy(): void {
    this.stopping.abort(new ApiError('SHUTTING_DOWN', 'This node is shutting down'));
  }

  /** Rejects with ApiError when the generation failed, or as soon as this process stops. */
  async completed(id: number): Promise<ReadGeneration> {
    const since = this.clock.now();
    for (;;) {
      const read = await this.look(id);
      if (read?.row.state === 'completed') return read;
      if (read?.row.state === 'failed') throw failureOf(read);
      const gapMs = (this.clock.now() - since) * GAP_OF_AGE;
      const shortestMs = this.config.fibo.pollIntervalMs;
      const waitMs = Math.min(Math.max(gapMs, shortestMs), LONGEST_GAP_MS);
      await this.clock.sleep(waitMs, this.stopping.signal);
    }
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

/** What became of a failed generation, as a client is told it. */
export function failureOf({ row }: ReadGeneration): ApiError {
  const { errorCode, errorMessage, billed, id } = row;
  return new ApiError(errorCode ?? 'INTERNAL_ERROR', errorMessage ?? 'Internal Server Error', {
    billed,
    ...locate(id),
  });
}
