import { Logger } from '@nestjs/common';
import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { migrateJobQueue } from './job-queue/job-schema.js';

/** Any number does that no other user of the database's advisory locks takes. */
const LOCK_KEY = 7_260_431;

/** Brings the schema up to date, over one connection. Of several nodes that start at once one does it and the others wait for it. */
export async function runMigrations(dataSource: DataSource): Promise<void> {
  const session = dataSource.createQueryRunner();
  await session.connect();
  try {
    await session.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    try {
      const executor = new MigrationExecutor(dataSource, session);
      executor.transaction = 'each';
      await executor.executePendingMigrations();
      await migrateJobQueue(dataSource.options);
    } finally {
      await unlock(session);
    }
  } finally {
    await session.release();
  }
}

/** Does not fail, which would hide what ended the migrations: a session that cannot be asked any more has lost its locks. */
async function unlock(session: QueryRunner): Promise<void> {
  try {
    await session.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]);
  } catch (error) {
    new Logger('Migrations').debug({ event: 'migrations.unlock.failed', error });
  }
}
