import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBatchEventId, type SeenBatch, writeBatchEventId } from './batch-event-id.js';

const MOST_ITEMS = 50;
const HIGHEST_ROUND = 32_767;

const seenBatches: fc.Arbitrary<SeenBatch> = fc.record({
  round: fc.integer({ min: 1, max: HIGHEST_ROUND }),
  ranks: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: MOST_ITEMS }),
  isEnd: fc.boolean(),
});

describe(writeBatchEventId.name, () => {
  it('says all that was seen', () => {
    fc.assert(
      fc.property(seenBatches, (seen) => {
        expect(readBatchEventId(writeBatchEventId(seen), seen.ranks.length)).toEqual(seen);
      }),
    );
  });

  it('rises with whatever goes on: an item, the end, the round', () => {
    fc.assert(
      fc.property(seenBatches, fc.nat(MOST_ITEMS), (seen, place) => {
        const before = { ...seen, isEnd: false };
        const index = place % seen.ranks.length;
        const ranks = seen.ranks.with(index, Math.min(3, (seen.ranks[index] ?? 0) + 1));
        const steps = [
          { ...before, isEnd: true },
          { ...before, round: seen.round + 1, ranks: seen.ranks.map(() => 0) },
          ...(ranks[index] === seen.ranks[index] ? [] : [{ ...before, ranks }]),
        ];
        for (const step of steps)
          expect(BigInt(writeBatchEventId(step))).toBeGreaterThan(
            BigInt(writeBatchEventId(before)),
          );
      }),
    );
  });

  it('is no longer than what is read', () => {
    const most = { round: HIGHEST_ROUND, ranks: Array<number>(MOST_ITEMS).fill(3), isEnd: true };

    expect(writeBatchEventId(most)).toHaveLength(36);
  });
});

describe(readBatchEventId.name, () => {
  it.each([
    ['', 2],
    ['abc', 2],
    ['-96', 2],
    ['096', 2],
    ['96 ', 2],
    ['96.0', 2],
    ['0x60', 2],
    ['9'.repeat(41), 2],
    // Too short for a round: an id of a single generation, or of a smaller batch.
    ['3', 1],
    ['96', 3],
    // No end is written like that.
    ['98', 2],
  ])('reads %p as nothing for %p items', (id, itemCount) => {
    expect(readBatchEventId(id, itemCount)).toBeUndefined();
  });
});
