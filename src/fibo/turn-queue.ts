import type { Clock } from '../common/time/clock.js';
import type { Priority } from './fibo-provider.js';

/** Who waits, and how long. */
export interface Turn {
  readonly priority: Priority;
  /** Epoch milliseconds. */
  readonly deadlineAt: number;
  readonly signal: AbortSignal;
}

/** What a queue stands at. */
export interface Gate<Pass> {
  /** Epoch milliseconds before which nobody of this priority may pass, unless the queue is told to move on. */
  opensAt(priority: Priority): number;
  /** Somebody passes. */
  enter(priority: Priority): Pass;
}

interface Waiter<Pass> extends Turn {
  /** @param pass undefined when the time is up */
  readonly leave: (pass: Pass | undefined) => void;
}

/** Lets callers through a gate: interactive ones before batches, and otherwise who came first. */
export class TurnQueue<Pass> {
  private readonly waiting: Waiter<Pass>[] = [];
  private alarm: { readonly at: number; readonly stop: AbortController } | undefined;

  constructor(
    private readonly gate: Gate<Pass>,
    private readonly clock: Clock,
  ) {}

  /** Whether who asks now has to wait. */
  mustWait(priority: Priority): boolean {
    const isBehind = this.waiting.some((waiter) => !goesBefore(priority, waiter.priority));
    return isBehind || this.gate.opensAt(priority) > this.clock.now();
  }

  /** Passes through the gate; undefined when the deadline comes first. Rejects with the signal's reason when it aborts first. */
  async wait(turn: Turn): Promise<Pass | undefined> {
    turn.signal.throwIfAborted();
    if (!this.mustWait(turn.priority)) return this.gate.enter(turn.priority);
    if (turn.deadlineAt <= this.clock.now()) return undefined;
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.remove(waiter);
        reject(turn.signal.reason as Error);
        this.moveOn();
      };
      const leave = (pass: Pass | undefined) => {
        this.remove(waiter);
        turn.signal.removeEventListener('abort', giveUp);
        resolve(pass);
      };
      const { priority, deadlineAt, signal } = turn;
      const waiter = { priority, deadlineAt, signal, leave };
      signal.addEventListener('abort', giveUp, { once: true });
      this.line(waiter);
      this.moveOn();
    });
  }

  /** Lets through whoever may pass; to be called when the gate may have opened. */
  moveOn(): void {
    const now = this.clock.now();
    this.waiting
      .filter(({ deadlineAt }) => deadlineAt <= now)
      .forEach((waiter) => waiter.leave(undefined));
    let first = this.waiting[0];
    for (; first && this.gate.opensAt(first.priority) <= now; first = this.waiting[0]) {
      first.leave(this.gate.enter(first.priority));
    }
    this.setAlarm(first);
  }

  private line(waiter: Waiter<Pass>): void {
    const place = this.waiting.findIndex((other) => goesBefore(waiter.priority, other.priority));
    this.waiting.splice(place === -1 ? this.waiting.length : place, 0, waiter);
  }

  private remove(waiter: Waiter<Pass>): void {
    const place = this.waiting.indexOf(waiter);
    if (place !== -1) this.waiting.splice(place, 1);
  }

  /** For the moment when the first may pass, or somebody's time is up. */
  private setAlarm(first: Waiter<Pass> | undefined): void {
    const at = first
      ? Math.min(
          this.gate.opensAt(first.priority),
          ...this.waiting.map(({ deadlineAt }) => deadlineAt),
        )
      : Infinity;
    if (at === this.alarm?.at) return;
    this.alarm?.stop.abort('set anew');
    this.alarm = undefined;
    if (at === Infinity) return;
    const stop = new AbortController();
    this.alarm = { at, stop };
    this.clock.sleep(at - this.clock.now(), stop.signal).then(
      () => {
        this.alarm = undefined;
        this.moveOn();
      },
      // The clock rejects only for an alarm that was stopped.
      () => undefined,
    );
  }
}

function goesBefore(one: Priority, other: Priority): boolean {
  return one === 'interactive' && other === 'batch';
}
