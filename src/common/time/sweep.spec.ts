import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Sweep } from './sweep.js';

const INTERVAL_MS = 1_000;

describe(Sweep.name, () => {
  const work = jest.fn<() => Promise<void>>();

  class Sweeps extends Sweep {
    constructor() {
      super(INTERVAL_MS, 'sweeps.failed');
    }

    protected override async sweep(): Promise<void> {
      await work();
    }
  }

  let sweeps: Sweeps;

  beforeEach(() => {
    jest.useFakeTimers();
    work.mockReset().mockResolvedValue();
    sweeps = new Sweeps();
  });

  afterEach(() => {
    sweeps.onModuleDestroy();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('sweeps from the start of the application until it ends', async () => {
    expect(work).not.toHaveBeenCalled();

    sweeps.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(work).toHaveBeenCalledTimes(3);

    sweeps.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(2 * INTERVAL_MS);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('logs a failure under its name and goes on', async () => {
    const logged = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const error = new Error('the database is away');
    work.mockRejectedValueOnce(error);

    sweeps.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(INTERVAL_MS);

    expect(logged.mock.calls).toEqual([[{ event: 'sweeps.failed', error }]]);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
