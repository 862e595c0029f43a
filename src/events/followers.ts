import type { OnModuleDestroy } from '@nestjs/common';
import { isOwn } from '../common/access/current-caller.js';
import { ApiError } from '../common/errors/api-error.js';
import type { Clock } from '../common/time/clock.js';
import { Gathered } from '../database/gathered.js';
import { Audience } from './audience.js';
import type { EventStream } from './event-stream.js';
import type { News } from './news.js';
import type { OpenStreams } from './open-streams.js';
import { Renewal } from './renewal.js';

/** When very many come at the same time, as from a node that stopped: a batch is fifty generations with all their words. */
const READ_AT_ONCE = 50;

/**
 * Tells those who follow things of one kind of each change. The rows say what there is to tell, and are read once for all who follow the
 * same when they come and when there is news of it, on whatever node that was made; nothing is kept of what was told.
 */
export abstract class Followers implements OnModuleDestroy {
  private readonly audiences = new Map<number, Audience>();
  private readonly stopping = new AbortController();
  private readonly reads: Gathered<number, News | undefined>;
  private readonly renewal: Renewal;

  /** @param kind what clients call such a thing */
  constructor(
    private readonly kind: string,
    private readonly streams: OpenStreams,
    clock: Clock,
  ) {
    this.reads = new Gathered(async (ids) => {
      const news = await this.read([...new Set(ids)]);
      return ids.map((id) => news.get(id));
    }, READ_AT_ONCE);
    this.renewal = new Renewal((ids) => this.renewAll(ids), clock, this.stopping.signal);
  }

  onModuleDestroy(): void {
    this.stopping.abort('the service is stopping');
  }

  /** Resolves when the stream has begun. Rejects with NOT_FOUND before that, in the same way for what is another user's. */
  async follow(id: number, stream: EventStream): Promise<void> {
    // Before it is read, so that nothing changes unheard in between.
    this.audienceOf(id).add(stream);
    const news = await this.reads.add(id);
    if (!news || !isOwn(news.owner)) throw new ApiError('NOT_FOUND', `${this.kind} not found`);
    stream.tell(news);
    this.streams.open(stream);
  }

  /** How they stand, by their ids; those that there are not are missing. No two reads are under way at once. */
  protected abstract read(ids: readonly number[]): Promise<ReadonlyMap<number, News>>;

  /**
   * Calls back whenever there is reason to read it again.
   *
   * @returns ends it
   */
  protected abstract watch(id: number, renew: () => void): () => void;

  /** Of each event of such a thing that is the last one somebody has seen. */
  protected lastEventIds(id: number): ReadonlySet<string> {
    return this.audiences.get(id)?.lastEventIds ?? new Set();
  }

  private audienceOf(id: number): Audience {
    const known = this.audiences.get(id);
    if (known) return known;
    const stopWatching = this.watch(id, () => this.renewal.add(id));
    const audience = new Audience(() => {
      stopWatching();
      this.audiences.delete(id);
    });
    this.audiences.set(id, audience);
    return audience;
  }

  private async renewAll(ids: readonly number[]): Promise<void> {
    const followed = ids.filter((id) => this.audiences.has(id));
    await Promise.all(followed.map((id) => this.renew(id)));
  }

  private async renew(id: number): Promise<void> {
    const news = await this.reads.add(id);
    const audience = this.audiences.get(id);
    if (news) audience?.tell(news);
    else audience?.dismiss();
  }
}
