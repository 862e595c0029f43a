import type { AppConfig } from './app-config.js';
import { readConfig } from './environment.js';

/**
 * The configuration of this process: the one place that reads `process.env`.
 *
 * @throws ConfigurationError that lists all faults
 */
export function loadConfig(): Readonly<AppConfig> {
  return readConfig(process.env);
}
