import { Injectable } from '@nestjs/common';
import { BatchTeller } from '../../batch/handed-over/batch-teller.js';
import {
  type FollowedBatch,
  FollowedBatchesRepository,
} from '../../batch/handed-over/followed-batches.repository.js';
import { GenerationReader } from '../../generation/generation.read.js';
import type { Progress } from '../progress.js';
import type { SeenBatch } from './batch-event-id.js';
import { BatchNews } from './batch-news.js';
import { seenOf, untold } from './untold.js';

/** A batch, and what those who follow it have seen of it. */
interface Followed {
  readonly batch: FollowedBatch;
  readonly seen: readonly SeenBatch[];
}

/** Reads what there is to tell of batches: how far they are, and the words only of what somebody has not seen. */
@Injectable()
export class BatchNewsReader {
  constructor(
    private readonly batches: FollowedBatchesRepository,
    private readonly generations: GenerationReader,
    private readonly teller: BatchTeller,
  ) {}

  /** Those that there are. */
  async find(ids: readonly number[]): Promise<readonly FollowedBatch[]> {
    return this.batches.findAll(ids);
  }

  /** @param lastEventIdsOf those of everybody who follows the batch */
  async read(
    batches: readonly FollowedBatch[],
    lastEventIdsOf: (batchId: number) => ReadonlySet<string>,
  ): Promise<ReadonlyMap<number, BatchNews>> {
    const followed = batches.map((batch) => {
      const seen = [...lastEventIdsOf(batch.id)].map((id) => seenOf(id, batch));
      return { batch, seen };
    });
    const ids = [...new Set(followed.flatMap(untoldIds))];
    const generations = ids.length > 0 ? await this.generations.findAll(ids) : new Map();
    const news = new Map<number, BatchNews>();
    // One after the other: many may have ended, and others need connections too.
    for (const one of followed)
      news.set(one.batch.id, new BatchNews(one.batch, generations, await this.endOf(one)));
    return news;
  }

  /** As GET /api/generate/batch/{id} tells it. Undefined: nobody has to be told of it, or the batch was tried again since it was read. */
  private async endOf({
    batch: { id, completedAt },
    seen,
  }: Followed): Promise<Pick<Progress, 'describe'> | undefined> {
    if (!completedAt || seen.every(({ isEnd }) => isEnd)) return undefined;
    const read = await this.teller.read(id);
    if (read.completedAt?.getTime() !== completedAt.getTime()) return undefined;
    return { describe: (addresses) => read.tell(addresses).job };
  }
}

function untoldIds({ batch, seen }: Followed): readonly number[] {
  return seen.flatMap((one) => untold(batch, one).map(({ id }) => id));
}
