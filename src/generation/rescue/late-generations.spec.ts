import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { PaperNotifications } from '../../../test/support/paper-notifications.js';
import { testConfig } from '../../../test/support/test-config.js';
import { ServingState } from '../../common/serving/serving-state.js';
import { ApiError } from '../../common/errors/api-error.js';
import { GenerationChanges } from '../generation-changes.js';
import { GenerationEntity } from '../generation.entity.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';
import { LateGenerations } from './late-generations.js';

const POLL_MS = 1000;
const HOUR_MS = 3_600_000;

/** One row, as the test has it, in a database that may be away. */
class PaperReader extends GenerationReader {
  row: Partial<GenerationEntity> = { state: 'processing' };
  failure: Error | undefined;
  looks = 0;

  override get(id: number): Promise<ReadGeneration> {
    this.looks++;
    if (this.failure) return Promise.reject(this.failure);
    const row = Object.assign(new GenerationEntity(), { id }, this.row);
    return Promise.resolve({ row, reasoning: null });
  }
}

/** Remembers by what its sleepers can be woken early. */
class WatchedClock extends ManualClock {
  readonly signals: AbortSignal[] = [];

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal) this.signals.push(signal);
    await super.sleep(ms, signal);
  }
}

describe(LateGenerations.name, () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
  let clock: WatchedClock;
  let reader: PaperReader;
  let notifications: PaperNotifications;
  let late: LateGenerations;
  let serving: ServingState;

  beforeEach(() => {
    clock = new WatchedClock();
    reader = new PaperReader(new DataSource({ type: 'postgres' }));
    const config = testConfig({ FIBO_POLL_INTERVAL_MS: String(POLL_MS) });
    notifications = new PaperNotifications();
    serving = new ServingState();
    const changes = new GenerationChanges(notifications);
    late = new LateGenerations(reader, clock, config, changes, serving);
  });

  afterEach(() => {
    late.onModuleDestroy();
    warn.mockClear();
  });

  /** How the wait for generation 101 ended so far. */
  function wait(): { outcome: unknown } {
    const waiting: { outcome: unknown } = { outcome: 'still waiting' };
    late.completed(101).then(
      (read) => (waiting.outcome = read),
      (error: unknown) => (waiting.outcome = error),
    );
    return waiting;
  }

  async function pass(ms: number): Promise<void> {
    await nextTurn();
    await clock.advance(ms);
    await nextTurn();
  }

  it('resolves at once when the picture is kept already', async () => {
    reader.row = { state: 'completed' };

    expect((await late.completed(101)).row).toMatchObject({ id: 101, state: 'completed' });
    expect(clock.slept).toEqual([]);
  });

  it.each(['pending', 'submitting', 'processing'] as const)(
    'waits while the generation is %s and sees when it is completed',
    async (state) => {
      reader.row = { state };
      const waiting = wait();
      await pass(POLL_MS);
      expect(waiting.outcome).toBe('still waiting');

      reader.row = { state: 'completed' };
      await pass(POLL_MS);

      expect(waiting.outcome).toMatchObject({ row: { id: 101, state: 'completed' } });
    },
  );

  it.each<[string, () => void]>([
    ['that it has ended', () => notifications.hear('generation_changed', '100,101')],
    ['of nothing for a while', () => notifications.miss()],
  ])('looks at once when it hears %s', async (_, news) => {
    const waiting = wait();
    await nextTurn();
    reader.row = { state: 'completed' };

    news();
    await nextTurn();

    expect(waiting.outcome).toMatchObject({ row: { id: 101, state: 'completed' } });
    expect(clock.asleep).toBe(0);
  });

  it('does not look when it hears that others have ended', async () => {
    wait();
    await nextTurn();

    notifications.hear('generation_changed', '1,10,1011');
    await nextTurn();

    expect(reader.looks).toBe(1);
  });

  it('tells how it failed, as it is written', async () => {
    reader.row = {
      state: 'failed',
      errorCode: 'OUTCOME_UNKNOWN',
      errorMessage: 'Generation failed: FIBO API error: gone',
      billed: 'unknown',
    };

    await expect(late.completed(101)).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      detail: 'Generation failed: FIBO API error: gone',
      options: {
        billed: 'unknown',
        generationId: 101,
        headers: { Location: '/api/generate/101' },
      },
    });
  });

  it('does not take a failure for something that is still under way', async () => {
    reader.row = { state: 'failed', errorCode: 'GENERATION_FAILED', errorMessage: 'no' };

    const error: unknown = await late.completed(101).catch((reason: unknown) => reason);

    expect((error as ApiError).options.isUnderWay).not.toBe(true);
  });

  it('looks ever more seldom, yet every half minute', async () => {
    wait();
    await pass(HOUR_MS);

    const gaps = clock.slept;
    expect(gaps[0]).toBe(POLL_MS);
    expect(gaps).toEqual([...gaps].sort((one, other) => one - other));
    expect(gaps.at(-1)).toBe(30_000);
    expect(reader.looks).toBeLessThan(250);
  });

  it('outlasts a database that is away', async () => {
    reader.failure = new Error('connect ECONNREFUSED');
    const waiting = wait();
    await pass(POLL_MS);
    expect(waiting.outcome).toBe('still waiting');
    expect(warn.mock.calls[0]).toEqual([
      { event: 'generation.unread', generationId: 101, error: reader.failure },
    ]);

    reader.failure = undefined;
    reader.row = { state: 'completed' };
    await pass(POLL_MS);

    expect(waiting.outcome).toMatchObject({ row: { state: 'completed' } });
  });

  it('does not wait for what is not there', async () => {
    reader.failure = new ApiError('NOT_FOUND', 'Generation not found');

    await expect(late.completed(101)).rejects.toBe(reader.failure);
  });

  it('lets everybody go as soon as the process stops', async () => {
    const waiting = [wait(), wait()];
    await nextTurn();

    late.onModuleDestroy();
    await nextTurn();

    for (const { outcome } of waiting) expect(outcome).toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(clock.asleep).toBe(0);
  });

  describe('for a caller who waits a while', () => {
    it('gives it as it is when the time has passed', async () => {
      const seen = late.completedOrNot(1, 2 * POLL_MS);
      await nextTurn();
      await clock.advance(2 * POLL_MS);

      await expect(seen).resolves.toMatchObject({ row: { state: 'processing' } });
    });

    it('gives it as it is at once when this process lets nobody in any more', async () => {
      const seen = late.completedOrNot(1, HOUR_MS);
      await nextTurn();
      serving.close();

      await expect(seen).resolves.toMatchObject({ row: { state: 'processing' } });
    });

    it('says where it is when the database cannot say how far it is', async () => {
      reader.failure = new Error('the database is away');

      await expect(late.completedOrNot(1, 0)).rejects.toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        options: { generationId: 1, billed: 'unknown', isUnderWay: true },
      });
    });
  });
});
