import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gapAfter } from './schedule.js';

const GAPS_S = [5, 300, 1800, 7200, 18_000, 36_000];

describe(gapAfter.name, () => {
  it('is 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, and then there is none', () => {
    const gaps = Array.from({ length: 7 }, (_, index) => gapAfter(index + 1, 0));

    expect(gaps).toEqual([...GAPS_S.map((gap) => gap * 1000), undefined]);
  });

  it('is up to a tenth longer at random, and never shorter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, randomness) => {
          const gapMs = (GAPS_S[tries - 1] ?? 0) * 1000;
          const jittered = gapAfter(tries, randomness) ?? 0;
          expect(jittered).toBeGreaterThanOrEqual(gapMs);
          expect(jittered).toBeLessThanOrEqual(gapMs * 1.1);
        },
      ),
    );
  });

  it.each([
    ['is as long as the receiver asks', 1, 60_000, 60_000],
    ['is not shortened by what it asks', 2, 1_000, 300_000],
    ['is a day at most on its word', 1, 9_999_999_999, 86_400_000],
    ['gives no further try on its word', 7, 1_000, undefined],
  ])('%s', (_what, tries, retryAfterMs, gapMs) => {
    expect(gapAfter(tries, 0, retryAfterMs)).toBe(gapMs);
  });
});
