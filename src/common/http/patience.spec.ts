import { describe, expect, it } from '@jest/globals';
import { patienceOf } from './patience.js';

const SECOND_MS = 1000;

describe(patienceOf.name, () => {
  it.each([
    ['respond-async', { waitMs: 0, applied: 'respond-async' }],
    ['wait=0', { waitMs: 0, applied: 'wait=0' }],
    ['wait=20', { waitMs: 20 * SECOND_MS, applied: 'wait=20' }],
    ['Respond-Async; x, WAIT=5', { waitMs: 5 * SECOND_MS, applied: 'respond-async, wait=5' }],
    ['wait=61', { waitMs: 60 * SECOND_MS, applied: 'wait=60' }],
    ['respond-async, wait=soon', { waitMs: 0, applied: 'respond-async' }],
  ])('takes %p', (prefer, patience) => {
    expect(patienceOf(prefer, undefined)).toEqual(patience);
  });

  it.each([
    undefined,
    '',
    'processing',
    'wait',
    'wait=',
    'wait=-1',
    'wait=1.5',
    'wait="5"',
    'wait=1e1',
  ])('waits for the end with %p', (prefer) => {
    expect(patienceOf(prefer, undefined)).toBeUndefined();
  });

  it('waits for nobody longer than for all', () => {
    const limitMs = 7.5 * SECOND_MS;

    expect(patienceOf(undefined, limitMs)).toEqual({ waitMs: limitMs, applied: undefined });
    expect(patienceOf('wait=20', limitMs)).toEqual({ waitMs: 7 * SECOND_MS, applied: 'wait=7' });
    expect(patienceOf('wait=2', limitMs)).toEqual({ waitMs: 2 * SECOND_MS, applied: 'wait=2' });
    expect(patienceOf('respond-async', limitMs)).toMatchObject({ waitMs: 0 });
  });
});
