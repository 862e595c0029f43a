import { describe, expect, it } from '@jest/globals';
import { fateOf } from './repeat-fate.js';

const CALL = { bodyHash: 'same' };
const WORKED_ON = { bodyHash: 'same', answer: null, isLeased: true, leaseOwner: 'alive' };
const ANSWERED = { bodyHash: 'same', answer: '{}', isLeased: false, leaseOwner: null };

const isDead = (owner: string) => owner === 'dead';

describe(fateOf.name, () => {
  it.each([
    ['the answer that is kept', ANSWERED, { keptAnswer: '{}' }],
    ['a refusal for now while somebody works on the call', WORKED_ON, 'in_use'],
    ['what is left when the lease has run out', { ...WORKED_ON, isLeased: false }, 'left'],
    ['what is left when its owner is no more', { ...WORKED_ON, leaseOwner: 'dead' }, 'left'],
    ['what is left when the call ended', { ...ANSWERED, answer: null }, 'left'],
  ])('is %s', (_, known, fate) => {
    expect(fateOf(CALL, known, isDead)).toEqual(fate);
  });

  it.each([WORKED_ON, ANSWERED, { ...ANSWERED, answer: null }])(
    'is a refusal for another body, whatever became of the first (%j)',
    (known) => {
      expect(fateOf({ bodyHash: 'other' }, known, isDead)).toBe('reused');
    },
  );
});
