import { Logger } from '@nestjs/common';
import { runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { bearErrors } from './bear-errors.js';
import { jobLog } from './job-log.js';

/** Brings the queue's own schema, `graphile_worker`, up to date. The database's user must be allowed to create schemas. */
export async function migrateJobQueue(options: DataSourceOptions): Promise<void> {
  if (options.type !== 'postgres') throw new Error(`There is no job queue on ${options.type}`);
  const { url, ssl } = options;
  const ca = typeof ssl === 'object' ? { ssl: { ca: ssl.ca } } : {};
  const connections = bearErrors(new Pool({ connectionString: url, ...ca, max: 1 }));
  try {
    await runMigrations({ pgPool: connections, logger: jobLog(new Logger('Migrations')) });
  } finally {
    await connections.end();
  }
}
