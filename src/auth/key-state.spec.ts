import { describe, expect, it } from '@jest/globals';
import { keyState } from './key-state.js';

const NOW_MS = Date.UTC(2026, 0, 1);
const at = (ms: number) => new Date(ms);

describe(keyState.name, () => {
  it.each([
    ['active', null, null],
    ['active', null, at(NOW_MS + 1)],
    ['expired', null, at(NOW_MS)],
    ['revoked', at(NOW_MS - 1), null],
    ['revoked', at(NOW_MS - 1), at(NOW_MS - 2)],
  ])('is %s when revoked at %p and expiring at %p', (state, revokedAt, expiresAt) => {
    expect(keyState({ revokedAt, expiresAt }, NOW_MS)).toBe(state);
  });
});
