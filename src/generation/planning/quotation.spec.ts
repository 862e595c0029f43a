import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_QUOTED_WORDS, quote } from './quotation.js';

function quoteAround(text: string, phrase: string, maxWords = MAX_QUOTED_WORDS): string {
  const start = text.indexOf(phrase);
  return quote(
    text,
    { start: 0, end: text.length },
    { start, end: start + phrase.length },
    maxWords,
  );
}

describe(quote.name, () => {
  it('repeats a short sentence without its full stop', () => {
    expect(quoteAround('low angle, looking up at the zebra.', 'low angle')).toBe(
      'low angle, looking up at the zebra',
    );
  });

  it('starts with the phrase’s own clause when the sentence is too long', () => {
    const text =
      "natural color palette dominated by greens and browns, with the dog's light brown fur providing warmth";

    expect(quoteAround(text, 'warmth')).toBe("with the dog's light brown fur providing warmth");
  });

  it('ends with a clause rather than in the middle of the next', () => {
    const text =
      'Portrait lens, quite long, to achieve a tight crop and a very shallow depth of field';

    expect(quoteAround(text, 'Portrait lens')).toBe('Portrait lens, quite long');
  });

  it('leaves off the loose words at a cut', () => {
    expect(quoteAround('a cup of tea on the table', 'cup', 6)).toBe('a cup of tea');
  });

  it('stays within its stretch', () => {
    const text = 'gray, set against a red wall';

    expect(quote(text, { start: 0, end: 6 }, { start: 0, end: 4 })).toBe('gray');
  });

  it('repeats the text’s own words, and never too many', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 40 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (given, from, length) => {
        const text = given.join(' ');
        const start = from % (text.length + 1);
        const quoted = quote(
          text,
          { start: 0, end: text.length },
          { start, end: Math.min(start + length, text.length) },
        );

        expect(text).toContain(quoted);
        expect(quoted.split(/\s+/).length).toBeLessThanOrEqual(MAX_QUOTED_WORDS);
      }),
    );
  });
});
