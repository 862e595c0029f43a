import { describe, expect, it } from '@jest/globals';
import { preferencesIn } from './preferences.js';

describe(preferencesIn.name, () => {
  it.each([
    [undefined, { '': '' }],
    ['processing', { processing: '' }],
    ['respond-async, wait=10,processing', { 'respond-async': '', wait: '10', processing: '' }],
    ['Processing ; kind="a" , x', { processing: '', x: '' }],
    ['note="wait, processing"; by="a\\", processing"', { note: '' }],
    ['processing=""', { processing: '' }],
    ['note="never closed, processing', { note: '' }],
    ['processing-not', { 'processing-not': '' }],
    [' WAIT = 5 ; x=y, wait=6', { wait: '5' }],
    [['wait=1', 'wait=2'], { wait: '1' }],
  ])('reads %p', (header, preferences) => {
    expect(Object.fromEntries(preferencesIn(header))).toEqual(preferences);
  });
});
