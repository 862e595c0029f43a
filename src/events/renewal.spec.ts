import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { ManualClock } from '../../test/support/manual-clock.js';
import { Renewal } from './renewal.js';

describe(Renewal.name, () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
  let clock: ManualClock;
  let stopping: AbortController;
  let looks: (readonly number[])[];
  let outcome: () => Promise<void>;
  let renewal: Renewal;

  beforeEach(() => {
    clock = new ManualClock();
    stopping = new AbortController();
    looks = [];
    outcome = () => Promise.resolve();
    const look = (ids: readonly number[]) => {
      looks.push(ids);
      return outcome();
    };
    renewal = new Renewal(look, clock, stopping.signal);
    warn.mockClear();
  });

  afterEach(() => stopping.abort());

  it('looks together, and once, at what is told in one breath', async () => {
    for (const id of [7, 8, 7]) renewal.add(id);
    await nextTurn();

    expect(looks).toEqual([[7, 8]]);
  });

  it('looks again at what changes while it looks', async () => {
    let finish: () => void = () => undefined;
    outcome = () => new Promise((resolve) => (finish = resolve));
    renewal.add(7);
    await nextTurn();
    renewal.add(7);
    renewal.add(8);
    finish();
    await nextTurn();

    expect(looks).toEqual([[7], [7, 8]]);
  });

  it('looks again a second later, with what has changed meanwhile, when the database cannot say', async () => {
    const error = new Error('the database is away');
    outcome = () => Promise.reject(error);
    renewal.add(7);
    await nextTurn();
    renewal.add(8);
    outcome = () => Promise.resolve();
    await clock.advance(999);
    expect(looks).toEqual([[7]]);

    await clock.advance(1);
    await nextTurn();

    expect(looks).toEqual([[7], [7, 8]]);
    expect(warn).toHaveBeenCalledWith({ event: 'events.unread', followed: 1, error });
    expect(clock.asleep).toBe(0);
  });

  it('ends with the process', async () => {
    outcome = () => Promise.reject(new Error('the database is away'));
    renewal.add(7);
    await nextTurn();

    stopping.abort();
    await nextTurn();

    expect(looks).toEqual([[7]]);
    expect(clock.asleep).toBe(0);
  });
});
