import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { loadDatabaseConfig } from './load-config.js';

describe(loadDatabaseConfig.name, () => {
  it('reads where the database is, and nothing of what the service alone needs', () => {
    const config = loadDatabaseConfig({
      DATABASE_URL: 'postgres://db.example.com/pictures',
      DATABASE_POOL_MAX: '2',
      DATA_DIR: '/var/lib/pictures',
      HOST: '0.0.0.0',
      PORT: 'bananas',
      FIBO: 'bria',
    });

    expect(config.database).toMatchObject({
      url: 'postgres://db.example.com/pictures',
      poolMax: 2,
    });
    expect(config.dataDir).toBe('/var/lib/pictures');
  });

  it('has the default folder without settings', () => {
    expect(loadDatabaseConfig({}).dataDir).toBe(resolve('.data'));
  });

  it('complains of what is wrong with the database', () => {
    expect(() => loadDatabaseConfig({ DATABASE_URL: 'mysql://host/name' })).toThrow(
      ConfigurationError,
    );
  });
});
