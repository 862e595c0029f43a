import { describe, expect, it } from '@jest/globals';
import { storableJson } from './storable-json.js';

describe(storableJson.name, () => {
  it.each([
    ['a\0b', 'ab'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['the other \ude00', 'the other \ufffd'],
    ['a whole \ud83d\ude00', 'a whole \ud83d\ude00'],
  ])('makes of %j, however deep, %j', (text, stored) => {
    expect(JSON.parse(storableJson([{ words: { of: text } }]))).toEqual([
      { words: { of: stored } },
    ]);
  });

  it('leaves everything else as it is', () => {
    const at = new Date(0);

    expect(storableJson({ n: 1.5, nothing: null, no: undefined, at, yes: true })).toBe(
      JSON.stringify({ n: 1.5, nothing: null, at, yes: true }),
    );
  });
});
