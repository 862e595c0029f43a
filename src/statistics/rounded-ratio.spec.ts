import { describe, expect, it } from '@jest/globals';
import { roundedRatio } from './rounded-ratio.js';

describe(roundedRatio.name, () => {
  it.each([
    ['whole', 6n, 2n, 3],
    ['rounded down', 1n, 3n, 0.33],
    ['rounded up', 2n, 3n, 0.67],
    ['a half, rounded up', 1n, 200n, 0.01],
    ['a half whose binary fraction lies below it', 1_005n, 1_000n, 1.01],
    ['just below a half', 1_004_999_999_999_999_999n, 1_000_000_000_000_000_000n, 1],
    ['beyond 2^53', 2n ** 70n, 2n ** 69n, 2],
    ['of nothing', 0n, 7n, 0],
    ['by nothing', 7n, 0n, 0],
  ])('is exact: %s', (_, numerator, denominator, ratio) => {
    expect(roundedRatio(numerator, denominator)).toBe(ratio);
  });
});
