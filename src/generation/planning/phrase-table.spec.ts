import { describe, expect, it } from '@jest/globals';
import { NOTHING, WEIGHT } from './cue.js';
import { joined, phraseTable } from './phrase-table.js';

const TABLE = phraseTable(
  {
    low: { names: 'low angle, worms? eye', hints: 'low' },
    high: { signs: 'look(s|ing) …down' },
  },
  'low key',
);
const found = (text: string) =>
  TABLE(text).map(({ meaning, weight, start, end }) => [meaning, weight, text.slice(start, end)]);

describe(phraseTable.name, () => {
  it('finds whole phrases with their meaning, weight and place', () => {
    expect(found('a low angle, worm eye')).toEqual([
      ['low', WEIGHT.names, 'low angle'],
      ['low', WEIGHT.names, 'worm eye'],
      ['low', WEIGHT.hints, 'low'],
    ]);
    expect(found('slowly lower lowest')).toEqual([]);
  });

  it.each(['looks down', 'looking down', 'looking almost straight down'])(
    'lets up to three words stand at an ellipsis in %j',
    (text) => {
      expect(found(text)).toEqual([['high', WEIGHT.signs, text]]);
    },
  );

  it('lets no fourth word stand there', () => {
    expect(found('looking at one two three down')).toEqual([]);
  });

  it('marks unrelated phrases as meaning nothing', () => {
    expect(found('low key')).toContainEqual([NOTHING, 0, 'low key']);
  });
});

describe(joined.name, () => {
  it('finds what each of its vocabularies finds', () => {
    const both = joined(TABLE, () => [{ meaning: 'other', weight: 1, start: 0, end: 1 }]);

    expect(both('low').map(({ meaning }) => meaning)).toEqual(['low', 'other']);
  });
});
