import type { Bar } from './figure.js';

export function atMost(
  value: number,
  limit: number,
  unit = '',
  concerns: Bar['concerns'] = 'speed',
): Bar {
  return { text: `≤ ${limit} ${unit}`.trimEnd(), isMet: value <= limit, concerns };
}

export function atLeast(
  value: number,
  limit: number,
  unit = '',
  concerns: Bar['concerns'] = 'speed',
): Bar {
  return { text: `≥ ${limit} ${unit}`.trimEnd(), isMet: value >= limit, concerns };
}

/** Neither more nor less. Something is wrong, not slow, when it is missed. */
export function exactly(value: number, wanted: number): Bar {
  return { text: String(wanted), isMet: value === wanted, concerns: 'correctness' };
}
