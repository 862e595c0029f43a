import { describe, expect, it } from '@jest/globals';
import { bodyHash } from './body-hash.js';

const BODY = { prompt: 'A luxury watch', seed: null, requests: [{ a: 1, b: 2 }, { a: 3 }] };

describe(bodyHash.name, () => {
  it('is the same in whatever order the keys stand, deep down as well', () => {
    const { prompt, seed } = BODY;
    const turned = { requests: [{ b: 2, a: 1 }, { a: 3 }], seed, prompt };

    expect(bodyHash(turned)).toBe(bodyHash(BODY));
  });

  it.each([
    ['another value', { ...BODY, prompt: 'A luxury Watch' }],
    ['a value of another type', { ...BODY, seed: 'null' }],
    ['items in another order', { ...BODY, requests: BODY.requests.toReversed() }],
    ['an item less', { ...BODY, requests: BODY.requests.slice(1) }],
  ])('is another one for %s', (_, other) => {
    expect(bodyHash(other)).not.toBe(bodyHash(BODY));
  });

  it('says nothing of the body', () => {
    expect(bodyHash(BODY)).toMatch(/^[\da-f]{64}$/);
  });
});
