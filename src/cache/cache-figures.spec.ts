import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { CacheFigures } from './cache-figures.js';

const NOTHING = { hits: 0, misses: 0, coalesced: 0, bypassed: 0 };
const ONE = { owner: 1, project: null };
const TWO = { owner: 2, project: 5 };
const BEFORE_MIDNIGHT = Date.UTC(1970, 0, 1, 23, 59, 59, 999);

describe(CacheFigures.name, () => {
  it('counts for each user and in all', () => {
    const figures = new CacheFigures(new ManualClock());

    figures.count(ONE, 'misses');
    figures.count(ONE, 'hits');
    figures.count(TWO, 'hits');
    figures.count(TWO, 'coalesced');
    figures.count(TWO, 'bypassed');

    expect(figures.of(1)).toEqual({ ...NOTHING, misses: 1, hits: 1 });
    expect(figures.of(2)).toEqual({ ...NOTHING, hits: 1, coalesced: 1, bypassed: 1 });
    expect(figures.of(undefined)).toEqual({ hits: 2, misses: 1, coalesced: 1, bypassed: 1 });
  });

  it('has nothing but zeros of a user who never asked', () => {
    const figures = new CacheFigures(new ManualClock());
    figures.count(ONE, 'hits');

    expect(figures.of(2)).toEqual(NOTHING);
    expect(figures.of(3)).toEqual(NOTHING);
  });

  it('says since when it counts', () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));

    expect(new CacheFigures(clock).since.toISOString()).toBe('2026-01-02T03:04:05.000Z');
  });

  it('has to be written what leaves no row behind, by user, project and UTC day', async () => {
    const clock = new ManualClock(BEFORE_MIDNIGHT);
    const figures = new CacheFigures(clock);

    for (const figure of ['hits', 'misses', 'bypassed', 'hits'] as const)
      figures.count(ONE, figure);
    figures.count(TWO, 'coalesced');
    figures.count({ ...TWO, project: null }, 'hits');
    await clock.advance(1);
    figures.count(ONE, 'hits');

    expect(figures.unwritten.counts).toEqual([
      { ...ONE, day: 0, hits: 2, coalesced: 0 },
      { ...TWO, day: 0, hits: 0, coalesced: 1 },
      { owner: 2, project: null, day: 0, hits: 1, coalesced: 0 },
      { ...ONE, day: 1, hits: 1, coalesced: 0 },
    ]);
  });

  it('hands out once what has to be written, and takes it back', () => {
    const figures = new CacheFigures(new ManualClock(0));
    figures.count(ONE, 'hits');

    const taken = figures.take();
    figures.count(ONE, 'hits');
    figures.count(TWO, 'coalesced');
    const meanwhile = figures.unwritten.counts;
    figures.giveBack(taken.counts);

    expect(taken.counts).toEqual([{ ...ONE, day: 0, hits: 1, coalesced: 0 }]);
    expect(meanwhile).toHaveLength(2);
    expect(figures.unwritten.counts).toEqual([
      { ...ONE, day: 0, hits: 2, coalesced: 0 },
      { ...TWO, day: 0, hits: 0, coalesced: 1 },
    ]);
    expect(figures.of(undefined)).toMatchObject({ hits: 2, coalesced: 1 });
  });
});
