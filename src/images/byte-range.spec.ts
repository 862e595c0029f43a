import { describe, expect, it } from '@jest/globals';
import { byteRange } from './byte-range.js';

const SIZE = 100;

describe(byteRange.name, () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=90-', 90, 99],
    ['bytes=90-99999999999999999999', 90, 99],
    ['bytes=-10', 90, 99],
    ['bytes=-1000', 0, 99],
    ['Bytes= 1-2 ', 1, 2],
  ])('finds the part that %s asks for', (header, start, end) => {
    expect(byteRange(header, SIZE)).toEqual({ start, end });
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=20-10',
    'bytes=a-b',
    'bytes=1.5-2',
    'bytes=0-1,5-6',
    'items=0-1',
    '0-1',
  ])('takes %j for the whole', (header) => {
    expect(byteRange(header, SIZE)).toBeUndefined();
  });

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('finds %s unsatisfiable', (header) => {
    expect(byteRange(header, SIZE)).toBe('unsatisfiable');
  });
});
