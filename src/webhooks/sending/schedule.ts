const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Gaps before the second try and those after it; the first one is at once. */
const GAPS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
];

/** Added at random at most, so that what failed together does not come together again. */
const JITTER = 0.1;

/** No receiver puts an event off for longer on its own word. */
const LONGEST_PATIENCE_MS = 24 * HOUR_MS;

/**
 * Milliseconds from a try that failed to the next one; undefined: there is none.
 *
 * @param tries how many there were, the failed one included
 * @param randomness from 0 (included) to 1 (excluded)
 * @param retryAfterMs what the receiver asked for: the gap is never shorter
 */
export function gapAfter(tries: number, randomness: number, retryAfterMs = 0): number | undefined {
  const gapMs = GAPS_MS[tries - 1];
  if (gapMs === undefined) return undefined;
  const jittered = Math.round(gapMs * (1 + JITTER * randomness));
  return Math.max(jittered, Math.min(retryAfterMs, LONGEST_PATIENCE_MS));
}
