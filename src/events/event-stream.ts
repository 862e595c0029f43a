import type { ServerResponse } from 'node:http';
import type { Owner } from '../common/access/caller.js';
import type { PublicAddress } from '../common/http/public-address.js';
import { reached } from '../common/milestones/milestone.js';
import type { News } from './news.js';

/** How long a client waits before it connects again. */
const RETRY_MS = 1_000;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/**
 * One client's stream of server-sent events, begun with the first thing there is to say. Nest's own (`@Sse`) answers 200 whatever the
 * client has seen, brings another Cache-Control, and writes each event anew for each client, through a pipeline of its own.
 */
export class EventStream {
  private isOpen = false;
  private isBehind = false;

  /**
   * @param addresses this client's
   * @param isOwn whether the client may hear of what has this owner: news may come before anybody has looked whose it is
   * @param lastSeen the id of the last event that it has seen, as it says; default: none
   */
  constructor(
    private readonly response: ServerResponse,
    private readonly addresses: PublicAddress,
    private readonly isOwn: (owner: Owner) => boolean,
    private lastSeen = '',
  ) {}

  /** The id of the last event that the client was sent, or says it has seen. */
  get lastEventId(): string {
    return this.lastSeen;
  }

  /** Calls back when the client is gone or has its whole answer, at once when that was before. */
  onceClosed(listener: () => void): void {
    if (this.response.closed) listener();
    else this.response.once('close', listener);
  }

  /** Begins, if it has not begun yet. */
  open(): void {
    if (this.isOpen || this.isOver) return;
    this.isOpen = true;
    this.response.writeHead(200, HEADERS);
    this.response.write(`retry: ${RETRY_MS}\n\n`);
    if (this.response.req.method === 'HEAD') this.response.end();
  }

  /** Tells what the client has not seen, and ends with the last event. Who had seen that before gets 204, and does not come back. */
  tell(news: News): void {
    if (!this.isOwn(news.owner)) return;
    const { frames, lastEventId, isLast } = news.after(this.lastSeen, this.addresses);
    this.lastSeen = lastEventId;
    if (frames) {
      this.open();
      reached('event.telling');
      this.write(frames);
      reached('event.told');
    }
    if (isLast) this.finish();
  }

  /** Shows that the connection lives. A client that has taken nothing from one ping to the next is dropped: it may come back for what it missed. */
  ping(): void {
    if (this.response.writableLength === 0) {
      this.isBehind = false;
      this.write(': ping\n\n');
    } else if (this.isBehind) {
      this.response.destroy();
    } else {
      this.isBehind = true;
    }
  }

  /** Ends what has begun: a client that has not seen the last event connects again. */
  end(): void {
    if (this.isOpen && !this.isOver) this.response.end();
  }

  /** Ends it and waits for nobody. */
  leave(): void {
    if (this.response.writableLength > 0) this.response.destroy();
    else this.end();
  }

  private finish(): void {
    if (this.isOpen) this.end();
    else if (!this.isOver) this.response.writeHead(204, HEADERS).end();
  }

  private write(chunk: Buffer | string): void {
    if (!this.isOver) this.response.write(chunk);
  }

  private get isOver(): boolean {
    return this.response.writableEnded || this.response.destroyed;
  }
}
