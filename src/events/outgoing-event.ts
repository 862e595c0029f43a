import type { Owner } from '../common/access/caller.js';
import type { PublicAddress } from '../common/http/public-address.js';
import { rankSeen } from './last-event-id.js';
import { Memo } from './memo.js';
import { eventFrame, type News, type Telling } from './news.js';
import type { Progress } from './progress.js';

/** News of something whose rank is all there is to know of it: one event, written once for those whose addresses begin alike. */
export class OutgoingEvent implements News {
  private readonly frames = new Memo<Buffer>();

  constructor(
    private readonly progress: Progress,
    readonly owner: Owner,
  ) {}

  after(lastEventId: string, addresses: PublicAddress): Telling {
    const { rank, isLast } = this.progress;
    // An id from beyond the present is none of this stream's.
    const isSeen = rankSeen(lastEventId) === rank;
    return { frames: isSeen ? null : this.frame(addresses), lastEventId: String(rank), isLast };
  }

  private frame(addresses: PublicAddress): Buffer {
    return this.frames.get(addresses.base, () => {
      const data = JSON.stringify(this.progress.describe(addresses));
      return Buffer.from(eventFrame('generation', String(this.progress.rank), data));
    });
  }
}
