import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { migrateJobQueue } from '../../src/database/job-queue/job-schema.js';
import { addJob } from '../../src/jobs/add-job.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JOB = addJob({ task: 'batch', id: '7', priority: '0' });

describe(addJob.name, () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = dataSourceOptions(database.url, { poolMax: 4, ca: undefined });
    await migrateJobQueue(options);
    dataSource = await new DataSource(options).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('adds another job while the one of its key is being taken up: who takes it up may not see what is new', async () => {
    await dataSource.query(`SELECT ${JOB}`);
    const taker = dataSource.createQueryRunner();
    await taker.startTransaction();
    await taker.query(
      `UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = 'somebody', locked_at = now()`,
    );

    const adding = dataSource.query(`SELECT ${JOB}`);
    await eventually(async () => {
      const [blocked] = await database.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return blocked;
    });
    await taker.commitTransaction();
    await taker.release();
    await adding;

    await expect(
      dataSource.query('SELECT key, is_available FROM graphile_worker._private_jobs ORDER BY id'),
    ).resolves.toEqual([
      { key: null, is_available: false },
      { key: 'batch:7', is_available: true },
    ]);
  });
});
