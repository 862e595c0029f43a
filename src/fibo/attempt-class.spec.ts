import { describe, expect, it } from '@jest/globals';
import type { Billed } from '../common/errors/api-error.js';
import { type AttemptClass, billedFor, billedForAll } from './attempt-class.js';

describe(billedFor.name, () => {
  it.each<[AttemptClass, Billed]>([
    ['delivered', 'yes'],
    ['not_sent', 'no'],
    ['refused_temporarily', 'no'],
    ['refused', 'no'],
    ['unknown', 'unknown'],
    ['lost', 'unknown'],
    ['job_failed', 'unknown'],
    ['job_refused', 'unknown'],
  ])('says of %s: %s', (attemptClass, billed) => {
    expect(billedFor(attemptClass)).toBe(billed);
  });
});

describe(billedForAll.name, () => {
  it.each<[readonly Billed[], Billed]>([
    [[], 'no'],
    [['no', 'no'], 'no'],
    [['no', 'unknown', 'no'], 'unknown'],
    [['unknown', 'yes', 'unknown'], 'yes'],
  ])('makes of %j: %s', (attempts, billed) => {
    expect(billedForAll(attempts)).toBe(billed);
  });
});
