import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GenerationFilter } from '../generation/generation-page.read.js';
import { decodeCursor, encodeCursor } from './cursor.js';

const FILTER: GenerationFilter = { userId: 1, projectId: 2, status: 'failed' };
const POSITION = { createdAt: '2025-12-07T10:30:00.123456Z', id: 101 };
const CURSOR = encodeCursor(POSITION, FILTER);

const OTHER_FILTERS: readonly GenerationFilter[] = [
  { ...FILTER, userId: 2 },
  { ...FILTER, projectId: undefined },
  { ...FILTER, status: 'completed' },
  { ...FILTER, mode: 'ai' },
  { ...FILTER, batchId: 1 },
  { ...FILTER, createdFrom: '2025-12-07T10:30:00.000000Z' },
  { ...FILTER, createdTo: '2025-12-07T10:30:00.000000Z' },
];

/** A cursor with other contents, written as ours are. */
function forged(...contents: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(contents)).toString('base64url');
}

describe('A cursor', () => {
  it('leads back to its position, to the microsecond', () => {
    const position = fc.record({
      createdAt: fc
        .tuple(
          fc.date({
            min: new Date('1970-01-01'),
            max: new Date('9999-12-31'),
            noInvalidDate: true,
          }),
          fc.integer({ min: 0, max: 999 }),
        )
        .map(([time, micros]) =>
          time.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`),
        ),
      id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    });
    fc.assert(
      fc.property(position, (original) => {
        expect(decodeCursor(encodeCursor(original, FILTER), FILTER)).toEqual(original);
      }),
    );
  });

  it('goes into a query as it is', () => {
    expect(CURSOR).toMatch(/^[\w-]+$/);
  });

  it.each(OTHER_FILTERS)('is none of %j', (filter) => {
    expect(decodeCursor(CURSOR, filter)).toBeUndefined();
  });

  it('is good for the same filter with what is absent left out', () => {
    const filter = { ...FILTER, mode: undefined, createdTo: undefined };

    expect(decodeCursor(CURSOR, filter)).toEqual(POSITION);
  });

  it('is none when it was cut anywhere', () => {
    for (let length = 0; length < CURSOR.length; length++) {
      expect(decodeCursor(CURSOR.slice(0, length), FILTER)).toBeUndefined();
    }
  });

  it.each([
    ['something behind it', `${CURSOR}A`],
    ['padding', `${CURSOR}=`],
    ['spaces', ` ${CURSOR}`],
    ['other letters', CURSOR.toLowerCase()],
    ['plain words', 'next'],
    ['the 30th of February', forged('2025-02-30T10:30:00.123456Z', 101, 'x')],
    ['a time without microseconds', forged('2025-12-07T10:30:00Z', 101, 'x')],
    ['a year that is none', forged('0000-12-07T10:30:00.000000Z', 101, 'x')],
    ['an id beyond all', forged('2025-12-07T10:30:00.123456Z', 1e16, 'x')],
    ['no digest', forged('2025-12-07T10:30:00.123456Z', 101)],
    ['nothing', forged()],
  ])('is none with %s', (_, cursor) => {
    expect(decodeCursor(cursor, FILTER)).toBeUndefined();
  });
});
