import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Deferred } from '../../test/support/deferred.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { CacheDailyRepository } from './cache-daily.repository.js';
import { DailyCacheFigures } from './cache-figures-daily.js';
import type { DailySharedAnswers, SharedAnswers } from './cache-figures-tally.js';
import { CacheFigures } from './cache-figures.js';

const MOST = 5_000;
const SECOND_MS = 1_000;
const ALL = { owner: 1, project: undefined, since: new Date(0) };

/** What PostgreSQL refused, and what may have been done: nobody heard. */
const REFUSED = new Error('relation "cache_daily" does not exist');
const UNHEARD = new Error('Query read timeout');

/** A table on paper: it takes what it is given, but for the writes that are to fail. */
class PaperTable extends CacheDailyRepository {
  /** How many counts each write had. */
  readonly writes: number[] = [];
  readonly hits = new Map<number, number>();
  /** By the number of the write, from 1. */
  failures = new Map<number, Error>();
  /** What sums wait for. */
  reading: Promise<unknown> = Promise.resolve();

  constructor() {
    super(new DataSource({ type: 'postgres' }));
  }

  override async add(counts: readonly DailySharedAnswers[]): Promise<void> {
    const failure = this.failures.get(this.writes.push(counts.length));
    if (failure) return Promise.reject(failure);
    for (const { owner, hits } of counts) this.hits.set(owner, this.hitsOf(owner) + hits);
  }

  override async sum({ owner }: { readonly owner: number }): Promise<SharedAnswers> {
    await this.reading;
    return { hits: this.hitsOf(owner), coalesced: 0 };
  }

  hitsOf(owner: number): number {
    return this.hits.get(owner) ?? 0;
  }
}

describe(DailyCacheFigures.name, () => {
  let table: PaperTable;
  let figures: CacheFigures;
  let daily: DailyCacheFigures;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    jest.useFakeTimers();
    table = new PaperTable();
    figures = new CacheFigures(new ManualClock());
    daily = new DailyCacheFigures(figures, table);
    daily.onApplicationBootstrap();
  });

  afterEach(async () => {
    await daily.beforeApplicationShutdown();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  /** One hit for each of so many users, from 1. */
  function hit(users = 1): void {
    for (let owner = 1; owner <= users; owner++) figures.count({ owner, project: null }, 'hits');
  }

  const pass = (seconds = 1) => jest.advanceTimersByTimeAsync(seconds * SECOND_MS);

  it('writes once a second what was counted in it', async () => {
    hit();
    hit();
    await pass();
    expect(table.hitsOf(1)).toBe(2);

    hit();
    await pass();
    expect(table.hitsOf(1)).toBe(3);
    expect(table.writes).toEqual([1, 1]);
  });

  it('writes nothing where there is nothing to write', async () => {
    await pass(3);

    expect(table.writes).toEqual([]);
  });

  it('lets nobody wait for a slow sum while there is nothing to write', async () => {
    const heard: string[] = [];
    const end = new Deferred<undefined>();
    table.reading = end.promise;
    const slow = daily.sum(ALL).then(() => heard.push('slow'));
    await pass(2);

    table.reading = Promise.resolve();
    const quick = daily.sum(ALL).then(() => heard.push('quick'));
    await pass();
    end.resolve(undefined);
    await Promise.all([slow, quick]);

    expect(heard).toEqual(['quick', 'slow']);
  });

  it('writes at most 5,000 counts together', async () => {
    hit(2 * MOST + 1);

    await pass();

    expect(table.writes).toEqual([MOST, MOST, 1]);
  });

  it('tries again what failed, and only that', async () => {
    table.failures.set(2, REFUSED);
    hit(2 * MOST + 1);

    await pass();
    expect(table.hits.size).toBe(MOST + 1);
    await expect(daily.sum({ ...ALL, owner: MOST + 1 })).resolves.toMatchObject({ hits: 1 });

    await pass();
    expect(table.writes).toEqual([MOST, MOST, 1, MOST]);
    expect(table.hits.size).toBe(2 * MOST + 1);
    expect(Math.max(...table.hits.values())).toBe(1);
  });

  it('does not try again what may have been written, and says how many answers that were', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    table.failures.set(2, UNHEARD);
    hit(MOST + 3);
    figures.count({ owner: MOST + 3, project: null }, 'hits');
    figures.count({ owner: MOST + 3, project: null }, 'coalesced');

    await pass(3);

    expect(table.writes).toEqual([MOST, 3]);
    expect(figures.unwritten.counts).toEqual([]);
    expect(warn.mock.calls).toEqual([
      [{ event: 'cache.figures_in_doubt', hits: 4, coalesced: 1, error: UNHEARD }],
    ]);
  });

  it('writes what is left when the service stops, and no more afterwards', async () => {
    hit();
    await daily.beforeApplicationShutdown();
    expect(table.hitsOf(1)).toBe(1);

    hit();
    await pass(3);
    expect(table.writes).toEqual([1]);
  });
});
