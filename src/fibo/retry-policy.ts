import type { AttemptClass } from './attempt-class.js';

const RETRYABLE: ReadonlySet<AttemptClass> = new Set<AttemptClass>([
  'not_sent',
  'refused_temporarily',
  'unknown',
  'job_failed',
]);

/** Jitter, as a share of the wait, so that clients which failed together do not come back together. */
const MAX_JITTER = 0.1;

/**
 * Whether a generation may be submitted again.
 *
 * An unknown outcome may already be a purchase, so it allows one further submission and no more, whatever follows it.
 *
 * @param failed classes of all attempts so far, oldest first, the one that just failed last
 */
export function mayRetry(
  failed: readonly AttemptClass[],
  maxRetries: number,
  unknownOutcome: 'retry' | 'fail',
): boolean {
  const last = failed.at(-1);
  if (last === undefined || !RETRYABLE.has(last) || failed.length > maxRetries) return false;
  const firstUnknown = failed.indexOf('unknown');
  if (firstUnknown === -1) return true;
  return unknownOutcome === 'retry' && firstUnknown === failed.length - 1;
}

/**
 * Wait in milliseconds before the next attempt: base × 2^(failures - 1) with up to 10 % of jitter, and never less than FIBO asked for.
 *
 * @param random from 0 to 1
 */
export function retryWaitMs(
  failures: number,
  baseMs: number,
  retryAfterMs: number | undefined,
  random: number,
): number {
  const backoffMs = baseMs * 2 ** (failures - 1) * (1 + MAX_JITTER * random);
  return Math.max(backoffMs, retryAfterMs ?? 0);
}
