import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { Clock } from '../common/time/clock.js';
import { Gathered } from '../database/gathered.js';
import { GenerationChanges } from '../generation/generation-changes.js';
import { GenerationReader, type ReadGeneration } from '../generation/generation.read.js';
import { Audience } from './audience.js';
import type { EventStream } from './event-stream.js';
import { generationProgress } from './generation-progress.js';
import { OpenStreams } from './open-streams.js';
import { Renewal } from './renewal.js';

/**
 * Tells those who follow generations of each change. The row says what there is to tell, and is read once for all who follow it when they
 * come and when there is news of it, on whatever node that was made; nothing is kept of what was told.
 */
@Injectable()
export class GenerationEvents implements OnModuleDestroy {
  private readonly audiences = new Map<number, Audience>();
  private readonly stopping = new AbortController();
  private readonly reads: Gathered<number, ReadGeneration | undefined>;
  private readonly renewal: Renewal;

  constructor(
    reader: GenerationReader,
    clock: Clock,
    private readonly changes: GenerationChanges,
    private readonly streams: OpenStreams,
  ) {
    this.reads = new Gathered(async (ids) => {
      const generations = await reader.findAll(ids);
      return ids.map((id) => generations.get(id));
    });
    this.renewal = new Renewal((ids) => this.lookAtAll(ids), clock, this.stopping.signal);
  }

  onModuleDestroy(): void {
    this.stopping.abort('the service is stopping');
  }

  /** Resolves when the stream has begun. Rejects with NOT_FOUND before that. */
  async follow(id: number, stream: EventStream): Promise<void> {
    // Before it is read, so that nothing changes unheard in between.
    this.audienceOf(id).add(stream);
    if (!(await this.look(id))) throw new ApiError('NOT_FOUND', 'Generation not found');
    this.streams.open(stream);
  }

  private audienceOf(id: number): Audience {
    const known = this.audiences.get(id);
    if (known) return known;
    const stopWatching = this.changes.watch(id, () => this.renewal.add(id));
    const audience = new Audience(() => {
      stopWatching();
      this.audiences.delete(id);
    });
    this.audiences.set(id, audience);
    return audience;
  }

  private async lookAtAll(ids: readonly number[]): Promise<void> {
    const followed = ids.filter((id) => this.audiences.has(id));
    await Promise.all(followed.map((id) => this.look(id)));
  }

  /** Reads it and tells those who follow it. False: it is not there, or not any more. */
  private async look(id: number): Promise<boolean> {
    const generation = await this.reads.add(id);
    const audience = this.audiences.get(id);
    if (generation) audience?.tell(generationProgress(generation));
    else audience?.dismiss();
    return generation !== undefined;
  }
}
