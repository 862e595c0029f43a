import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { GenerationChanges } from '../generation/generation-changes.js';
import { GenerationReader, type ReadGeneration } from '../generation/generation.read.js';
import { Followers } from './followers.js';
import { generationProgress } from './generation-progress.js';
import type { News } from './news.js';
import { OpenStreams } from './open-streams.js';
import { OutgoingEvent } from './outgoing-event.js';

/** Tells those who follow generations of each change. */
@Injectable()
export class GenerationEvents extends Followers {
  constructor(
    private readonly reader: GenerationReader,
    private readonly changes: GenerationChanges,
    streams: OpenStreams,
    clock: Clock,
  ) {
    super('Generation', streams, clock);
  }

  protected override async read(ids: readonly number[]): Promise<ReadonlyMap<number, News>> {
    const found = await this.reader.findAll(ids);
    return new Map([...found].map(([id, generation]) => [id, newsOf(generation)]));
  }

  protected override watch(id: number, renew: () => void): () => void {
    return this.changes.watch(id, renew);
  }
}

function newsOf(generation: ReadGeneration): News {
  return new OutgoingEvent(generationProgress(generation), generation.row.userId);
}
