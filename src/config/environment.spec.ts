import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolve } from 'node:path';
import { CERTIFICATE, faultsOf, files, OPEN } from '../../test/support/configuration-faults.js';
import { readConfig } from './environment.js';

const APP_SECRET = 'a'.repeat(32);
const OLD_SECRET = 'o'.repeat(32);

describe(readConfig.name, () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      http: {
        host: '127.0.0.1',
        port: 8000,
        publicUrl: undefined,
        trustProxy: undefined,
        keepAliveTimeoutMs: 75_000,
        corsOrigins: [],
        requestDeadlineMs: 300_000,
        interimResponses: 'auto',
        hasDocs: true,
        shutdownDelayMs: 0,
      },
      auth: { mode: 'none' },
      limits: { requestsPerMinute: undefined, addressRequestsPerMinute: undefined },
      secrets: { appSecret: undefined, previousAppSecret: undefined },
      images: { urlTtlSeconds: 86_400 },
      database: { url: undefined, poolMax: 10, ca: undefined },
      fibo: {
        mode: 'simulator',
        token: undefined,
        baseUrl: 'https://engine.prod.bria-api.com/v2',
        imageHosts: undefined,
        timeoutMs: 120_000,
        rescueMs: 24 * 3_600_000,
        pollIntervalMs: 1000,
        maxConcurrency: 50,
        unknownOutcome: 'retry',
        retryBaseMs: 1000,
        simulatorLatencyMs: 1500,
        requestsPerMinute: undefined,
        hasWebhooks: false,
      },
      spending: { priceUsdMicros: 0, limitUsdMicrosPerDay: undefined },
      cache: { ttlSeconds: 3600, maxEntries: 10_000 },
      webhooks: { allowsLoopback: false },
      retention: { historyDays: undefined, imageDays: undefined },
      log: { level: 'info', prompts: false, json: false, secrets: [] },
      dataDir: resolve('.data'),
      minFreeBytes: 512_000_000,
      leaseMs: 15_000,
    });
  });

  it('takes every setting from its variable', () => {
    const environment = {
      ...OPEN,
      PORT: '0',
      DATABASE_URL: 'postgres://user:secret@db.example.com/pictures',
      DATABASE_POOL_MAX: '20',
      DATABASE_CA_FILE: '/ca.pem',
      DATA_DIR: '/var/lib/pictures',
      MIN_FREE_MB: '0',
      FIBO: 'bria',
      BRIA_BASE_URL: 'http://127.0.0.1:9000/v2/',
      FIBO_TIMEOUT_MS: '1',
      FIBO_RESCUE_HOURS: '2',
      FIBO_POLL_INTERVAL_MS: '3',
      FIBO_MAX_CONCURRENCY: '4',
      FIBO_UNKNOWN_OUTCOME: 'fail',
      REQUEST_DEADLINE_MS: '5',
      RETRY_BASE_MS: '6',
      LEASE_MS: '700',
      SHUTDOWN_DELAY_MS: '8',
      SIMULATOR_LATENCY_MS: '9',
      FIBO_REQUESTS_PER_MINUTE: '60',
      FIBO_WEBHOOKS: 'on',
      FIBO_PRICE_USD_MICROS: '20000',
      SPEND_LIMIT_USD_PER_DAY: '7.5',
      INTERIM_RESPONSES: 'off',
      DOCS: 'off',
      PUBLIC_URL: 'https://example.com/pictures/',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      KEEP_ALIVE_TIMEOUT_MS: '11',
      CORS_ORIGINS: 'https://app.example.com, http://localhost:3000',
      CACHE_TTL_SECONDS: '12',
      CACHE_MAX_ENTRIES: '13',
      WEBHOOK_ALLOW_LOOPBACK: 'true',
      HISTORY_RETENTION_DAYS: '14',
      IMAGE_RETENTION_DAYS: '15',
      LOG_LEVEL: 'debug',
      LOG_PROMPTS: 'true',
      AUTH: 'api-key',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '17',
      RATE_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '0',
      APP_SECRET,
      APP_SECRET_PREVIOUS_FILE: '/old-secret',
      IMAGE_URL_TTL_SECONDS: '60',
      NODE_ENV: 'production',
    };

    expect(
      readConfig(environment, files({ '/ca.pem': CERTIFICATE, '/old-secret': `${OLD_SECRET}\n` })),
    ).toEqual({
      http: {
        host: '0.0.0.0',
        port: 0,
        publicUrl: 'https://example.com/pictures',
        trustProxy: 'loopback,10.0.0.0/8',
        keepAliveTimeoutMs: 11,
        corsOrigins: ['https://app.example.com', 'http://localhost:3000'],
        requestDeadlineMs: 5,
        interimResponses: 'off',
        hasDocs: false,
        shutdownDelayMs: 8,
      },
      auth: { mode: 'api-key' },
      limits: { requestsPerMinute: 17, addressRequestsPerMinute: undefined },
      secrets: { appSecret: APP_SECRET, previousAppSecret: OLD_SECRET },
      images: { urlTtlSeconds: 60 },
      database: {
        url: 'postgres://user:secret@db.example.com/pictures',
        poolMax: 20,
        ca: CERTIFICATE.trimEnd(),
      },
      fibo: {
        mode: 'bria',
        token: 'token-of-bria',
        baseUrl: 'http://127.0.0.1:9000/v2',
        timeoutMs: 1,
        rescueMs: 7_200_000,
        pollIntervalMs: 3,
        maxConcurrency: 4,
        unknownOutcome: 'fail',
        retryBaseMs: 6,
        simulatorLatencyMs: 9,
        requestsPerMinute: 60,
        hasWebhooks: true,
      },
      spending: { priceUsdMicros: 20_000, limitUsdMicrosPerDay: 7_500_000 },
      cache: { ttlSeconds: 12, maxEntries: 13 },
      webhooks: { allowsLoopback: true },
      retention: { historyDays: 14, imageDays: 15 },
      log: {
        level: 'debug',
        prompts: true,
        json: true,
        secrets: ['token-of-bria', APP_SECRET, OLD_SECRET],
      },
      dataDir: '/var/lib/pictures',
      minFreeBytes: 0,
      leaseMs: 700,
    });
  });

  it('treats an empty variable as unset and ignores those it does not know', () => {
    const blank = { PORT: '', BRIA_API_TOKEN: '', BRIA_API_TOKEN_FILE: '', DATABASE_URL: '' };

    expect(readConfig({ ...blank, PORTS: 'x', CACHE_TTL: 'x' })).toEqual(readConfig({}));
  });

  it.each<[string, string]>([
    ['HOST', '[::1]'],
    ['PORT', '65536'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL_FILE', '/missing'],
    ['DATABASE_POOL_MAX', '0'],
    ['DATABASE_CA_FILE', '/missing'],
    ['DATABASE_CA_FILE', '/not-a-certificate'],
    ['FIBO', 'Bria'],
    ['BRIA_API_TOKEN', 'two words'],
    ['BRIA_API_TOKEN_FILE', '/missing'],
    ['BRIA_API_TOKEN_FILE', '/empty'],
    ['BRIA_BASE_URL', 'http://engine.example.com/v2'],
    ['FIBO_TIMEOUT_MS', '0'],
    ['FIBO_RESCUE_HOURS', '0.5'],
    ['FIBO_POLL_INTERVAL_MS', '0'],
    ['FIBO_MAX_CONCURRENCY', '0'],
    ['FIBO_UNKNOWN_OUTCOME', 'ignore'],
    ['REQUEST_DEADLINE_MS', '86400001'],
    ['RETRY_BASE_MS', 'NaN'],
    ['MIN_FREE_MB', '0.5'],
    ['LEASE_MS', '99'],
    ['SHUTDOWN_DELAY_MS', '5s'],
    ['SIMULATOR_LATENCY_MS', '-0'],
    ['FIBO_IMAGE_HOSTS', 'https://images.example'],
    ['FIBO_REQUESTS_PER_MINUTE', '0'],
    ['FIBO_PRICE_USD_MICROS', '0.03'],
    ['SPEND_LIMIT_USD_PER_DAY', '25 USD'],
    ['SPEND_LIMIT_USD_PER_DAY', '1000000.000001'],
    ['INTERIM_RESPONSES', 'on'],
    ['DOCS', 'true'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['TRUST_PROXY', 'true'],
    ['KEEP_ALIVE_TIMEOUT_MS', '0'],
    ['CORS_ORIGINS', '*'],
    ['CACHE_TTL_SECONDS', '1h'],
    ['CACHE_MAX_ENTRIES', '0'],
    ['LOG_LEVEL', 'trace'],
    ['LOG_PROMPTS', '1'],
    ['AUTH', 'basic'],
    ['RATE_LIMIT_REQUESTS_PER_MINUTE', '-1'],
    ['APP_SECRET', 'a'.repeat(31)],
    ['APP_SECRET_PREVIOUS', 'short'],
    ['IMAGE_URL_TTL_SECONDS', '59'],
    ['IMAGE_URL_TTL_SECONDS', '2592001'],
    ['ALLOW_ANONYMOUS', 'yes'],
  ])('refuses %s=%s', (name, value) => {
    const contents = { '/not-a-certificate': 'hello', '/empty': '\n' };

    const faults = faultsOf({ FIBO: 'simulator', [name]: value }, contents);

    expect(faults.map((fault) => fault.name)).toEqual([name]);
  });

  it('lists all faults in one message, a line each', () => {
    expect(() => readConfig({ PORT: 'http', LEASE_MS: '1', LOG_PROMPTS: 'no' })).toThrow(
      [
        'The configuration is not valid:',
        '  PORT: must be an integer from 0 to 65535',
        '  LOG_PROMPTS: must be true or false',
        '  LEASE_MS: must be an integer from 100 to 3600000',
      ].join('\n'),
    );
  });

  it('never quotes a value', () => {
    const names = [
      ...Object.keys({ ...OPEN, PORT: 0, DATABASE_URL: 0, DATABASE_POOL_MAX: 0, FIBO: 0, AUTH: 0 }),
      ...['BRIA_BASE_URL', 'FIBO_TIMEOUT_MS', 'FIBO_RESCUE_HOURS', 'FIBO_POLL_INTERVAL_MS'],
      ...['FIBO_MAX_CONCURRENCY', 'FIBO_UNKNOWN_OUTCOME', 'REQUEST_DEADLINE_MS', 'RETRY_BASE_MS'],
      ...['LEASE_MS', 'SHUTDOWN_DELAY_MS', 'SIMULATOR_LATENCY_MS', 'TRUST_PROXY', 'CORS_ORIGINS'],
      ...['KEEP_ALIVE_TIMEOUT_MS', 'LOG_LEVEL', 'LOG_PROMPTS', 'DATABASE_CA_FILE'],
      ...['CACHE_TTL_SECONDS', 'CACHE_MAX_ENTRIES', 'INTERIM_RESPONSES', 'DOCS'],
      ...['FIBO_REQUESTS_PER_MINUTE', 'FIBO_PRICE_USD_MICROS', 'SPEND_LIMIT_USD_PER_DAY'],
      ...['DATABASE_URL_FILE', 'BRIA_API_TOKEN_FILE', 'DATA_DIR', 'MIN_FREE_MB', 'NODE_ENV'],
    ];
    const marker = fc.stringMatching(/^[A-Z]{12}$/).map((random) => `marker ${random}`);
    const environments = fc.dictionary(fc.constantFrom(...names), marker, { minKeys: 1 });

    fc.assert(
      fc.property(environments, fc.boolean(), (environment, isReadable) => {
        const contents = isReadable
          ? Object.fromEntries(Object.values(environment).map((path) => [path, `in ${path}`]))
          : {};
        const text = JSON.stringify(faultsOf(environment, contents));

        for (const value of Object.values(environment)) expect(text).not.toContain(value);
      }),
    );
  });

  describe('secrets in files', () => {
    it.each(['token-in-file', 'token-in-file\n', 'token-in-file\r\n'])('takes %j', (content) => {
      const config = readConfig({ BRIA_API_TOKEN_FILE: '/t' }, files({ '/t': content }));

      expect(config.fibo).toMatchObject({ mode: 'bria', token: 'token-in-file' });
      expect(config.log.secrets).toEqual(['token-in-file']);
    });

    it('names the file variable when the content is no good', () => {
      const faults = faultsOf({ DATABASE_URL_FILE: '/u', FIBO: 'simulator' }, { '/u': 'mysql://' });

      expect(faults.map((fault) => fault.name)).toEqual(['DATABASE_URL_FILE']);
    });

    it('refuses a secret that is given twice', () => {
      const twice = { BRIA_API_TOKEN: 'one', BRIA_API_TOKEN_FILE: '/t' };

      expect(faultsOf(twice, { '/t': 'two' })).toEqual([
        {
          name: 'BRIA_API_TOKEN',
          reason: 'is set together with BRIA_API_TOKEN_FILE; give one of them',
        },
      ]);
    });
  });
});
