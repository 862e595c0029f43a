import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparableText, plainText } from './plain-text.js';

describe(plainText.name, () => {
  it('puts text on one line without anything unprintable', () => {
    expect(plainText('\u0000 low\n\tangle\u001b[31m \u202e\ud800 up ')).toBe('low angle [31m up');
  });

  it('looks at no more than a thousand characters', () => {
    expect(plainText('a'.repeat(9_000_000))).toHaveLength(1000);
  });
});

describe(comparableText.name, () => {
  it('spells words in one way and keeps each in its place', () => {
    expect(comparableText('Bird’s‑Eye—steep, 35mm–50mm golden_hour')).toBe(
      "bird's eye,steep, 35mm 50mm golden hour",
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comparableText(text)).toHaveLength(text.length);
      }),
    );
  });
});
