import { setImmediate as nextTurn } from 'node:timers/promises';
import { Clock } from '../../src/common/time/clock.js';

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock extends Clock {
  /** The length of every sleep that was asked for, in order. */
  readonly slept: number[] = [];
  private sleepers: Sleeper[] = [];
  private watchers: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(private time = Date.UTC(2026, 0, 1)) {
    super();
  }

  override now(): number {
    return this.time;
  }

  /** How many sleep at the moment. */
  get asleep(): number {
    return this.sleepers.length;
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    await new Promise<void>((resolve, reject) => {
      const sleeper = { wakesAt: this.time + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        reject(signal.reason as Error);
      });
      this.tellWatchers();
    });
  }

  /** Moves time on and wakes, one after the other and each at its own moment, all whose time comes, also those who fall asleep again meanwhile. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (let next = this.nextUntil(end); next; next = this.nextUntil(end)) {
      this.time = Math.max(this.time, next.wakesAt);
      this.sleepers = this.sleepers.filter((other) => other !== next);
      next.wake();
      await nextTurn();
    }
    this.time = end;
  }

  /** Resolves as soon as so many sleep at once: the moment to advance when sockets are in play. */
  async untilAsleep(count = 1): Promise<void> {
    await new Promise<void>((resolve) => {
      this.watchers.push({ count, resolve });
      this.tellWatchers();
    });
  }

  private nextUntil(end: number): Sleeper | undefined {
    const due = this.sleepers.filter(({ wakesAt }) => wakesAt <= end);
    return due.sort((one, other) => one.wakesAt - other.wakesAt)[0];
  }

  private tellWatchers(): void {
    const ready = this.watchers.filter(({ count }) => count <= this.asleep);
    this.watchers = this.watchers.filter((watcher) => !ready.includes(watcher));
    ready.forEach(({ resolve }) => resolve());
  }
}
