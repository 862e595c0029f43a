import { describe, expect, it } from '@jest/globals';
import { decodeBatchCursor, encodeBatchCursor } from './batch-cursor.js';

const FILTER = { userId: 1, status: 'completed' } as const;

describe(decodeBatchCursor.name, () => {
  it('knows what was encoded', () => {
    expect(decodeBatchCursor(encodeBatchCursor(7, FILTER), FILTER)).toBe(7);
  });

  it.each([
    ['another user', encodeBatchCursor(7, { ...FILTER, userId: 2 })],
    ['another status', encodeBatchCursor(7, { ...FILTER, status: undefined })],
    ['nothing', ''],
    ['no cursor', 'x'],
    ['a number alone', Buffer.from('[7,').toString('base64url')],
    ['a changed number', Buffer.from('[9007199254740993,"x"]').toString('base64url')],
    ['more than a cursor', `${encodeBatchCursor(7, FILTER)}A`],
  ])('refuses that of %s', (_, cursor) => {
    expect(decodeBatchCursor(cursor, FILTER)).toBeUndefined();
  });
});
