import { describe, expect, it } from '@jest/globals';
import { focalLengths } from './focal-length.js';

const meanings = (text: string) => focalLengths(text).map(({ meaning }) => meaning);

describe(focalLengths.name, () => {
  it.each([
    ['24mm', 'wide'],
    ['28 mm', 'wide'],
    ['16 35mm', 'wide'],
    ['35mm', 'standard'],
    ['35mm 50mm', 'standard'],
    ['35 to 50 mm', 'standard'],
    ['24 70mm', 'standard'],
    ['50mm 85mm', 'telephoto'],
    ['85mm', 'telephoto'],
    ['70mm , 200mm', 'telephoto'],
    ['100 to 400mm', 'telephoto'],
  ])('reads %j as %s', (text, meaning) => {
    expect(meanings(text)).toEqual([meaning]);
  });

  it.each(['f/1.8', 'f/2.8 50', '12345mm', '50mmx', 'mm', '4k'])('finds none in %j', (text) => {
    expect(meanings(text)).toEqual([]);
  });

  it('takes no aperture for the start of a range', () => {
    expect(meanings('f/1.8 85mm')).toEqual(['telephoto']);
  });

  it('says where it found it', () => {
    expect(focalLengths('a 35mm 50mm lens')).toMatchObject([{ start: 2, end: 11 }]);
  });
});
