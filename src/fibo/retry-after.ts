const DIGITS = /^\d+$/;

/** RFC 9110, section 5.6.7: IMF-fixdate, and the two obsolete forms that recipients must accept. */
const HTTP_DATES = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** No provider is waited for longer than this on its own word. */
const MAX_MS = 24 * 60 * 60 * 1000;

/**
 * A `Retry-After` header (RFC 9110, section 10.2.3) as milliseconds from `now`, at most a day.
 *
 * Undefined when it is absent or neither digits nor an HTTP date: `Number()` and `Date.parse()` alone accept nonsense.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (DIGITS.test(text)) return Math.min(Number(text) * 1000, MAX_MS);
  if (!HTTP_DATES.some((form) => form.test(text))) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(at - now, 0), MAX_MS);
}
