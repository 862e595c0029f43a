import { preferencesIn } from './preferences.js';

/** The longest that a client may ask to wait, in seconds. */
export const LONGEST_WAIT_SECONDS = 60;

/** For how long a caller waits for an answer before it takes 202 for one. */
export interface Patience {
  readonly waitMs: number;
  /** What of its preferences is met, as `Preference-Applied` tells it; undefined: it has none. */
  readonly applied: string | undefined;
}

/**
 * By the `Prefer` header (RFC 7240): `respond-async` waits for nothing, `wait=N` for so many seconds, one that is no number is as if it were
 * not there. Undefined: the caller waits for the end.
 *
 * @param limitMs what every caller waits at the most; undefined: there is no limit
 */
export function patienceOf(
  prefer: string | string[] | undefined,
  limitMs: number | undefined,
): Patience | undefined {
  const preferences = preferencesIn(prefer);
  const isAsync = preferences.has('respond-async');
  const wait = preferences.get('wait');
  const seconds = wait !== undefined && /^\d{1,9}$/.test(wait) ? Number(wait) : undefined;
  if (seconds === undefined && !isAsync) {
    return limitMs === undefined ? undefined : { waitMs: limitMs, applied: undefined };
  }
  const limitSeconds = Math.min(LONGEST_WAIT_SECONDS, Math.floor((limitMs ?? Infinity) / 1000));
  const waitSeconds = Math.min(seconds ?? 0, limitSeconds);
  const met = [isAsync && 'respond-async', seconds !== undefined && `wait=${waitSeconds}`];
  return { waitMs: waitSeconds * 1000, applied: met.filter(Boolean).join(', ') };
}
