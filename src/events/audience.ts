import type { EventStream } from './event-stream.js';
import { OutgoingEvent } from './outgoing-event.js';
import type { Progress } from './progress.js';

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

  /** Those who have seen it already are told nothing. */
  tell(progress: Progress): void {
    const event = new OutgoingEvent(progress);
    for (const stream of this.streams) stream.tell(event);
  }

  /** What they follow is gone. */
  dismiss(): void {
    for (const stream of this.streams) stream.end();
  }
}
