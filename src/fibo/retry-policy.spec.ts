import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ATTEMPT_CLASSES, type AttemptClass } from './attempt-class.js';
import { mayRetry, retryWaitMs } from './retry-policy.js';

const FINAL: readonly AttemptClass[] = ['delivered', 'refused', 'lost', 'job_refused'];
const anyClass = fc.constantFrom(...ATTEMPT_CLASSES);
const anyRetries = fc.integer({ min: 0, max: 5 });
const anyOutcomePolicy = fc.constantFrom('retry' as const, 'fail' as const);

/** The attempts that the policy lets happen when the outcomes come as scripted. */
function attemptsMade(
  outcomes: readonly AttemptClass[],
  maxRetries: number,
  unknownOutcome: 'retry' | 'fail',
): AttemptClass[] {
  const made: AttemptClass[] = [];
  for (const outcome of outcomes) {
    made.push(outcome);
    if (!mayRetry(made, maxRetries, unknownOutcome)) break;
  }
  return made;
}

describe(mayRetry.name, () => {
  it.each<[readonly AttemptClass[], number, boolean]>([
    [['not_sent'], 1, true],
    [['refused_temporarily'], 1, true],
    [['job_failed'], 1, true],
    [['unknown'], 1, true],
    [['delivered'], 5, false],
    [['refused'], 5, false],
    [['lost'], 5, false],
    [['job_refused'], 5, false],
    [['not_sent'], 0, false],
    [['unknown'], 0, false],
    [['not_sent', 'not_sent', 'not_sent'], 3, true],
    [['not_sent', 'not_sent', 'not_sent', 'not_sent'], 3, false],
    [['unknown', 'unknown'], 5, false],
    [['unknown', 'not_sent'], 5, false],
    [['unknown', 'refused_temporarily'], 5, false],
    [['not_sent', 'unknown'], 5, true],
    [['not_sent', 'unknown', 'job_failed'], 5, false],
    [[], 5, false],
  ])('after %j with %i retries says %s', (failed, maxRetries, expected) => {
    expect(mayRetry(failed, maxRetries, 'retry')).toBe(expected);
  });

  it('allows nothing after an unknown outcome when that is to fail', () => {
    expect(mayRetry(['unknown'], 5, 'fail')).toBe(false);
    expect(mayRetry(['not_sent'], 5, 'fail')).toBe(true);
  });

  it('never lets more than one attempt and max_retries further ones happen', () => {
    fc.assert(
      fc.property(fc.array(anyClass), anyRetries, anyOutcomePolicy, (outcomes, retries, policy) => {
        expect(attemptsMade(outcomes, retries, policy).length).toBeLessThanOrEqual(1 + retries);
      }),
    );
  });

  it('never lets more than one submission follow an unknown outcome, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(anyClass), anyRetries, anyOutcomePolicy, (outcomes, retries, policy) => {
        const made = attemptsMade(outcomes, retries, policy);
        const firstUnknown = made.indexOf('unknown');
        const after = firstUnknown === -1 ? 0 : made.length - 1 - firstUnknown;
        expect(after).toBeLessThanOrEqual(policy === 'retry' ? 1 : 0);
      }),
    );
  });

  it('never lets anything follow a final class', () => {
    fc.assert(
      fc.property(fc.array(anyClass), anyRetries, anyOutcomePolicy, (outcomes, retries, policy) => {
        const made = attemptsMade(outcomes, retries, policy);
        expect(made.slice(0, -1).filter((made) => FINAL.includes(made))).toEqual([]);
      }),
    );
  });
});

describe(retryWaitMs.name, () => {
  it('doubles from the base: 1, 2, 4, 8, 16 s', () => {
    const waits = [1, 2, 3, 4, 5].map((failures) => retryWaitMs(failures, 1000, undefined, 0));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  it('adds up to a tenth of jitter', () => {
    expect(retryWaitMs(2, 1000, undefined, 0.5)).toBeCloseTo(2100);
    expect(retryWaitMs(2, 1000, undefined, 1)).toBeCloseTo(2200);
  });

  it.each([
    [7000, 7000],
    [500, 1000],
    [0, 1000],
  ])('asked for %i ms, waits %i ms: never less, and never less than its own', (asked, waited) => {
    expect(retryWaitMs(1, 1000, asked, 0)).toBe(waited);
  });

  it('stays between the plain wait and a tenth more, or is what FIBO asked for', () => {
    const failures = fc.integer({ min: 1, max: 5 });
    const asked = fc.option(fc.nat(86_400_000), { nil: undefined });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        failures,
        fc.integer({ min: 1, max: 60_000 }),
        asked,
        random,
        (n, base, ms, r) => {
          const plain = base * 2 ** (n - 1);
          const wait = retryWaitMs(n, base, ms, r);
          expect(wait).toBeGreaterThanOrEqual(Math.max(plain, ms ?? 0));
          expect(wait).toBeLessThanOrEqual(Math.max(plain * 1.1 + 0.001, ms ?? 0));
        },
      ),
    );
  });
});
