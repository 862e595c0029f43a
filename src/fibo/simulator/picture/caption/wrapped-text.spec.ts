import { describe, expect, it } from '@jest/globals';
import { wrappedText } from './wrapped-text.js';

describe(wrappedText.name, () => {
  it('breaks between words', () => {
    expect(wrappedText('A luxury watch on marble', 12, 3)).toEqual([
      'A luxury',
      'watch on',
      'marble',
    ]);
  });

  it('cuts off after the last line, with an ellipsis that fits', () => {
    const lines = wrappedText('A luxury watch, on marble, in the morning light', 14, 2);

    expect(lines).toEqual(['A luxury', 'watch, on…']);
  });

  it('cuts words that are longer than a line', () => {
    expect(wrappedText('a'.repeat(50), 10, 2)).toEqual([`${'a'.repeat(9)}…`]);
  });

  it('counts characters outside the basic plane once', () => {
    expect(wrappedText('𝒜𝒷𝒸𝒹', 4, 1)).toEqual(['𝒜𝒷𝒸𝒹']);
  });

  it('gives one empty line for no text', () => {
    expect(wrappedText('', 10, 2)).toEqual(['']);
  });
});
