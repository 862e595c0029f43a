import { describe, expect, it } from '@jest/globals';
import { negatedSpans } from './negation.js';

const negated = (text: string) =>
  negatedSpans(text).map(({ start, end }) => text.slice(start, end).trim());

describe(negatedSpans.name, () => {
  it.each([
    ['soft, without harsh shadows, and calm', ['harsh shadows']],
    ['not centered but to one side', ['centered']],
    ['no glare with soft fill', ['glare']],
    ['free of hard light. studio', ['hard light']],
    ['no neon, pastel, or vivid colors, only gray', ['neon, pastel, or vivid colors']],
    ['no hard, dramatic or studio light, only a glow', ['hard, dramatic or studio light']],
    ['no shadow, a lamp or two glow', ['shadow']],
    ["the light isn't hard", ['hard']],
  ])('reaches to the end of its clause in %j', (text, spans) => {
    expect(negated(text)).toEqual(spans);
  });

  it.each(['not only warm', 'no longer dark', 'a notable, nonchalant pose', 'bright'])(
    'finds none in %j',
    (text) => {
      expect(negated(text)).toEqual([]);
    },
  );
});
