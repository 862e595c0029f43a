import type { EventStream } from './event-stream.js';
import type { News } from './news.js';

/** The clients of this node that follow one thing. */
export class Audience {
  private readonly streams = new Set<EventStream>();

  /** @param onLeft called when the last one has left */
  constructor(private readonly onLeft: () => void) {}

  /** Until the stream is closed. */
  add(stream: EventStream): void {
    this.streams.add(stream);
    stream.onceClosed(() => {
      this.streams.delete(stream);
      if (this.streams.size === 0) this.onLeft();
    });
  }

  /** Of each event that is the last one somebody has seen. */
  get lastEventIds(): ReadonlySet<string> {
    return new Set([...this.streams].map(({ lastEventId }) => lastEventId));
  }

  /** Those who have seen it already are told nothing. */
  tell(news: News): void {
    for (const stream of this.streams) stream.tell(news);
  }

  /** What they follow is gone. */
  dismiss(): void {
    for (const stream of this.streams) stream.end();
  }
}
