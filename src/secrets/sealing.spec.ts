import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findOpened, isSealed, seal } from './sealing.js';

const KEY = randomBytes(32);
const OTHER = randomBytes(32);

describe(seal.name, () => {
  it('hides a text, and gives it back whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, bound) => {
        const sealed = seal(text, KEY, bound);

        expect(isSealed(sealed)).toBe(true);
        expect(findOpened(sealed, [OTHER, KEY], bound)).toBe(text);
      }),
    );
    expect(seal('whsec_abcdefgh', KEY, '7')).not.toContain('abcdefgh');
  });

  it('makes another text of the same each time', () => {
    expect(seal('secret', KEY, '7')).not.toBe(seal('secret', KEY, '7'));
  });

  it('is opened by no other key, and as nothing else', () => {
    const sealed = seal('secret', KEY, '7');

    expect(findOpened(sealed, [OTHER], '7')).toBeUndefined();
    expect(findOpened(sealed, [KEY], '8')).toBeUndefined();
    expect(findOpened(sealed.slice(0, 20), [KEY], '7')).toBeUndefined();
  });

  it('shows when a single character was changed', () => {
    const sealed = seal('secret', KEY, '7');
    for (let at = 'sealed:1:'.length; at < sealed.length - 1; at++) {
      const changed = sealed[at] === 'A' ? 'B' : 'A';
      const forged = sealed.slice(0, at) + changed + sealed.slice(at + 1);
      expect(findOpened(forged, [KEY], '7')).toBeUndefined();
    }
  });
});
