import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import type { Priority } from './fibo-provider.js';
import { type Turn, TurnQueue } from './turn-queue.js';

describe(TurnQueue.name, () => {
  let clock: ManualClock;
  let opensAt: Record<Priority, number>;
  let queue: TurnQueue<string>;
  let passed: string[];

  beforeEach(() => {
    clock = new ManualClock();
    opensAt = { interactive: Infinity, batch: Infinity };
    passed = [];
    queue = new TurnQueue(
      { opensAt: (priority) => opensAt[priority], enter: (priority) => `as ${priority}` },
      clock,
    );
  });

  function wait(name: string, changes: Partial<Turn> = {}): Promise<string | undefined> {
    const signal = new AbortController().signal;
    const turn: Turn = { priority: 'batch', ownerId: 1, deadlineAt: Infinity, signal, ...changes };
    const turned = queue.wait(turn);
    void turned.then(
      (pass) => pass !== undefined && passed.push(name),
      () => undefined,
    );
    return turned;
  }

  async function openAt(time: number): Promise<void> {
    await nextTurn();
    opensAt = { interactive: time, batch: time };
    queue.moveOn();
    await nextTurn();
  }

  it('lets through at once, and without a timer, when the gate is open', async () => {
    opensAt.batch = clock.now();

    expect(queue.mustWait('batch')).toBe(false);
    await expect(wait('1')).resolves.toBe('as batch');
    expect(clock.slept).toEqual([]);
  });

  it('lets through who waits when the time has come', async () => {
    const turned = wait('1');
    await openAt(clock.now() + 1000);
    expect(queue.mustWait('interactive')).toBe(true);
    expect(passed).toEqual([]);

    await clock.advance(1000);

    await expect(turned).resolves.toBe('as batch');
  });

  it('lets interactive callers go first, and otherwise who came first', async () => {
    void wait('b1');
    void wait('b2');
    void wait('i1', { priority: 'interactive' });
    void wait('i2', { priority: 'interactive' });

    await openAt(clock.now());

    expect(passed).toEqual(['i1', 'i2', 'b1', 'b2']);
  });

  it('lets interactive callers pass batches for whom the gate is still shut', async () => {
    void wait('batch');
    opensAt.interactive = clock.now();

    expect(queue.mustWait('interactive')).toBe(false);
    await wait('interactive', { priority: 'interactive' });

    expect(passed).toEqual(['interactive']);
  });

  it('lets nobody overtake those who came before, though the gate has opened meanwhile', () => {
    void wait('first');
    opensAt.batch = clock.now();

    expect(queue.mustWait('batch')).toBe(true);
  });

  it('sends away who waits when the deadline comes, and keeps the others waiting', async () => {
    const deadlineAt = clock.now() + 1000;
    const turned = wait('late', { deadlineAt });
    void wait('next');

    await clock.advance(1000);
    await expect(turned).resolves.toBeUndefined();
    await expect(wait('later', { deadlineAt })).resolves.toBeUndefined();

    await openAt(clock.now());
    expect(passed).toEqual(['next']);
  });

  it('stops waiting when it is told to, and keeps no timer', async () => {
    const stop = new AbortController();
    const turned = wait('1', { signal: stop.signal });
    await openAt(clock.now() + 1000);
    expect(clock.asleep).toBe(1);

    stop.abort(new Error('the service is stopping'));

    await expect(turned).rejects.toThrow('the service is stopping');
    await expect(wait('2', { signal: stop.signal })).rejects.toThrow('the service is stopping');
    expect(clock.asleep).toBe(0);
  });
});
