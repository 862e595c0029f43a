import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { fiboRequest } from '../../test/support/fibo-request.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import { WholeBudget } from '../../test/support/whole-budget.js';
import { TimedOutBeforeAcceptance } from './fibo-failure.js';
import { JobSlots } from './job-slots.js';

describe(JobSlots.name, () => {
  let clock: ManualClock;
  let slots: JobSlots;
  let started: string[];

  beforeEach(() => {
    clock = new ManualClock();
    slots = new JobSlots(new WholeBudget(testConfig({ FIBO_MAX_CONCURRENCY: '2' })), clock);
    started = [];
  });

  /** Work that notes its start and ends when the test says so. */
  function work(name: string) {
    let end: (value: string) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const ended = new Promise<string>((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
    const run = () => {
      started.push(name);
      return ended;
    };
    return { run, end: () => end(name), fail: (error: Error) => fail(error) };
  }

  function hold(name: string, changes: Parameters<typeof fiboRequest>[0] = {}) {
    const job = work(name);
    const deadlineAt = clock.now() + 60_000;
    const held = slots.hold(fiboRequest({ deadlineAt, ...changes }), job.run);
    return { ...job, held };
  }

  it('runs as many at once as there are slots, and the next in order when one is free', async () => {
    const [first, second, third, fourth] = ['1', '2', '3', '4'].map((name) => hold(name));
    await nextTurn();
    expect(started).toEqual(['1', '2']);
    expect(slots.mustWait(fiboRequest())).toBe(true);

    second?.end();
    await expect(second?.held).resolves.toBe('2');
    await nextTurn();
    expect(started).toEqual(['1', '2', '3']);

    [first, third, fourth].forEach((job) => job?.end());
    await Promise.all([first?.held, third?.held, fourth?.held]);
    await nextTurn();
    expect(started).toEqual(['1', '2', '3', '4']);
    expect(slots.mustWait(fiboRequest())).toBe(false);
  });

  it('runs work in the context of whoever asked for it', async () => {
    const context = new AsyncLocalStorage<string>();
    const one = new JobSlots(new WholeBudget(testConfig({ FIBO_MAX_CONCURRENCY: '1' })), clock);
    const seen = await Promise.all(
      ['first', 'second'].map((name) =>
        context.run(name, () =>
          one.hold(fiboRequest({ deadlineAt: clock.now() + 1000 }), async () => {
            await nextTurn();
            return context.getStore();
          }),
        ),
      ),
    );

    expect(seen).toEqual(['first', 'second']);
  });

  it('gives the slot back when the work fails', async () => {
    const failing = hold('failing');
    failing.fail(new Error('no'));

    await expect(failing.held).rejects.toThrow('no');
    const [next, last] = [hold('next'), hold('last')];
    await nextTurn();

    expect(started).toEqual(['failing', 'next', 'last']);
    [next, last].forEach((job) => job.end());
  });

  it('waits no longer than the deadline, and then never starts', async () => {
    const [first, second] = [hold('1'), hold('2')];
    const late = hold('late', { deadlineAt: clock.now() + 5000 });
    const expectation = expect(late.held).rejects.toThrow(TimedOutBeforeAcceptance);

    await clock.advance(5000);
    await expectation;

    [first, second].forEach((job) => job.end());
    await Promise.all([first.held, second.held]);
    await nextTurn();
    expect(started).toEqual(['1', '2']);
  });

  it('stops waiting when it is told to, and then never starts', async () => {
    const [first, second] = [hold('1'), hold('2')];
    const stop = new AbortController();
    const stopped = hold('stopped', { signal: stop.signal });

    stop.abort(new Error('the service is stopping'));
    await expect(stopped.held).rejects.toThrow('the service is stopping');

    [first, second].forEach((job) => job.end());
    await Promise.all([first.held, second.held]);
    await nextTurn();
    expect(started).toEqual(['1', '2']);
  });

  it('takes no slot for a request that was stopped before', async () => {
    const { held } = hold('stopped', { signal: AbortSignal.abort(new Error('stopped')) });

    await expect(held).rejects.toThrow('stopped');
    expect(started).toEqual([]);
  });

  it('neither stops work that has begun nor keeps a timer for it', async () => {
    const stop = new AbortController();
    const job = hold('1', { signal: stop.signal, deadlineAt: clock.now() + 1000 });
    await nextTurn();
    expect(clock.asleep).toBe(0);

    await clock.advance(2000);
    stop.abort();
    job.end();

    await expect(job.held).resolves.toBe('1');
  });

  it('keeps to the slots there are, fewer or more than before, and tells what it needs', async () => {
    const budget = new WholeBudget(testConfig({ FIBO_MAX_CONCURRENCY: '2' }));
    slots = new JobSlots(budget, clock);
    const jobs = [hold('1'), hold('2'), hold('3', { ownerId: 7, priority: 'batch' }), hold('4')];
    await nextTurn();
    expect(slots.demands().jobs).toMatchObject({
      held: 2,
      uses: [[1, 2]],
      wants: [
        ['interactive', 1, 1],
        ['batch', 7, 1],
      ],
    });

    budget.set('jobs', 1);
    jobs[0]?.end();
    await nextTurn();
    expect(started).toEqual(['1', '2']);

    budget.set('jobs', 3);
    await nextTurn();
    expect(started).toEqual(['1', '2', '4', '3']);
    jobs.forEach((job) => job.end());
    await Promise.all(jobs.map(({ held }) => held));
    expect(slots.demands().jobs).toMatchObject({ held: 0, uses: [], wants: [] });
  });

  it('serves interactive requests before batches, whoever came first', async () => {
    const [first, second] = [hold('1'), hold('2')];
    const others = [
      hold('batch', { priority: 'batch' }),
      hold('late batch', { priority: 'batch' }),
      hold('interactive', { priority: 'interactive' }),
    ];

    [first, second, ...others].forEach((job) => job.end());
    await Promise.all(others.map(({ held }) => held));

    expect(started).toEqual(['1', '2', 'interactive', 'batch', 'late batch']);
  });

  describe('with FIBO_REQUESTS_PER_MINUTE', () => {
    function slotsFor(requestsPerMinute: number) {
      const FIBO_REQUESTS_PER_MINUTE = String(requestsPerMinute);
      return new JobSlots(new WholeBudget(testConfig({ FIBO_REQUESTS_PER_MINUTE })), clock);
    }

    function submitIn(window: JobSlots, name: string, changes = {}) {
      const request = fiboRequest({ deadlineAt: clock.now() + 120_000, ...changes });
      return window.hold(request, (submission) =>
        submission.make(() => Promise.resolve(started.push(name))),
      );
    }

    it('submits no more often in a minute than the plan allows', async () => {
      const window = slotsFor(2);
      const all = Promise.all(['1', '2', '3'].map((name) => submitIn(window, name)));
      await nextTurn();
      expect(started).toEqual(['1', '2']);
      expect(window.mustWait(fiboRequest())).toBe(true);

      await clock.advance(60_000);
      expect(started).toEqual(['1', '2']);
      await clock.advance(1000);
      await all;
      expect(started).toEqual(['1', '2', '3']);
    });

    it('keeps some submissions of a batch back for interactive requests', async () => {
      const window = slotsFor(20);
      const batch = Array.from({ length: 20 }, () => submitIn(window, 'b', { priority: 'batch' }));
      await submitIn(window, 'interactive');

      expect(started).toEqual([...Array<string>(19).fill('b'), 'interactive']);
      await clock.advance(61_000);
      await Promise.all(batch);
    });

    it('lets a request wait for its submission without a slot, until its deadline', async () => {
      const window = slotsFor(1);
      await submitIn(window, '1');
      const late = submitIn(window, 'late', { deadlineAt: clock.now() + 5000 });
      const expectation = expect(late).rejects.toThrow(TimedOutBeforeAcceptance);

      await clock.advance(5000);
      await expectation;
      expect(started).toEqual(['1']);
    });

    it('gives back a submission that was not made', async () => {
      const window = slotsFor(1);
      await window.hold(fiboRequest(), () => Promise.resolve());

      await submitIn(window, 'next');

      expect(started).toEqual(['next']);
    });
  });
});
