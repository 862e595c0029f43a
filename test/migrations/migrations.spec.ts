import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { runMigrations } from '../../src/database/migration-runner.js';
import { MIGRATIONS } from '../../src/database/migrations/migrations.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { readSchema } from './schema.js';
import { runTypeormCli } from './typeorm-cli.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

/** Works on the database with a connection that knows the first so many migrations. */
async function withMigrations(
  count: number,
  work: (dataSource: DataSource) => Promise<unknown>,
): Promise<readonly string[]> {
  const options = dataSourceOptions(database.url, { poolMax: 2, ca: undefined });
  const migrations = MIGRATIONS.slice(0, count);
  const dataSource = await new DataSource({ ...options, migrations }).initialize();
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
  return readSchema(database);
}

describe('migrations', () => {
  const numbered = MIGRATIONS.map(({ name }, index) => ({ name, number: index + 1 }));

  it.each(numbered)('$name goes down and up again', async ({ number }) => {
    const before = await withMigrations(number - 1, runMigrations);
    const after = await withMigrations(number, runMigrations);
    expect(after).not.toEqual(before);

    const reverted = await withMigrations(number, (dataSource) => dataSource.undoLastMigration());
    const repeated = await withMigrations(number, runMigrations);

    expect(reverted).toEqual(before);
    expect(repeated).toEqual(after);
  });

  it('make the tables that the entities describe', async () => {
    await withMigrations(MIGRATIONS.length, runMigrations);

    const check = await checkForDrift();

    expect(check).toEqual({ exitCode: 0, output: expect.stringContaining('No changes') });
  });

  it('are found wanting when a table is not as its entity describes it', async () => {
    await withMigrations(MIGRATIONS.length, runMigrations);
    await database.query('ALTER TABLE generation DROP COLUMN fence');

    const check = await checkForDrift();

    expect(check).toEqual({ exitCode: 1, output: expect.stringContaining('ADD "fence"') });
  });
});

function checkForDrift(): Promise<{ readonly exitCode: number; readonly output: string }> {
  return runTypeormCli(database.url, ['migration:generate', '--check', 'dist/drift']);
}
