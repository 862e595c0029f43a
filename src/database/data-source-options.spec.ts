import { describe, expect, it } from '@jest/globals';
import { dataSourceOptions, serviceDataSourceOptions } from './data-source-options.js';

const CONNECTIONS = { poolMax: 10, ca: undefined };
const URL = 'postgres://localhost/generation';

describe(serviceDataSourceOptions.name, () => {
  it('has the server give up a statement before the service stops waiting for it', () => {
    const { extra } = serviceDataSourceOptions(URL, CONNECTIONS);

    expect(extra.statement_timeout).toBeGreaterThan(0);
    expect(extra.statement_timeout).toBeLessThan(extra.query_timeout);
  });

  it.each([
    ['TimeZone', 'UTC'],
    ['DateStyle', 'ISO'],
    ['jit', 'off'],
  ])('has sessions with %s = %s, whatever the server says', (setting, value) => {
    const { extra } = serviceDataSourceOptions(URL, CONNECTIONS);

    expect(extra.options).toContain(`-c ${setting}=${value}`);
  });
});

describe(dataSourceOptions.name, () => {
  it('lets the statements of a migration take their time', () => {
    const { extra } = dataSourceOptions(URL, CONNECTIONS);

    expect(Object.keys(extra)).not.toEqual(
      expect.arrayContaining([expect.stringMatching('timeout')]),
    );
  });
});
