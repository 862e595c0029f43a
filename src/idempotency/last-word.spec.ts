import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../common/errors/api-error.js';
import { isLastWord } from './last-word.js';

describe(isLastWord.name, () => {
  it.each([
    ['whose order may have been taken', new ApiError('OUTCOME_UNKNOWN', 'It failed'), true],
    [
      'whose job failed at FIBO',
      new ApiError('GENERATION_FAILED', 'It failed', { billed: 'unknown' }),
      true,
    ],
    [
      'that cost money in part',
      new ApiError('GENERATION_FAILED', 'It failed', { billed: 'yes' }),
      true,
    ],
    ['that cost nothing', new ApiError('GENERATION_FAILED', 'It failed'), false],
    [
      'whose picture may still come',
      new ApiError('GENERATION_TIMEOUT', 'It is late', { billed: 'unknown', isUnderWay: true }),
      false,
    ],
    [
      'of which the database may know more',
      new ApiError('DATABASE_UNAVAILABLE', 'It is away', { billed: 'unknown' }),
      false,
    ],
    ['that nobody foresaw', new ApiError('INTERNAL_ERROR', 'Internal Server Error'), false],
  ])('tells a failure %s', (_, failure, expected) => {
    expect(isLastWord(failure)).toBe(expected);
  });
});
