import type { Clock } from '../common/time/clock.js';

/** FIBO counts by its own clock when a call arrives, and in minutes that begin whenever they do: what was answered a minute ago is counted no more. */
export const COUNTED_MS = 60_250;

/** Share of the calls that batches leave to whoever comes meanwhile. */
const RESERVED_SHARE = 0.05;

/** The calls of one endpoint that FIBO may still be counting: in no minute of FIBO's there are more than its limit. */
export class CallWindow {
  /** When calls that have ended stop being counted, in order. */
  private readonly expiries: number[] = [];
  private taken = 0;

  /** @param allowed calls a minute, as many as there are now; Infinity: as many as one likes */
  constructor(
    private readonly allowed: () => number,
    private readonly clock: Clock,
  ) {}

  get limit(): number {
    return this.allowed();
  }

  /** So many calls are left to interactive requests. */
  get reserve(): number {
    return Number.isFinite(this.limit) ? Math.floor(this.limit * RESERVED_SHARE) : 0;
  }

  /** Calls that may be made now. */
  get free(): number {
    return this.limit - this.counted;
  }

  /** Calls that are under way, or that FIBO may still be counting. */
  get counted(): number {
    this.forgetExpired();
    return this.taken + this.expiries.length;
  }

  /** Epoch milliseconds before which no call can be made that leaves so many others free. */
  freeAt(leaving: number): number {
    const tooMany = leaving + 1 - this.free;
    const now = this.clock.now();
    if (tooMany <= 0) return now;
    return this.expiries[tooMany - 1] ?? now + COUNTED_MS;
  }

  /** One of the calls, made or given back later. */
  take(): BudgetedCall {
    this.taken += 1;
    return new BudgetedCall((isMade) => {
      this.taken -= 1;
      if (isMade && Number.isFinite(this.limit)) this.expiries.push(this.clock.now() + COUNTED_MS);
    });
  }

  private forgetExpired(): void {
    const now = this.clock.now();
    while ((this.expiries[0] ?? Infinity) <= now) this.expiries.shift();
  }
}

/** The right to make one call. */
export class BudgetedCall {
  private isSpent = false;

  constructor(private readonly settle: (isMade: boolean) => void) {}

  /** Passes the call's outcome on. */
  async make<T>(call: () => Promise<T>): Promise<T> {
    this.isSpent = true;
    try {
      return await call();
    } finally {
      this.settle(true);
    }
  }

  /** Somebody else may make it, unless it is made. */
  giveBack(): void {
    if (this.isSpent) return;
    this.isSpent = true;
    this.settle(false);
  }
}
