import { describe, expect, it } from '@jest/globals';
import { ANYBODY } from '../common/access/caller.js';
import { secretHash } from './api-key-text.js';
import { isProvenBy } from './valid-key.js';

const SECRETS = ['the new one', 'the one before'].map(secretHash);

describe(isProvenBy.name, () => {
  it.each(['the new one', 'the one before'])('is so by %s', (secret) => {
    const key = { caller: ANYBODY, secretHashes: SECRETS };

    expect(isProvenBy(key, secretHash(secret))).toBe(true);
  });

  it('is not by another secret', () => {
    const key = { caller: ANYBODY, secretHashes: SECRETS };

    expect(isProvenBy(key, secretHash('another one'))).toBe(false);
  });

  it('is by nothing when it has no secret', () => {
    expect(isProvenBy({ caller: ANYBODY, secretHashes: [] }, secretHash(''))).toBe(false);
  });
});
