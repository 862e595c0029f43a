import { describe, expect, it } from '@jest/globals';
import { cacheStatus } from './cache-status.js';

describe(cacheStatus.name, () => {
  it.each([
    [{ via: 'hit', ttlSeconds: 3412 }, 'generation; hit; ttl=3412'],
    [{ via: 'hit', ttlSeconds: 0 }, 'generation; hit; ttl=0'],
    [
      { via: 'hit', ttlSeconds: 3412, isFromStore: true },
      'generation; hit; detail=store; ttl=3412',
    ],
    [{ via: 'miss' }, 'generation; fwd=miss'],
    [{ via: 'collapsed' }, 'generation; fwd=miss; collapsed'],
    [{ via: 'bypass' }, 'generation; fwd=bypass'],
  ] as const)('says of %j: %s', (passage, status) => {
    expect(cacheStatus(passage)).toBe(status);
  });
});
