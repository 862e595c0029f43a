import { beforeEach, describe, expect, it } from '@jest/globals';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { CallWindow } from './call-window.js';

describe(CallWindow.name, () => {
  let clock: LeapingClock;
  let calls: CallWindow;

  beforeEach(() => {
    clock = new LeapingClock();
    calls = new CallWindow(() => 2, clock);
  });

  function takesMs(ms: number): () => Promise<void> {
    return () => clock.sleep(ms);
  }

  it('counts a call from its beginning until more than a minute after its answer', async () => {
    const call = calls.take();
    expect(calls.free).toBe(1);

    await call.make(takesMs(5000));
    clock.leap(60_000);
    expect(calls.free).toBe(1);

    clock.leap(500);
    expect(calls.free).toBe(2);
  });

  it('counts a call that failed', async () => {
    const failing = calls.take().make(() => Promise.reject(new Error('reset')));

    await expect(failing).rejects.toThrow('reset');
    expect(calls.free).toBe(1);
  });

  it('does not count a call that was given back, but for one that was made', async () => {
    calls.take().giveBack();
    expect(calls.free).toBe(2);

    const call = calls.take();
    await call.make(takesMs(0));
    call.giveBack();
    expect(calls.free).toBe(1);
  });

  it('tells when the next call can be made, and when one that leaves another', async () => {
    const start = clock.now();
    expect(calls.freeAt(1)).toBe(start);

    await calls.take().make(takesMs(1000));
    expect(calls.freeAt(0)).toBe(clock.now());
    const first = calls.freeAt(1);
    await calls.take().make(takesMs(1000));

    expect(first - start).toBeGreaterThan(61_000);
    expect(calls.freeAt(0)).toBe(first);
    expect(calls.freeAt(1)).toBe(first + 1000);
  });

  it('cannot know when a call under way is counted no more, but not within a minute', () => {
    calls.take();
    calls.take();

    expect(calls.freeAt(0)).toBeGreaterThan(clock.now() + 60_000);
  });

  it.each([
    [10, 0],
    [60, 3],
    [Infinity, 0],
  ])('of %d calls a minute keeps %d back from batches', (limit, reserve) => {
    expect(new CallWindow(() => limit, clock).reserve).toBe(reserve);
  });

  it('is never short of calls without a limit', async () => {
    const unlimited = new CallWindow(() => Infinity, clock);
    for (let call = 0; call < 100; call++) await unlimited.take().make(takesMs(0));

    expect(unlimited.free).toBe(Infinity);
    expect(unlimited.freeAt(50)).toBe(clock.now());
  });
});
