import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deferred } from '../../../test/support/deferred.js';
import { Repetition } from './repetition.js';

const INTERVAL_MS = 1_000;

describe(Repetition.name, () => {
  const work = jest.fn<() => Promise<void>>();
  const tell = jest.fn<(error: unknown) => void>();
  let repetition: Repetition;

  beforeEach(() => {
    jest.useFakeTimers();
    work.mockReset().mockResolvedValue();
    tell.mockReset();
    repetition = new Repetition(INTERVAL_MS, work, tell);
  });

  afterEach(() => {
    repetition.stop();
    jest.useRealTimers();
  });

  it('works at once and after every interval, until it is stopped', async () => {
    repetition.start();
    expect(work).toHaveBeenCalledTimes(1);

    await jest.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(work).toHaveBeenCalledTimes(3);

    repetition.stop();
    await jest.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('leaves out the turns that come while it works', async () => {
    const slow = new Deferred<void>();
    work.mockReturnValueOnce(slow.promise);
    repetition.start();
    await jest.advanceTimersByTimeAsync(3 * INTERVAL_MS);
    expect(work).toHaveBeenCalledTimes(1);

    slow.resolve();
    await jest.advanceTimersByTimeAsync(INTERVAL_MS);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('tells of a failure and goes on', async () => {
    const failure = new Error('the database is away');
    work.mockRejectedValueOnce(failure);
    repetition.start();
    await jest.advanceTimersByTimeAsync(INTERVAL_MS);

    expect(tell.mock.calls).toEqual([[failure]]);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
