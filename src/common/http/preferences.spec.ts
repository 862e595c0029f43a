import { describe, expect, it } from '@jest/globals';
import { preferenceNames } from './preferences.js';

describe(preferenceNames.name, () => {
  it.each([
    [undefined, ['']],
    ['processing', ['processing']],
    ['respond-async, wait=10,processing', ['respond-async', 'wait', 'processing']],
    ['Processing ; kind="a" , x', ['processing', 'x']],
    ['note="wait, processing"; by="a\\", processing"', ['note']],
    ['processing=""', ['processing']],
    ['note="never closed, processing', ['note']],
    ['processing-not', ['processing-not']],
  ])('reads %p', (header, names) => {
    expect(preferenceNames(header)).toEqual(names);
  });
});
