import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from '../config/app-config.js';
import { MIGRATIONS } from './migrations/migrations.js';

/** A caller is told within three seconds that the database is away. */
const CONNECT_TIMEOUT_MS = 2_500;

/** A connection that a firewall forgot is found out and not kept for ever. */
const MAX_LIFETIME_SECONDS = 30 * 60;

/** How the service, the migrations and the tools speak to PostgreSQL; the entities are for the caller to add. The schema changes by migrations only. */
export function dataSourceOptions(
  url: string,
  config: Pick<DatabaseConfig, 'poolMax' | 'ca'>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    applicationName: 'generation-api',
    poolSize: config.poolMax,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    ...(config.ca === undefined ? {} : { ssl: { ca: config.ca } }),
    extra: { keepAlive: true, maxLifetimeSeconds: MAX_LIFETIME_SECONDS },
  };
}
