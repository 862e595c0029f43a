/** Time as the service reads it and waits for it; injected, so that tests neither sleep nor wait. */
export abstract class Clock {
  /** Milliseconds since the Unix epoch. */
  abstract now(): number;

  /** Resolves after `ms` milliseconds; rejects with `signal.reason` as soon as the signal aborts. */
  abstract sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
