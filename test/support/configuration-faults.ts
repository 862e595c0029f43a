import { ConfigurationError } from '../../src/config/configuration-error.js';
import { readConfig } from '../../src/config/environment.js';

/** Variables by name. */
type Environment = Record<string, string>;

/** A service with a token, open to a network on purpose. */
export const OPEN = {
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://pictures.example.com',
  ALLOW_ANONYMOUS: 'true',
  BRIA_API_TOKEN: 'token-of-bria',
};
export const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

/** Reads files that are there only in a test. */
export function files(contents: Environment) {
  return (path: string): string => {
    const content = contents[path];
    if (content === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
    return content;
  };
}

/** What is wrong with an environment; empty: nothing. */
export function faultsOf(environment: Environment, contents: Environment = {}) {
  try {
    readConfig(environment, files(contents));
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}
