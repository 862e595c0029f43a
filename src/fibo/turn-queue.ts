import type { Clock } from '../common/time/clock.js';
import type { Priority } from './fibo-provider.js';
import type { Use, Want } from './fleet/demand.js';
import { OwnersInTurn } from './owners-in-turn.js';
import { OwnersUnderWay } from './owners-under-way.js';

/** Who waits, and how long. */
export interface Turn {
  readonly priority: Priority;
  readonly ownerId: number;
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
  /** Others wait than before. */
  lineChanged?(): void;
}

interface Waiter<Pass> extends Turn {
  /** @param pass undefined when the time is up */
  readonly leave: (pass: Pass | undefined) => void;
}

/** Lets callers through a gate: interactive ones before batches, and of each kind owners in turn. Whoever has passed is under way until he comes back. */
export class TurnQueue<Pass> {
  private readonly underWay = new OwnersUnderWay();
  private readonly waiting: Readonly<Record<Priority, OwnersInTurn<Waiter<Pass>>>>;
  private alarm: { readonly at: number; readonly stop: AbortController } | undefined;

  constructor(
    private readonly gate: Gate<Pass>,
    private readonly clock: Clock,
  ) {
    const newLine = () => new OwnersInTurn<Waiter<Pass>>((ownerId) => this.underWay.of(ownerId));
    this.waiting = { interactive: newLine(), batch: newLine() };
  }

  /** How many have passed, owner by owner. */
  get uses(): readonly Use[] {
    return this.underWay.counts;
  }

  /** How many wait, owner by owner. */
  get wants(): readonly Want[] {
    const { interactive, batch } = this.waiting;
    return [
      ...interactive.counts.map(([ownerId, count]): Want => ['interactive', ownerId, count]),
      ...batch.counts.map(([ownerId, count]): Want => ['batch', ownerId, count]),
    ];
  }

  /** Whether who asks now has to wait. */
  mustWait(priority: Priority): boolean {
    const { interactive, batch } = this.waiting;
    const isBehind = !interactive.isEmpty || (priority === 'batch' && !batch.isEmpty);
    return isBehind || this.gate.opensAt(priority) > this.clock.now();
  }

  /** Passes through the gate; undefined when the deadline comes first. Rejects with the signal's reason when it aborts first. */
  async wait(turn: Turn): Promise<Pass | undefined> {
    turn.signal.throwIfAborted();
    if (!this.mustWait(turn.priority)) return this.enter(turn);
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
      const { priority, ownerId, deadlineAt, signal } = turn;
      const waiter = { priority, ownerId, deadlineAt, signal, leave };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting[priority].add(waiter);
      this.gate.lineChanged?.();
      this.moveOn();
    });
  }

  /** Passes out of turn. */
  enter({ priority, ownerId }: Pick<Turn, 'priority' | 'ownerId'>): Pass {
    this.underWay.add(ownerId);
    return this.gate.enter(priority);
  }

  /** Whoever had passed for this owner has come back. */
  comeBack({ ownerId }: Pick<Turn, 'ownerId'>): void {
    this.underWay.remove(ownerId);
  }

  /** Lets through whoever may pass; to be called when the gate may have opened. */
  moveOn(): void {
    const now = this.clock.now();
    this.everybody
      .filter(({ deadlineAt }) => deadlineAt <= now)
      .forEach((waiter) => waiter.leave(undefined));
    let first = this.next;
    for (; first && this.gate.opensAt(first.priority) <= now; first = this.next) {
      this.waiting[first.priority].turned(first.ownerId);
      first.leave(this.enter(first));
    }
    this.setAlarm(first);
  }

  private get everybody(): readonly Waiter<Pass>[] {
    return [...this.waiting.interactive, ...this.waiting.batch];
  }

  private get next(): Waiter<Pass> | undefined {
    return this.waiting.interactive.next ?? this.waiting.batch.next;
  }

  private remove(waiter: Waiter<Pass>): void {
    this.waiting[waiter.priority].remove(waiter);
    this.gate.lineChanged?.();
  }

  /** For the moment when the first may pass, or somebody's time is up. */
  private setAlarm(first: Waiter<Pass> | undefined): void {
    const at = first
      ? Math.min(
          this.gate.opensAt(first.priority),
          ...this.everybody.map(({ deadlineAt }) => deadlineAt),
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
