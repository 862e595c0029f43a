import { afterEach, describe, expect, it } from '@jest/globals';
import { BudgetScene } from '../../test/support/budget-scene.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import { WholeBudget } from '../../test/support/whole-budget.js';
import type { Priority } from './fibo-provider.js';
import type { JobLook } from './job-look.js';
import { StatusCalls } from './status-calls.js';

const inProgress: JobLook = { state: 'in_progress' };

describe(StatusCalls.name, () => {
  describe('call by call', () => {
    const clock = new ManualClock();

    function callsOf(requestsPerMinute?: number): StatusCalls {
      const settings =
        requestsPerMinute === undefined
          ? undefined
          : { FIBO_REQUESTS_PER_MINUTE: String(requestsPerMinute) };
      const config = testConfig(settings);
      return new StatusCalls(config, clock, new WholeBudget(config));
    }

    function look(
      calls: StatusCalls,
      seen: JobLook = inProgress,
      waitMs = 0,
      priority: Priority = 'interactive',
    ): Promise<JobLook | undefined> {
      const signal = new AbortController().signal;
      const turn = { priority, ownerId: 1, deadlineAt: clock.now() + waitMs, signal };
      return calls.make(turn, () => Promise.resolve(seen));
    }

    it('makes them all at once, and without a timer, when there is no limit', async () => {
      const calls = callsOf();
      const sleeps = clock.slept.length;

      const looks = await Promise.all(Array.from({ length: 200 }, () => look(calls, inProgress)));

      expect(looks).toEqual(Array(200).fill(inProgress));
      expect(clock.slept).toHaveLength(sleeps);
    });

    it('makes no more of them in a minute than the plan allows, not even for late jobs', async () => {
      const calls = callsOf(3);
      await look(calls);
      await look(calls);
      await look(calls);

      await expect(look(calls)).resolves.toBeUndefined();
      await clock.advance(61_000);
      await expect(look(calls)).resolves.toEqual(inProgress);
    });

    it('makes a last one when the deadline comes, though it was not its turn', async () => {
      const calls = callsOf(3);
      await look(calls);
      const last = look(calls, inProgress, 1000);

      await clock.advance(1000);

      await expect(last).resolves.toEqual(inProgress);
    });

    it('makes none in a pause that FIBO asked for, not even a last one', async () => {
      const calls = callsOf();
      await look(calls, { state: 'slow_down', retryAfterMs: 20_000 });
      const last = look(calls, inProgress, 5000);

      await clock.advance(5000);

      await expect(last).resolves.toBeUndefined();
    });

    it('wakes those who waited for the end of a pause one by one, until jobs turn out to have ended', async () => {
      const calls = callsOf();
      await look(calls, { state: 'slow_down', retryAfterMs: 20_000 });
      let seen = 0;
      const count = () => (seen += 1);
      const waiting = [
        inProgress,
        ...Array<JobLook>(4).fill({ state: 'failed', code: 1, message: '' }),
      ];
      const looks = waiting.map((answer) => look(calls, answer, 60_000).then(count));

      await clock.advance(20_000);
      expect(seen).toBe(1);
      await clock.advance(3000);
      await Promise.all(looks);
      expect(seen).toBe(5);
    });

    it('leaves calls to each interactive job under way', async () => {
      const calls = callsOf(10);
      await calls.whileWatching('interactive', async () => {
        for (let made = 0; made < 6; made++) await look(calls, inProgress, 0, 'batch');

        await expect(look(calls, inProgress, 0, 'batch')).resolves.toBeUndefined();
        await expect(look(calls, inProgress, 0, 'interactive')).resolves.toEqual(inProgress);
      });

      await expect(look(calls, inProgress, 0, 'batch')).resolves.toEqual(inProgress);
    });

    it('leaves half of the calls to batches, however many interactive jobs are under way', async () => {
      const calls = callsOf(4);
      await calls.whileWatching('interactive', async () => {
        await look(calls, inProgress, 0, 'batch');
        await look(calls, inProgress, 0, 'batch');

        await expect(look(calls, inProgress, 0, 'batch')).resolves.toBeUndefined();
      });
      expect.assertions(1);
    });
  });

  describe('against a plan that FIBO enforces', () => {
    let scene: BudgetScene;

    afterEach(async () => {
      await scene.close();
    });

    it('finds a batch of 50 at 60 calls a minute soon after it has ended, time and again', async () => {
      scene = await BudgetScene.open({ limit: 60, setting: 60, latencyMs: 15_000 });

      const first = await scene.clock.race(scene.buyBatch(50));
      await scene.clock.race(scene.clock.sleep(61_000));
      const second = await scene.clock.race(scene.buyBatch(50));

      expect(first).toBeLessThanOrEqual(18);
      expect(second - first - 61).toBeLessThanOrEqual(18);
      expect(scene.refusals).toBe(0);
      expect(scene.simulator.purchases()).toBe(100);
    });

    it('finds a batch of 50 without a setting, after one pause', async () => {
      scene = await BudgetScene.open({ limit: 60, latencyMs: 15_000 });

      await expect(scene.clock.race(scene.buyBatch(50))).resolves.toBeLessThanOrEqual(65);
    });

    it('wakes up after a pause without running into the limit again', async () => {
      scene = await BudgetScene.open({ limit: 60, latencyMs: 80_000 });

      await expect(scene.clock.race(scene.buyBatch(50))).resolves.toBeLessThanOrEqual(90);

      expect(scene.refusals).toBeLessThanOrEqual(40);
    });

    it('bears jobs that take very differently long', async () => {
      scene = await BudgetScene.open({ limit: 60, setting: 60, latencyMs: 15_000 });
      for (let job = 0; job < 50; job++) {
        scene.simulator.script({ stage: 'job', latencyMs: 13_000 + 340 * ((job * 7) % 50) });
      }

      await expect(scene.clock.race(scene.buyBatch(50))).resolves.toBeLessThanOrEqual(75);

      expect(scene.refusals).toBe(0);
    });

    it.each([1500, 13_100, 15_000, 18_000, 21_000])(
      'finds one picture that takes %d ms at 10 calls a minute within 3 s',
      async (latencyMs) => {
        scene = await BudgetScene.open({ limit: 10, setting: 10, latencyMs });

        await expect(scene.clock.race(scene.buy())).resolves.toBeLessThanOrEqual(
          latencyMs / 1000 + 3,
        );

        expect(scene.refusals).toBe(0);
      },
    );

    it.each([
      [3, 10],
      [5, 60],
      [10, 60],
      [30, 60],
    ])('finds %d jobs at %d calls a minute within 3 s', async (jobs, limit) => {
      scene = await BudgetScene.open({ limit, setting: limit, latencyMs: 15_000 });

      await expect(scene.clock.race(scene.buyBatch(jobs))).resolves.toBeLessThanOrEqual(18);

      expect(scene.refusals).toBe(0);
    });

    it.each([
      [40, 5],
      [50, 20],
    ])(
      'keeps no interactive picture waiting for a batch of %d, come %d s after it',
      async (jobs, atSecond) => {
        scene = await BudgetScene.open({ limit: 60, setting: 60, latencyMs: 15_000 });

        const batch = scene.buyBatch(jobs);
        const found = await scene.clock.race(scene.buy({}, atSecond));
        await scene.clock.race(batch);

        expect(found).toBeLessThanOrEqual(atSecond + 15 + 3);
        expect(scene.refusals).toBe(0);
      },
    );
  });
});
