import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { Followers } from '../followers.js';
import type { News } from '../news.js';
import { OpenStreams } from '../open-streams.js';
import { BatchNewsReader } from './batch-news-reader.js';
import { BatchWatches } from './batch-watches.js';
import { underWay } from './untold.js';

/** Tells those who follow batches of each change of their generations. */
@Injectable()
export class BatchEvents extends Followers {
  constructor(
    private readonly reader: BatchNewsReader,
    private readonly watches: BatchWatches,
    streams: OpenStreams,
    clock: Clock,
  ) {
    super('Batch', streams, clock);
  }

  protected override async read(ids: readonly number[]): Promise<ReadonlyMap<number, News>> {
    const found = await this.reader.find(ids);
    const isWatchedAnew = found.map((batch) => this.watches.watch(batch.id, underWay(batch)));
    // What is watched only now may have changed before.
    const batches = isWatchedAnew.includes(true) ? await this.reader.find(ids) : found;
    return this.reader.read(batches, (id) => this.lastEventIds(id));
  }

  protected override watch(id: number, renew: () => void): () => void {
    return this.watches.open(id, renew);
  }
}
