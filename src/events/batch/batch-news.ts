import type { Owner } from '../../common/access/caller.js';
import type { PublicAddress } from '../../common/http/public-address.js';
import type { FollowedBatch } from '../../batch/handed-over/followed-batches.repository.js';
import type { ReadGeneration } from '../../generation/generation.read.js';
import { generationProgress } from '../generation-progress.js';
import { Memo } from '../memo.js';
import { eventFrame, type News, type Telling } from '../news.js';
import type { Progress } from '../progress.js';
import { type SeenBatch, writeBatchEventId } from './batch-event-id.js';
import { seenOf, untold, type UntoldGeneration } from './untold.js';

/** A generation that is told of. */
interface Step {
  readonly progress: Progress;
  /** Those of which it is told, by their indices. */
  readonly items: readonly number[];
  readonly key: string;
}

/** News of a batch: each generation that has come further, and its end. Written once for those who have seen the same. */
export class BatchNews implements News {
  readonly owner: Owner;
  private readonly tellings = new Memo<Telling>();
  private readonly data = new Memo<string>();

  /**
   * @param generations which somebody has not seen as they are; read after the batch, and so perhaps further than it says
   * @param end the whole batch; undefined: nobody is to be told of its end
   */
  constructor(
    private readonly batch: FollowedBatch,
    private readonly generations: ReadonlyMap<number, ReadGeneration>,
    private readonly end: Pick<Progress, 'describe'> | undefined,
  ) {
    this.owner = batch.owner;
  }

  after(lastEventId: string, addresses: PublicAddress): Telling {
    return this.tellings.get(`${lastEventId} ${addresses.base}`, () =>
      this.tell(seenOf(lastEventId, this.batch), addresses),
    );
  }

  private tell(seen: SeenBatch, addresses: PublicAddress): Telling {
    const frames: string[] = [];
    let now = seen;
    const tell = (type: string, next: SeenBatch, data: string) => {
      now = next;
      frames.push(eventFrame(type, writeBatchEventId(next), data));
    };
    const generations = untold(this.batch, seen);
    const steps = generations.flatMap((generation) => this.stepOf(generation) ?? []);
    for (const { progress, items, key } of steps) {
      const ranks = now.ranks.map((rank, index) => (items.includes(index) ? progress.rank : rank));
      tell('generation', { ...now, ranks }, this.json(key, addresses, progress));
    }
    // Somebody else's generation that was given up meanwhile is no end of this batch's item.
    if (this.end && !seen.isEnd && steps.length === generations.length)
      tell('batch', { ...now, isEnd: true }, this.json('end', addresses, this.end));
    return {
      frames: frames.length > 0 ? Buffer.from(frames.join('')) : null,
      lastEventId: writeBatchEventId(now),
      isLast: now.isEnd,
    };
  }

  /** Undefined: there is nothing to tell of it. */
  private stepOf({ id, own, shared }: UntoldGeneration): Step | undefined {
    const read = this.generations.get(id);
    if (!read) return undefined;
    // Items that shared what was given up get another one.
    const items = read.row.state === 'cancelled' ? own : [...own, ...shared];
    if (items.length === 0) return undefined;
    const isCached = own.length === 0;
    return { progress: generationProgress(read, isCached), items, key: `${id} ${isCached}` };
  }

  private json(
    key: string,
    addresses: PublicAddress,
    { describe }: Pick<Progress, 'describe'>,
  ): string {
    return this.data.get(`${key} ${addresses.base}`, () => JSON.stringify(describe(addresses)));
  }
}
