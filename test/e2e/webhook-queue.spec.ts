import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { runMigrations } from '../../src/database/migration-runner.js';
import {
  type ClaimedDelivery,
  DeliveryQueueRepository,
} from '../../src/webhooks/dispatch/delivery-queue.repository.js';
import { DeliveryLogRepository } from '../../src/webhooks/log/delivery-log.repository.js';
import { outboxOf, queueEvents } from '../../src/webhooks/outbox.js';
import { WEBHOOKS_ENTITIES } from '../../src/webhooks/webhooks.entities.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const LEASE_MS = 20_000;
const PATIENCE_MS = 2_000;
const ROOM = { inFlight: new Map(), perOwner: 4, free: 100 };
const FAILED = { httpStatus: 500, error: 'Answered 500', durationMs: 1 } as const;

/** A job to send events, by the delivery that it was added for. */
interface Job {
  readonly delivery: number;
  readonly inSeconds: number;
}

describe(DeliveryQueueRepository.name, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let queue: DeliveryQueueRepository;
  let log: DeliveryLogRepository;

  beforeEach(async () => {
    database = await createTestDatabase();
    const options = dataSourceOptions(database.url, { poolMax: 4, ca: undefined });
    dataSource = await new DataSource({ ...options, entities: WEBHOOKS_ENTITIES }).initialize();
    await runMigrations(dataSource);
    queue = new DeliveryQueueRepository(dataSource);
    log = new DeliveryLogRepository(dataSource);
  });

  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** Writes so many events of each owner, by one statement, as the end of a generation does. */
  const write = (...owners: readonly (readonly [userId: number, events: number])[]) =>
    database.query(
      `WITH row AS (
         SELECT user_id AS id, user_id, 'completed' AS state, (
           SELECT jsonb_agg(jsonb_build_object('id', format('msg_%s_%s', user_id, number), 'url', 'https://example.com/', 'cached', false))
           FROM generate_series(1, events) number) AS webhooks
         FROM unnest($1::integer[], $2::integer[]) AS owner (user_id, events)),
       outbox AS (${outboxOf('row')})
       ${queueEvents('outbox')}`,
      [owners.map(([userId]) => userId), owners.map(([, events]) => events)],
    );

  const jobs = () =>
    database.query<Job>(
      `SELECT (payload ->> 'id')::integer AS delivery, round(extract(epoch FROM run_at - now()))::integer AS "inSeconds"
       FROM graphile_worker._private_jobs ORDER BY delivery`,
    );

  const endJobs = () => database.query('TRUNCATE graphile_worker._private_jobs');
  const claim = () => queue.claim(ROOM, LEASE_MS);
  const queueLeft = () => queue.queueLeft(PATIENCE_MS, 100);

  async function claimOne(): Promise<ClaimedDelivery> {
    const [delivery] = await claim();
    if (!delivery) throw new Error('nothing is due');
    return delivery;
  }

  const overdue = (id: number) =>
    database.query(`UPDATE webhook_delivery SET next_attempt_at = now() WHERE id = $1`, [id]);

  it('has one job of what a statement writes, for each owner', async () => {
    await write([1, 100], [2, 1]);

    expect(await jobs()).toEqual([
      { delivery: 1, inSeconds: 0 },
      { delivery: 101, inSeconds: 0 },
    ]);
  });

  it('has a job of the next attempt, at its time, and none of what is at an end', async () => {
    await write([1, 2]);
    const [one, other] = await claim();
    if (!one || !other) throw new Error('nothing is due');
    await endJobs();

    await queue.record(one, { ...FAILED, status: 'pending', nextAttemptInMs: 300_000 });
    await queue.record(other, { ...FAILED, status: 'failed', nextAttemptInMs: undefined });

    expect(await jobs()).toEqual([{ delivery: one.id, inSeconds: 300 }]);
  });

  it('has no job of an attempt that counts no more', async () => {
    await write([1, 1]);
    const slow = await claimOne();
    await overdue(slow.id);
    await claimOne();
    await endJobs();

    const isRecorded = await queue.record(slow, {
      ...FAILED,
      status: 'pending',
      nextAttemptInMs: 5_000,
    });

    expect([isRecorded, await jobs()]).toEqual([false, []]);
  });

  it('has a job at once of what its owner wants to be sent again', async () => {
    await write([1, 1]);
    const delivery = await claimOne();
    await queue.record(delivery, { ...FAILED, status: 'pending', nextAttemptInMs: 300_000 });
    await log.redeliver(delivery.id, 1);

    expect(await jobs()).toEqual([{ delivery: delivery.id, inSeconds: 0 }]);
  });

  it('adds a job of what is overdue and has none, for each owner, the longest overdue first', async () => {
    await write([1, 2], [2, 1], [3, 1]);
    await endJobs();
    await database.query(
      `UPDATE webhook_delivery SET next_attempt_at = now() + $1::float8 * user_id * interval '1 second'
       WHERE user_id > 1`,
      [-10],
    );
    await database.query(
      `UPDATE webhook_delivery SET next_attempt_at = now() + interval '1 hour' WHERE user_id = 3`,
    );
    await queue.queueLeft(PATIENCE_MS, 1);
    expect((await jobs()).map(({ delivery }) => delivery)).toEqual([3]);

    await queueLeft();
    expect((await jobs()).map(({ delivery }) => delivery)).toEqual([1, 3]);
  });

  it('leaves alone what is being sent, until the lease runs out', async () => {
    await write([1, 1]);
    const { id } = await claimOne();
    await endJobs();
    await queueLeft();
    expect(await jobs()).toEqual([]);

    await overdue(id);
    await queueLeft();
    expect(await jobs()).toEqual([{ delivery: id, inSeconds: 0 }]);
  });

  it('adds a job again when whoever took it up seems to be dead', async () => {
    await write([1, 1]);
    const takeJobs = (secondsAgo: number) =>
      database.query(
        `UPDATE graphile_worker._private_jobs SET locked_by = 'somebody', locked_at = now() - $1::float8 * interval '1 second'`,
        [secondsAgo],
      );
    await takeJobs(1);
    await queueLeft();
    expect(await jobs()).toHaveLength(1);

    await takeJobs(10);
    await queueLeft();
    const free = await database.query(
      'SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NULL',
    );
    expect(free).toHaveLength(1);
  });

  it('forgets what is at an end when its time is over, with its attempts', async () => {
    await write([1, 3]);
    const [old, young] = await claim();
    if (!old || !young) throw new Error('nothing is due');
    for (const delivery of [old, young]) {
      await queue.record(delivery, { ...FAILED, status: 'failed', nextAttemptInMs: undefined });
    }
    await database.query(
      `UPDATE webhook_delivery SET created_at = created_at - interval '31 days' WHERE id <> $1`,
      [young.id],
    );

    expect(await log.deleteEnded(30, 100)).toBe(1);

    const left = await database.query<{ id: number }>(
      'SELECT id::integer FROM webhook_delivery ORDER BY id',
    );
    expect(left.map(({ id }) => id)).toEqual([2, 3]);
    expect(await database.query('SELECT FROM webhook_attempt')).toHaveLength(1);
  });
});
