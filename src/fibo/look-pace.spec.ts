import { beforeEach, describe, expect, it } from '@jest/globals';
import { LookPace, stretchFor } from './look-pace.js';

describe(LookPace.name, () => {
  let pace: LookPace;
  let now: number;

  beforeEach(() => {
    pace = new LookPace(1000);
    now = 1_000_000;
  });

  /** How long the next look waits after this one. */
  function look(isJobEnded: boolean, stretch = 1): number {
    pace.began(now, stretch);
    pace.ended(isJobEnded);
    const waitMs = Math.max(pace.opensAt - now, 0);
    now += waitMs;
    return waitMs;
  }

  function looksAtOnce(): number {
    let looks = 0;
    for (; pace.opensAt <= now; looks++) pace.began(now, 1);
    return looks;
  }

  it('begins at once', () => {
    expect(pace.opensAt).toBeLessThanOrEqual(now);
  });

  it('waits ever longer after looks in vain', () => {
    expect([1, 2, 3, 4, 5, 6].map(() => look(false))).toEqual([1500, 2000, 2500, 3000, 3000, 3000]);
  });

  it('draws the looks apart, or together, as far as it is told', () => {
    expect([look(false, 3), look(false, 0.5), look(false, 0)]).toEqual([4500, 1000, 0]);
  });

  it('makes nobody wait for a look that is under way when it is not stretched', () => {
    pace.began(now, 0);
    expect(pace.opensAt).toBe(now);
  });

  it('lets twice as many go after each round of jobs that had ended', () => {
    look(false);
    look(true);

    expect(looksAtOnce()).toBe(1);
    pace.ended(true);
    const rounds = [2, 4, 8].map((expected) => {
      const looks = looksAtOnce();
      for (let ended = 0; ended < looks; ended++) pace.ended(true);
      return looks === expected;
    });
    expect(rounds).toEqual([true, true, true]);
  });

  it('goes one by one again, with short gaps, when a job is still under way', () => {
    [1, 2, 3].forEach(() => look(false));
    [1, 2, 3].forEach(() => look(true));

    expect(look(false)).toBe(1500);
    expect(look(false)).toBe(2000);
  });
});

describe(stretchFor.name, () => {
  it.each([
    ['not at all', 'the calls cover every schedule', 8, 56, 0],
    ['together', 'there are many', 10, 50, 0.2],
    ['neither', 'they last for one scout', 50, 10, 1],
    ['neither', 'a lone job has the whole of a small plan', 1, 6, 1],
    ['apart', 'each one costs a job its own', 50, 0, 3],
    ['apart', 'there are too few for all', 50, -20, 3],
    ['not at all', 'there is no limit', 50, Infinity, 0],
  ])('draws looks %s when %s', (_how, _when, jobs, spare, stretch) => {
    expect(stretchFor(jobs, spare)).toBe(stretch);
  });
});
