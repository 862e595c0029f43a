import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quoteUpstream } from './upstream-text.js';

describe(quoteUpstream.name, () => {
  it.each([
    ['The prompt is unsafe', 'The prompt is unsafe'],
    ['see https://engine.prod.bria-api.com/v2/x?y=1 for more', 'see … for more'],
    ['at s3+https://bucket/key', 'at …'],
    [`key ${'a1'.repeat(16)} is wrong`, 'key … is wrong'],
    [' two\nlines\u0000 \ud800 and\u2028more ', 'two lines and more'],
    ['zażółć 絵', 'zażółć 絵'],
  ])('makes of %j: %j', (text, quoted) => {
    expect(quoteUpstream(text)).toBe(quoted);
  });

  it('cuts after 200 characters, never inside one', () => {
    expect(quoteUpstream('é 🖼'.repeat(100))).toBe(`${'é 🖼'.repeat(66)}é …`);
  });

  it('never lets an address or a control character through, however they are wrapped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (text, url) => {
        expect(quoteUpstream(`${text} ${url} ${text}`)).not.toMatch(/[a-z]:\/\/|\p{C}|\n/u);
      }),
    );
  });
});
