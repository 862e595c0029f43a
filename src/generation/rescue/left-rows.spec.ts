import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { testConfig } from '../../../test/support/test-config.js';
import { LeftRows } from './left-rows.js';

const SWEEP_MS = 1000;

describe(LeftRows.name, () => {
  /** What was asked, in order. */
  let asked: string[];
  let away: Set<string>;
  let rows: LeftRows;

  const ask = (what: string) => (): Promise<void> => {
    if (away.has(what)) return Promise.reject(new Error('the database is away'));
    asked.push(what);
    return Promise.resolve();
  };
  /** How many rows were left. */
  let left: number;
  const leases = {
    endLeasesOfTheDead: ask('the dead'),
    queueLeft: async (_simulated: boolean, limit: number): Promise<number> => {
      await ask('what was left')();
      const queued = Math.min(left, limit);
      left -= queued;
      return queued;
    },
  };
  const rescue = { room: 0 };
  const sweep = () => jest.advanceTimersByTimeAsync(SWEEP_MS);

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    jest.useFakeTimers();
    asked = [];
    away = new Set();
    left = 0;
    rescue.room = 1000;
    rows = new LeftRows(testConfig(), leases, { catchUp: ask('the spools') }, rescue);
  });

  afterEach(() => {
    rows.onModuleDestroy();
    jest.useRealTimers();
  });

  it('looks for the dead once, at its start, and every second for what was left', async () => {
    rows.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['the spools', 'the dead', 'what was left']);

    await sweep();
    expect(asked.slice(3)).toEqual(['the spools', 'what was left']);
  });

  it('has nobody look after anything before rows tell of all that this node has bought', async () => {
    away.add('the spools');
    rows.onApplicationBootstrap();
    await sweep();
    expect(asked).toEqual([]);

    away.clear();
    await sweep();
    expect(asked).toEqual(['the spools', 'the dead', 'what was left']);
  });

  it('looks for the dead again when the database was away', async () => {
    away.add('the dead');
    rows.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(0);
    away.clear();
    asked.length = 0;

    await sweep();

    expect(asked).toEqual(['the spools', 'the dead', 'what was left']);
  });

  it('goes on at once while there is more, as far as there is room for it', async () => {
    left = 1000;
    rescue.room = 250;
    rows.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(0);

    expect(left).toBe(750);

    rescue.room = 0;
    await sweep();
    expect(left).toBe(750);
  });

  it('looks for nothing once the service ends', async () => {
    rows.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(0);
    rows.onModuleDestroy();
    asked.length = 0;

    await sweep();

    expect(asked).toEqual([]);
  });
});
