import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { serviceDataSourceOptions } from '../../src/database/data-source-options.js';
import { runStatement } from '../../src/database/run-statement.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('A statement whose connection PostgreSQL has ended', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = serviceDataSourceOptions(database.url, { poolMax: 2, ca: undefined });
    dataSource = await new DataSource(options).initialize();
    await database.query('CREATE SEQUENCE run');
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('is run again on another one', async () => {
    const sql = `SELECT nextval('run')::int AS run, CASE WHEN currval('run') <= 3 THEN pg_terminate_backend(pg_backend_pid()) END`;

    expect(await runStatement(dataSource, sql, [])).toMatchObject([{ run: 4 }]);
  });

  it('is given up when that happens again and again', async () => {
    const sql = 'SELECT pg_terminate_backend(pg_backend_pid()) AS ended';

    await expect(runStatement(dataSource, sql, [])).rejects.toMatchObject({ code: '57P01' });
  });
});
