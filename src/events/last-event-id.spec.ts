import { describe, expect, it } from '@jest/globals';
import { rankSeen } from './last-event-id.js';

describe(rankSeen.name, () => {
  it.each([
    ['1', 1],
    ['3', 3],
    ['0', 0],
    ['', 0],
    ['-1', 0],
    ['1e3', 0],
    ['0x2', 0],
    ['2 ', 0],
    ['9007199254740993', 0],
  ])('reads %p as %p', (lastEventId, rank) => {
    expect(rankSeen(lastEventId)).toBe(rank);
  });

  it('takes a client that brings none for a new one', () => {
    expect(rankSeen(undefined)).toBe(0);
  });
});
