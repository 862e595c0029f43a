import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ServingState } from '../../src/common/serving/serving-state.js';
import { SystemClock } from '../../src/common/time/system-clock.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { JobConnections } from '../../src/database/job-queue/job-connections.js';
import { migrateJobQueue } from '../../src/database/job-queue/job-schema.js';
import { addJob } from '../../src/jobs/add-job.js';
import { Jobs } from '../../src/jobs/jobs.js';
import { Deferred } from '../support/deferred.js';
import { eventually } from '../support/eventually.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TcpProxy } from '../support/tcp-proxy.js';

describe(Jobs.name, () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let dataSource: DataSource;
  let jobs: Jobs;
  let taken: number[];
  let first: Deferred<void>;
  let others: Deferred<void>;
  const warnings: string[] = [];

  beforeAll(() => {
    const log = () => undefined;
    const warn = (message: unknown) => void warnings.push(JSON.stringify(message));
    Logger.overrideLogger({ log, warn, error: log, debug: log });
  });

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrateJobQueue(dataSourceOptions(database.url, { poolMax: 1, ca: undefined }));
    const url = new URL(database.url);
    proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    // Never connected: it says where the database is.
    dataSource = new DataSource(dataSourceOptions(url.href, { poolMax: 1, ca: undefined }));
    jobs = new Jobs(
      new JobConnections(dataSource, testConfig()),
      new SystemClock(),
      new ServingState(),
    );
    taken = [];
    warnings.length = 0;
    first = new Deferred();
    others = new Deferred();
    jobs.handle('batch', async (id) => {
      taken.push(id);
      if (id > 4) return;
      await (id === 1 ? first : others).promise;
      if (id % 2 === 0) throw new Error('the database is away');
    });
    jobs.onApplicationBootstrap();
  });

  afterEach(async () => {
    await jobs.onModuleDestroy();
    await jobs.onApplicationShutdown();
    await proxy.close();
    await database.drop();
  });

  const add = (id: number) =>
    database.query(`SELECT ${addJob({ task: 'batch', id: String(id), priority: '0' })}`);

  const takenOf = (...ids: readonly number[]) =>
    eventually(() => Promise.resolve(ids.every((id) => taken.includes(id)) || undefined));

  it.each(['shut', 'silence'] as const)(
    'are taken up again after an outage in which others ended (%s)',
    async (fault) => {
      for (const id of [1, 2, 3, 4]) await add(id);
      await takenOf(1, 2, 3, 4);

      proxy[fault]();
      first.resolve();
      await eventually(() =>
        Promise.resolve(warnings.some((line) => line.includes('complete jobs')) || undefined),
      );
      others.resolve();
      await add(5);
      proxy.open();

      await takenOf(5);
      await add(6);
      await takenOf(6);
      expect(taken.filter((id) => id > 4)).toEqual([5, 6]);
    },
    60_000,
  );
});
