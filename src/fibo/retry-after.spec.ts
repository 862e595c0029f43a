import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRetryAfter } from './retry-after.js';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const DAY_MS = 86_400_000;

describe(parseRetryAfter.name, () => {
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['007', 7000],
    ['86400', DAY_MS],
    ['99999999999999999999', DAY_MS],
    ['9'.repeat(400), DAY_MS],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sunday, 22-Nov-26 12:00:30 GMT', 30_000],
    ['Sun Nov 22 12:00:30 2026', 30_000],
    ['Sun, 22 Nov 2026 11:59:00 GMT', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['Tue, 22 Nov 2033 12:00:00 GMT', DAY_MS],
  ])('reads %j', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    ' ',
    '-1',
    '+5',
    '1.5',
    '1e3',
    '0x10',
    '5s',
    '5, 6',
    'soon',
    'Infinity',
    '2026-11-22T12:00:30Z',
    '22 Nov 2026 12:00:30 GMT',
    'Sun, 22 Nov 2026 12:00:30 +0000',
    'Sun, 22 Nov 2026 25:00:00 GMT',
    'Sun, 22 Foo 2026 12:00:30 GMT',
  ])('counts %j as absent', (value) => {
    expect(parseRetryAfter(value, NOW)).toBeUndefined();
  });

  it('never gives anything but milliseconds from 0 to a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.date().map(String), fc.nat().map(String)), (value) => {
        const ms = parseRetryAfter(value, NOW) ?? 0;
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(DAY_MS);
      }),
    );
  });
});
