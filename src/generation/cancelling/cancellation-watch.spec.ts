import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Deferred } from '../../../test/support/deferred.js';
import { PaperNotifications } from '../../../test/support/paper-notifications.js';
import { testConfig } from '../../../test/support/test-config.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationChanges } from '../generation-changes.js';
import type { RowJournal } from '../journal/row-journal.js';
import { HoldLost } from '../leases/hold.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import { CancellationWatch } from './cancellation-watch.js';

/** Never connected: the class below answers in its place. */
const DATABASE = new DataSource({ type: 'postgres' });
const HOLD = { id: 101, fence: 1 };

class PaperRows extends GenerationRepository {
  readonly reads: number[] = [];
  answer: () => Promise<boolean> = () => Promise.resolve(true);

  override isCancelled(id: number): Promise<boolean> {
    this.reads.push(id);
    return this.answer();
  }
}

describe(CancellationWatch.name, () => {
  let notifications: PaperNotifications;
  let rows: PaperRows;
  let journal: Pick<RowJournal, 'onWaiting'>;
  let work: Deferred<string>;
  let ending: AbortSignal;
  let during: (stop?: AbortSignal) => Promise<string>;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    notifications = new PaperNotifications();
    const spending = new SpendLimit(testConfig(), new SpendingRepository(DATABASE));
    rows = new PaperRows(DATABASE, spending, new OwnNode());
    const watch = new CancellationWatch(new GenerationChanges(notifications), rows);
    journal = { onWaiting: undefined };
    work = new Deferred();
    during = (stop) =>
      watch.during(
        journal,
        (signal) => {
          ending = signal;
          return work.promise;
        },
        stop,
      );
  });

  const hear = (ids: string) => notifications.hear('generation_changed', ids);

  it('stops what waits when it hears that it is cancelled', async () => {
    void during();
    journal.onWaiting?.(HOLD);
    hear('100,101');
    await nextTurn();

    expect(rows.reads).toEqual([101]);
    expect(ending.reason).toBeInstanceOf(HoldLost);
  });

  it('goes on when that is other news', async () => {
    rows.answer = () => Promise.resolve(false);
    void during();
    journal.onWaiting?.(HOLD);
    hear('101');
    await nextTurn();

    expect(ending.aborted).toBe(false);
  });

  it('looks once more when news may have been lost', async () => {
    void during();
    journal.onWaiting?.(HOLD);
    notifications.miss();
    await nextTurn();

    expect(ending.reason).toBeInstanceOf(HoldLost);
  });

  it.each<[string, () => void]>([
    ['of what does not wait', () => undefined],
    [
      'of what is being ordered',
      () => {
        journal.onWaiting?.(HOLD);
        journal.onWaiting?.(undefined);
      },
    ],
    ['of others', () => journal.onWaiting?.({ id: 102, fence: 1 })],
  ])('reads nothing when it hears %s', (_what, before) => {
    void during();
    before();
    hear('101');

    expect(rows.reads).toEqual([]);
  });

  it('hears nothing of what has ended', async () => {
    const made = during();
    journal.onWaiting?.(HOLD);
    work.resolve('picture');

    await expect(made).resolves.toBe('picture');
    hear('101');
    expect(rows.reads).toEqual([]);
  });

  it('goes on when the row cannot be read', async () => {
    rows.answer = () => Promise.reject(new Error('the database is away'));
    void during();
    journal.onWaiting?.(HOLD);
    hear('101');
    await nextTurn();

    expect(ending.aborted).toBe(false);
  });

  it('stops for the reason that it is told to stop for, also when it was told before', () => {
    const stopped = new Error('the service is stopping');
    const stop = new AbortController();
    void during(stop.signal);
    stop.abort(stopped);
    expect(ending.reason).toBe(stopped);

    void during(AbortSignal.abort(stopped));
    expect(ending.reason).toBe(stopped);
  });

  it('leaves nothing behind at what outlives it', async () => {
    const stop = new AbortController();
    const made = during(stop.signal);
    work.resolve('picture');
    await made;

    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });
});
