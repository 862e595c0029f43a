import { describe, expect, it } from '@jest/globals';
import { clausesOf } from './clauses.js';

const shown = (text: string) =>
  clausesOf(text).map(({ start, end, isAside }) => {
    const clause = text.slice(start, end).trim();
    return isAside ? `(${clause})` : clause;
  });

describe(clausesOf.name, () => {
  it('cuts sentences at their marks and before "with"', () => {
    expect(shown('centered, calm: a bear with a hat. it sits')).toEqual([
      'centered',
      ', calm',
      ': a bear',
      'with a hat.',
      'it sits',
    ]);
  });

  it('takes a contrast and the rest of its sentence for an aside', () => {
    expect(shown('gray, contrasted with red, and blue. a red hat.')).toEqual([
      'gray',
      ',',
      '(contrasted)',
      '(with red)',
      '(, and blue.)',
      'a red hat.',
    ]);
  });

  it('ends an aside that opens a sentence at its comma', () => {
    expect(shown('despite the sun with haze, soft')).toEqual([
      '(despite the sun)',
      '(with haze)',
      ', soft',
    ]);
  });

  it('takes a sentence that is nothing but a contrast for what it says', () => {
    expect(shown('contrasting warm and cool tones')).toEqual(['contrasting warm and cool tones']);
  });

  it('takes accents for an aside unless they come first', () => {
    expect(shown('gray with a pop of red')).toEqual(['gray', '(with a pop of red)']);
    expect(shown('neon accents on the watch')).toEqual(['neon accents on the watch']);
  });

  it('takes what follows a denial for a correction', () => {
    expect(shown('not centered but to one side')).toEqual(['not centered', 'but to one side']);
    expect(shown('centered but dark')).toEqual(['centered', '(but dark)']);
  });

  it('does not cut within numbers', () => {
    expect(shown('f/1.8 at 35.5mm')).toEqual(['f/1.8 at 35.5mm']);
  });
});
