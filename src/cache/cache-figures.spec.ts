import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { CacheFigures } from './cache-figures.js';

const NOTHING = { hits: 0, misses: 0, coalesced: 0, bypassed: 0 };

describe(CacheFigures.name, () => {
  it('counts for each user and in all', () => {
    const figures = new CacheFigures(new ManualClock());

    figures.count(1, 'misses');
    figures.count(1, 'hits');
    figures.count(2, 'hits');
    figures.count(2, 'coalesced');
    figures.count(2, 'bypassed');

    expect(figures.of(1)).toEqual({ ...NOTHING, misses: 1, hits: 1 });
    expect(figures.of(2)).toEqual({ ...NOTHING, hits: 1, coalesced: 1, bypassed: 1 });
    expect(figures.of(undefined)).toEqual({ hits: 2, misses: 1, coalesced: 1, bypassed: 1 });
  });

  it('has nothing but zeros of a user who never asked', () => {
    const figures = new CacheFigures(new ManualClock());
    figures.count(1, 'hits');

    expect(figures.of(2)).toEqual(NOTHING);
    expect(figures.of(3)).toEqual(NOTHING);
  });

  it('says since when it counts', () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));

    expect(new CacheFigures(clock).since.toISOString()).toBe('2026-01-02T03:04:05.000Z');
  });
});
