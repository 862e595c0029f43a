import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { fiboRequest } from '../../test/support/fibo-request.js';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { MemoryJournal } from '../../test/support/memory-journal.js';
import { testConfig } from '../../test/support/test-config.js';
import { Randomness } from '../common/time/randomness.js';
import { AttemptLoop } from './attempt-loop.js';
import type { AttemptClass } from './attempt-class.js';
import { CircuitOpen, FailedAttempt, RetryTooLate } from './fibo-failure.js';

class NoJitter extends Randomness {
  override next(): number {
    return 0;
  }
}

const busy = new FailedAttempt('refused_temporarily', 'FIBO answered 503', { httpStatus: 503 });
const refused = new FailedAttempt('refused', 'FIBO refused the request (400)');
const unknown = new FailedAttempt('unknown', 'the connection to FIBO broke off');

describe(AttemptLoop.name, () => {
  let clock: LeapingClock;
  let journal: MemoryJournal;

  beforeEach(() => {
    Logger.overrideLogger(false);
    clock = new LeapingClock();
    journal = new MemoryJournal();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  function loopWith(settings: Readonly<Record<string, string>> = {}): AttemptLoop {
    return new AttemptLoop(testConfig(settings), clock, new NoJitter());
  }

  /** An attempt that fails as scripted and then succeeds, and how often it was made. */
  function scripted(failures: readonly Error[]) {
    const script = [...failures];
    let made = 0;
    const attempt = async () => {
      made++;
      const failure = script.shift();
      if (failure) throw failure;
      return Promise.resolve('picture');
    };
    return { attempt, count: () => made };
  }

  it('waits 1, 2 and 4 s before the three retries, and says what failed before each wait', async () => {
    const { attempt } = scripted([busy, busy, busy]);

    await expect(loopWith().run(fiboRequest(), journal, attempt)).resolves.toBe('picture');

    expect(clock.slept).toEqual([1000, 2000, 4000]);
    expect(journal.entries).toEqual(Array(3).fill('failed refused_temporarily'));
  });

  it('rejects with the last failure when max_retries are made, and leaves its entry to others', async () => {
    const { attempt, count } = scripted([busy, busy, unknown]);
    const request = fiboRequest({ maxRetries: 2 });

    await expect(loopWith().run(request, journal, attempt)).rejects.toBe(unknown);

    expect(count()).toBe(3);
    expect(journal.entries).toHaveLength(2);
  });

  it('prolongs one wait to what FIBO asked for', async () => {
    const limited = new FailedAttempt('refused_temporarily', 'no', { retryAfterMs: 7000 });
    const { attempt } = scripted([limited, busy]);

    await loopWith().run(fiboRequest(), journal, attempt);

    expect(clock.slept).toEqual([7000, 2000]);
  });

  it('makes no further attempt after a final failure', async () => {
    const { attempt, count } = scripted([refused]);

    await expect(loopWith().run(fiboRequest(), journal, attempt)).rejects.toBe(refused);

    expect(count()).toBe(1);
    expect(clock.slept).toEqual([]);
  });

  it.each([
    ['retry', '3', 2],
    ['retry', '0', 1],
    ['fail', '3', 1],
  ])('with FIBO_UNKNOWN_OUTCOME=%s and max_retries %s submits %i times', async (policy, max, n) => {
    const { attempt, count } = scripted([unknown, unknown, unknown]);
    const loop = loopWith({ FIBO_UNKNOWN_OUTCOME: policy });
    const request = fiboRequest({ maxRetries: Number(max) });

    await expect(loop.run(request, journal, attempt)).rejects.toBe(unknown);

    expect(count()).toBe(n);
  });

  it('begins no wait that would pass the deadline', async () => {
    const { attempt, count } = scripted([busy, busy]);
    const request = fiboRequest({ deadlineAt: clock.now() + 2999 });

    const failure = await loopWith()
      .run(request, journal, attempt)
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(RetryTooLate);
    expect(failure).toMatchObject({
      attemptClass: 'refused_temporarily',
      message: 'FIBO answered 503',
      httpStatus: 503,
      waitMs: 2000,
      retryAt: request.deadlineAt + 1,
    });
    expect(count()).toBe(2);
    expect(clock.slept).toEqual([1000]);
    expect(journal.entries).toEqual(['failed refused_temporarily']);
  });

  it('says that it is too late only of what time alone does not allow', async () => {
    const request = fiboRequest({ maxRetries: 0, deadlineAt: clock.now() });

    await expect(loopWith().run(request, journal, scripted([busy]).attempt)).rejects.toBe(busy);
    await expect(loopWith().run(request, journal, scripted([refused]).attempt)).rejects.toBe(
      refused,
    );
  });

  it.each([new CircuitOpen(1500), new Error('the database is gone')])(
    'passes on what is no failed attempt: %s',
    async (error) => {
      const { attempt, count } = scripted([error]);

      await expect(loopWith().run(fiboRequest(), journal, attempt)).rejects.toBe(error);

      expect(count()).toBe(1);
      expect(journal.entries).toEqual([]);
    },
  );

  it('makes no attempt when its wait is stopped', async () => {
    const { attempt, count } = scripted([busy]);
    const signal = AbortSignal.abort(new Error('the service is stopping'));

    const run = loopWith().run(fiboRequest({ signal }), journal, attempt);

    await expect(run).rejects.toThrow('the service is stopping');
    expect(count()).toBe(1);
  });

  it('counts the attempts that earlier drivers made', async () => {
    journal = new MemoryJournal({ failed: ['not_sent', 'not_sent'], open: undefined });
    const { attempt, count } = scripted([busy, busy]);

    await expect(loopWith().run(fiboRequest(), journal, attempt)).rejects.toBe(busy);

    expect(clock.slept).toEqual([4000]);
    expect(count()).toBe(2);
  });

  it('takes an attempt that was left without an outcome for unknown, and submits once more', async () => {
    journal = new MemoryJournal({ failed: [], open: null });
    const { attempt, count } = scripted([busy]);

    await expect(loopWith().run(fiboRequest(), journal, attempt)).rejects.toBe(busy);

    expect(journal.entries).toEqual(['failed unknown']);
    expect(count()).toBe(1);
  });

  it('submits nothing when the attempt left without an outcome was the last one allowed', async () => {
    journal = new MemoryJournal({ failed: ['unknown'], open: null });
    const { attempt, count } = scripted([]);

    const run = loopWith().run(fiboRequest(), journal, attempt);

    await expect(run).rejects.toMatchObject({ attemptClass: 'unknown' });
    expect(count()).toBe(0);
  });

  it('logs each retry once: generation, attempt, class, wait', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const { attempt } = scripted([busy]);

    await loopWith().run(fiboRequest(), journal, attempt);

    expect(warn.mock.calls).toEqual([
      [
        {
          event: 'attempt.retry',
          generationId: 101,
          attempt: 1,
          class: 'refused_temporarily',
          httpStatus: 503,
          waitMs: 1000,
        },
      ],
    ]);
  });

  it('never buys more than the policy allows, also when a restart comes between any two attempts', async () => {
    const classes = fc.constantFrom<Exclude<AttemptClass, 'delivered'>>(
      'not_sent',
      'refused_temporarily',
      'unknown',
      'job_failed',
    );
    const retries = fc.integer({ min: 0, max: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(classes, { minLength: 8 }),
        retries,
        fc.nat(6),
        async (script, maxRetries, restartAfter) => {
          const failures = script.map((attemptClass) => new FailedAttempt(attemptClass, 'no'));
          const { attempt, count } = scripted(failures);
          const stop = new AbortController();
          const made = new MemoryJournal();
          const untilRestart = async () => {
            if (count() === restartAfter) stop.abort(new Error('restart'));
            return attempt();
          };
          const first = fiboRequest({ maxRetries, signal: stop.signal });
          await loopWith()
            .run(first, made, untilRestart)
            .catch(() => undefined);
          if (stop.signal.aborted && made.history.failed.length === count()) {
            const resumed = new MemoryJournal(made.history);
            const second = fiboRequest({ maxRetries });
            await loopWith()
              .run(second, resumed, attempt)
              .catch(() => undefined);
          }

          const outcomes = script.slice(0, count());
          const firstUnknown = outcomes.indexOf('unknown');
          expect(outcomes.length).toBeLessThanOrEqual(1 + maxRetries);
          if (firstUnknown !== -1) expect(outcomes.length - firstUnknown).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});
