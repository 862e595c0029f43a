import type { AppConfig } from '../../src/config/app-config.js';
import { readConfig } from '../../src/config/environment.js';

/** The configuration that a service with a token has, and what these settings (names of the configuration table) change in it. */
export function testConfig(settings: Readonly<Record<string, string>> = {}): AppConfig {
  return readConfig({ FIBO: 'bria', BRIA_API_TOKEN: 'test-token', ...settings });
}
