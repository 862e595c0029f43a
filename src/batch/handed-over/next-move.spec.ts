import { describe, expect, it } from '@jest/globals';
import type { ItemPhase } from './item-phase.js';
import { type Move, nextMove, type SeenBatch, type SeenItem } from './next-move.js';

function batchOf(phases: readonly ItemPhase[], fields: Partial<SeenBatch> = {}): SeenBatch {
  return {
    id: 7,
    parallel: true,
    continueOnError: true,
    round: 1,
    isCancelled: false,
    items: phases.map((phase, index) => itemOf(index, phase)),
    ...fields,
  };
}

function itemOf(index: number, phase: ItemPhase, fields: Partial<SeenItem> = {}): SeenItem {
  return { index, round: 1, generationId: null, isShared: false, phase, request: {}, ...fields };
}

/** The same with indexes for items. */
function told({ begin, giveUp, failedItem, isEnded }: Move) {
  const indexesOf = (items: readonly SeenItem[]) => items.map(({ index }) => index);
  return { begin: indexesOf(begin), giveUp: indexesOf(giveUp), failedItem, isEnded };
}

const NOTHING = { begin: [], giveUp: [], failedItem: null, isEnded: false };

describe(nextMove.name, () => {
  it('begins all that waits, and what is to be shared no more', () => {
    const batch = batchOf(['completed', 'waiting', 'processing', 'lost']);

    expect(told(nextMove(batch))).toEqual({ ...NOTHING, begin: [1, 3] });
  });

  it('begins one after the other when it is to, in their order', () => {
    const inTurn = { parallel: false };

    expect(told(nextMove(batchOf(['completed', 'failed', 'waiting', 'waiting'], inTurn)))).toEqual({
      ...NOTHING,
      begin: [2],
    });
    expect(told(nextMove(batchOf(['pending', 'waiting'], inTurn)))).toEqual(NOTHING);
  });

  it('waits for what is under way, and ends after it', () => {
    expect(told(nextMove(batchOf(['completed', 'pending'])))).toEqual(NOTHING);
    expect(told(nextMove(batchOf(['completed', 'failed'])))).toEqual({ ...NOTHING, isEnded: true });
  });

  it('gives up, after the first failure that was to end it, what was not bought', () => {
    const batch = batchOf(['processing', 'failed', 'waiting', 'pending', 'failed'], {
      continueOnError: false,
    });

    expect(told(nextMove(batch))).toEqual({ ...NOTHING, giveUp: [2, 0, 3], failedItem: 1 });
  });

  it('goes on after a failure of an earlier round', () => {
    const items = [itemOf(0, 'failed'), itemOf(1, 'waiting', { round: 2 })];
    const batch = batchOf([], { items, round: 2, continueOnError: false });

    expect(told(nextMove(batch))).toEqual({ ...NOTHING, begin: [1] });
  });

  it('gives up what was cancelled, but for what was made for others', () => {
    const shared = itemOf(2, 'processing', { isShared: true });
    const items = [itemOf(0, 'waiting'), itemOf(1, 'processing'), shared];

    expect(told(nextMove(batchOf([], { items, isCancelled: true })))).toEqual({
      ...NOTHING,
      giveUp: [0, 1],
    });
  });
});
