import { setImmediate as nextTurn } from 'node:timers/promises';
import { Clock } from '../../src/common/time/clock.js';

interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock for many sleepers and real sockets: it stands still while a call is under way, and otherwise leaps to whoever wakes next. */
export class RacingClock extends Clock {
  private sleepers: Sleeper[] = [];
  private callsUnderWay = 0;

  constructor(private time = Date.UTC(2026, 0, 1)) {
    super();
  }

  override now(): number {
    return this.time;
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener('abort', giveUp);
      };
      const giveUp = () => {
        leave();
        reject(signal?.reason as Error);
      };
      const wake = () => {
        leave();
        resolve();
      };
      const sleeper = { wakesAt: this.time + ms, wake };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', giveUp);
    });
  }

  /** A call over a socket; it takes no time by this clock. */
  async during<T>(call: Promise<T>): Promise<T> {
    this.callsUnderWay += 1;
    try {
      return await call;
    } finally {
      this.callsUnderWay -= 1;
    }
  }

  /** Lets time pass until the work is done; passes its outcome on. */
  async race<T>(work: Promise<T>): Promise<T> {
    const race = { isOver: false };
    const end = () => (race.isOver = true);
    void work.then(end, end);
    while (!race.isOver) {
      await nextTurn();
      if (this.callsUnderWay === 0) this.leap();
    }
    return work;
  }

  private leap(): void {
    const wakesAt = Math.min(...this.sleepers.map((sleeper) => sleeper.wakesAt));
    if (wakesAt === Infinity) return;
    this.time = Math.max(this.time, wakesAt);
    this.sleepers
      .filter((sleeper) => sleeper.wakesAt <= this.time)
      .forEach((sleeper) => sleeper.wake());
  }
}
