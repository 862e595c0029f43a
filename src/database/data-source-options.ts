import type { ClientConfig } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from '../config/app-config.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { StalledConnections } from './stalled-connections.js';

/** From when a statement is wanted, wherever the time goes: a caller is told within three seconds that the database is away. */
export const ANSWER_TIMEOUT_MS = 2_500;

/** For a connection, a free one or a new one. */
const CONNECT_TIMEOUT_MS = 1_000;

/** The server gives a statement up before the client does: what a caller was told has failed is not committed afterwards. */
const STATEMENT_TIMEOUT_MS = 1_400;

/** Who has less than this left sends nothing any more; the rest is for the way. */
export const LEAST_ANSWER_MS = STATEMENT_TIMEOUT_MS + 75;

/** Statements are short: compiling one (JIT) takes longer than running it. Days are UTC's, and times are read as ISO 8601 has them. */
const SESSION = '-c jit=off -c TimeZone=UTC -c DateStyle=ISO';

/** A connection that a firewall forgot is found out and not kept for ever. */
const MAX_LIFETIME_SECONDS = 30 * 60;

type Connections = Pick<DatabaseConfig, 'poolMax' | 'ca'>;

/** How migrations and tools speak to PostgreSQL: a statement may take its time. The entities are for the caller to add; the schema changes by migrations only. */
export function dataSourceOptions(url: string, { poolMax, ca }: Connections) {
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    applicationName: 'generation-api',
    poolSize: poolMax,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    ...(ca === undefined ? {} : { ssl: { ca } }),
    extra: { keepAlive: true, maxLifetimeSeconds: MAX_LIFETIME_SECONDS },
  } satisfies DataSourceOptions;
}

/** How the service speaks to PostgreSQL: who waits for an answer is not kept waiting for a server that gives none. */
export function serviceDataSourceOptions(url: string, connections: Connections) {
  const options = dataSourceOptions(url, connections);
  return {
    ...options,
    subscribers: [StalledConnections],
    extra: {
      ...options.extra,
      query_timeout: ANSWER_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      options: SESSION,
    },
  } satisfies DataSourceOptions;
}

/** How the service listens to PostgreSQL, over a connection beside those of its data source. */
export function listeningOptions(
  options: DataSourceOptions,
  { ca }: Pick<DatabaseConfig, 'ca'>,
): ClientConfig {
  if (options.type !== 'postgres') throw new Error(`Nobody can listen to ${options.type}`);
  return {
    connectionString: options.url,
    ...(ca === undefined ? {} : { ssl: { ca } }),
    application_name: 'generation-api listening',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  };
}
