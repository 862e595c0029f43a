import type { Clock } from '../../common/time/clock.js';
import { Refusal } from './refusal.js';

const WINDOW_MS = 60_000;

/** Counts calls in fixed windows of a minute, each beginning with the first call after the last window's end. */
export class RateLimit {
  private readonly windows = new Map<string, { readonly start: number; calls: number }>();

  constructor(
    /** Undefined: no limit. */
    private readonly limitPerMinute: number | undefined,
    private readonly clock: Clock,
  ) {}

  /** Throws a Refusal (429, with Retry-After in whole seconds) when the endpoint's window is full. */
  count(endpoint: string): void {
    if (this.limitPerMinute === undefined) return;
    const now = this.clock.now();
    const window = this.openWindow(endpoint, now);
    window.calls += 1;
    if (window.calls <= this.limitPerMinute) return;
    const retryAfterSeconds = Math.ceil((window.start + WINDOW_MS - now) / 1000);
    throw new Refusal(
      429,
      'Rate limit exceeded',
      `No more than ${this.limitPerMinute} calls per minute`,
      { 'retry-after': String(retryAfterSeconds) },
    );
  }

  private openWindow(endpoint: string, now: number) {
    const last = this.windows.get(endpoint);
    if (last && now < last.start + WINDOW_MS) return last;
    const window = { start: now, calls: 0 };
    this.windows.set(endpoint, window);
    return window;
  }
}
