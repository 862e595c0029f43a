import type { Clock } from '../../common/time/clock.js';

/** Does work with a signal that aborts with `late` when the time is over; the work decides what is lost then. */
export async function inTime<T>(
  clock: Clock,
  ms: number,
  late: Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const done = new AbortController();
  clock.sleep(ms, done.signal).then(
    () => over.abort(late),
    // The work was done before.
    () => undefined,
  );
  try {
    return await work(over.signal);
  } finally {
    done.abort('done');
  }
}

/** What the promise comes to, or the signal's reason as soon as it aborts: for work that heeds no signal. */
export async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([promise, aborted]);
}
