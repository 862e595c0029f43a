import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ServingState } from '../common/serving/serving-state.js';
import { Clock } from '../common/time/clock.js';
import type { EventStream } from './event-stream.js';

/** Shorter than the idle time of any proxy in use; some have 5 s, a few 4. */
const PING_EVERY_MS = 3_000;

/** All streams of this node: one timer keeps them alive, and none of them keeps the node from ending. */
@Injectable()
export class OpenStreams implements OnModuleDestroy {
  private readonly streams = new Set<EventStream>();
  private readonly closing = new AbortController();
  private isPinging = false;

  constructor(
    private readonly clock: Clock,
    serving: ServingState,
  ) {
    serving.onClose(() => this.close());
  }

  onModuleDestroy(): void {
    this.close();
  }

  /** Begins the stream and looks after it until it ends. */
  open(stream: EventStream): void {
    stream.open();
    if (this.closing.signal.aborted) {
      stream.end();
      return;
    }
    this.streams.add(stream);
    stream.onceClosed(() => this.streams.delete(stream));
    if (!this.isPinging) void this.pingAll();
  }

  /** Whoever is connected connects again, to another node. */
  private close(): void {
    this.closing.abort('the service is stopping');
    for (const stream of this.streams) stream.leave();
  }

  private async pingAll(): Promise<void> {
    this.isPinging = true;
    while (this.streams.size > 0 && (await this.pause()))
      for (const stream of this.streams) stream.ping();
    this.isPinging = false;
  }

  /** Whether the time passed; not when the streams were closed first. */
  private async pause(): Promise<boolean> {
    try {
      await this.clock.sleep(PING_EVERY_MS, this.closing.signal);
      return true;
    } catch (error) {
      if (this.closing.signal.aborted) return false;
      throw error;
    }
  }
}
