import type { AppConfig } from './app-config.js';
import type { Environment } from './environment-reader.js';
import { readConfig } from './environment.js';

/**
 * The configuration of this process: the one place that reads `process.env`.
 *
 * @throws ConfigurationError that lists all faults
 */
export function loadConfig(): Readonly<AppConfig> {
  return readConfig(process.env);
}

/** What a command needs that works on the database beside the service. */
const DATABASE_SETTINGS = [
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'DATABASE_POOL_MAX',
  'DATABASE_CA_FILE',
  'DATA_DIR',
];

/**
 * The configuration of a command that works on the database alone. Whatever else the environment says has no say: what is wrong with it
 * is for the service to tell.
 *
 * @throws ConfigurationError that lists all faults
 */
export function loadDatabaseConfig(environment: Environment = process.env): Readonly<AppConfig> {
  const settings: Record<string, string | undefined> = { FIBO: 'simulator' };
  for (const name of DATABASE_SETTINGS) settings[name] = environment[name];
  return readConfig(settings);
}
