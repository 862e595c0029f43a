import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  AppConfig,
  AuthConfig,
  CacheConfig,
  DatabaseConfig,
  FiboConfig,
  HttpConfig,
  LimitsConfig,
  LogConfig,
  RetentionConfig,
  SecretsConfig,
  SpendingConfig,
} from './app-config.js';
import { type Environment, EnvironmentReader, type ReadFile } from './environment-reader.js';
import { isLoopbackHost } from './loopback.js';
import {
  baseAddress,
  hostList,
  listenHost,
  originList,
  postgresUrl,
  trustedProxies,
  upstreamAddress,
} from './network-settings.js';
import { isPublicHost } from './public-host.js';
import {
  flag,
  headerToken,
  integer,
  longSecret,
  oneOf,
  pemCertificate,
  usdMicros,
} from './setting.js';

const HOUR_MS = 3_600_000;
const MONTH_SECONDS = 30 * 86_400;
const DAY_MS = 24 * HOUR_MS;
const MB = 1_000_000;
const MAX_PER_MINUTE = 1_000_000_000;
/** A century. */
const MOST_DAYS = 36_500;

/** About what Bria takes for a picture of 1 MP. */
const PRICE_USD_MICROS = 30_000;
const LIMIT_USD_MICROS = 25_000_000;

/**
 * The environment as typed configuration. Times are at most a day (FIBO_TIMEOUT_MS an hour, so that a job is
 * never polled for less than it is waited for); the ranges of the rest stand beside their names below.
 *
 * @param readFile reads the files that NAME_FILE variables name; default: from disk, as UTF-8
 * @throws ConfigurationError that lists all faults, and no value
 */
export function readConfig(
  environment: Environment,
  readFile: ReadFile = (path) => readFileSync(path, 'utf8'),
): Readonly<AppConfig> {
  const env = new EnvironmentReader(environment, readFile);
  const http = readHttp(env);
  const database = readDatabase(env);
  const auth = readAuth(env);
  const fibo = readFibo(env, http, auth);
  const secrets = readSecrets(env);
  const config: Readonly<AppConfig> = {
    http,
    auth,
    limits: readLimits(env, auth),
    secrets,
    images: {
      urlTtlSeconds: env.read('IMAGE_URL_TTL_SECONDS', integer(60, MONTH_SECONDS), 86_400),
    },
    database,
    fibo,
    spending: readSpending(env, fibo.mode),
    cache: readCache(env),
    webhooks: { allowsLoopback: env.read('WEBHOOK_ALLOW_LOOPBACK', flag, false) },
    retention: readRetention(env),
    log: readLog(env, fibo, secrets),
    dataDir: resolve(env.read('DATA_DIR', String, './.data')),
    minFreeBytes: env.read('MIN_FREE_MB', integer(0, 1_000_000_000), 512) * MB,
    leaseMs: env.read('LEASE_MS', integer(100, HOUR_MS), 15_000),
  };
  refuseStrangers(env, http.host, auth);
  env.assertValid();
  return config;
}

function readHttp(env: EnvironmentReader): HttpConfig {
  return {
    host: env.read('HOST', listenHost, '127.0.0.1'),
    port: env.read('PORT', integer(0, 65_535), 8000),
    publicUrl: env.read('PUBLIC_URL', baseAddress, undefined),
    trustProxy: env.read('TRUST_PROXY', trustedProxies, undefined),
    keepAliveTimeoutMs: env.read('KEEP_ALIVE_TIMEOUT_MS', integer(1, HOUR_MS), 75_000),
    corsOrigins: env.read('CORS_ORIGINS', originList, []),
    requestDeadlineMs: env.read('REQUEST_DEADLINE_MS', integer(1, DAY_MS), 300_000),
    syncWaitMaxMs: readSyncWait(env),
    interimResponses: env.read('INTERIM_RESPONSES', oneOf('auto', 'off'), 'auto'),
    hasDocs: env.read('DOCS', oneOf('on', 'off'), 'on') === 'on',
    shutdownDelayMs: env.read('SHUTDOWN_DELAY_MS', integer(0, HOUR_MS), 0),
  };
}

/** 0: until the deadline. */
function readSyncWait(env: EnvironmentReader): number | undefined {
  const seconds = env.read('SYNC_WAIT_MAX_SECONDS', integer(0, DAY_MS / 1000), 0);
  return seconds === 0 ? undefined : seconds * 1000;
}

function readAuth(env: EnvironmentReader): AuthConfig {
  return { mode: env.read('AUTH', oneOf('none', 'api-key'), 'none') };
}

/** Without keys there are none unless they are set. */
function readLimits(env: EnvironmentReader, { mode }: AuthConfig): LimitsConfig {
  const perMinute = (name: string, withKeys: number): number | undefined => {
    const limit = env.read(name, integer(0, MAX_PER_MINUTE), mode === 'none' ? 0 : withKeys);
    return limit === 0 ? undefined : limit;
  };
  return {
    requestsPerMinute: perMinute('RATE_LIMIT_REQUESTS_PER_MINUTE', 600),
    addressRequestsPerMinute: perMinute('RATE_LIMIT_ADDRESS_REQUESTS_PER_MINUTE', 1200),
  };
}

function readSecrets(env: EnvironmentReader): SecretsConfig {
  return {
    appSecret: env.readSecret('APP_SECRET', longSecret),
    previousAppSecret: env.readSecret('APP_SECRET_PREVIOUS', longSecret),
  };
}

function readDatabase(env: EnvironmentReader): DatabaseConfig {
  return {
    url: env.readSecret('DATABASE_URL', postgresUrl),
    poolMax: env.read('DATABASE_POOL_MAX', integer(1, 1000), 10),
    ca: env.readFrom('DATABASE_CA_FILE', pemCertificate),
  };
}

function readFibo(env: EnvironmentReader, http: HttpConfig, auth: AuthConfig): FiboConfig {
  const mode = readFiboMode(env, isLoopbackHost(http.host) && auth.mode === 'none');
  return {
    mode,
    token: env.readSecret('BRIA_API_TOKEN', headerToken),
    baseUrl: env.read('BRIA_BASE_URL', upstreamAddress, 'https://engine.prod.bria-api.com/v2'),
    imageHosts: env.read('FIBO_IMAGE_HOSTS', hostList, undefined),
    timeoutMs: env.read('FIBO_TIMEOUT_MS', integer(1, HOUR_MS), 120_000),
    rescueMs: env.read('FIBO_RESCUE_HOURS', integer(1, 720), 24) * HOUR_MS,
    pollIntervalMs: env.read('FIBO_POLL_INTERVAL_MS', integer(1, HOUR_MS), 1000),
    maxConcurrency: env.read('FIBO_MAX_CONCURRENCY', integer(1, 10_000), 50),
    unknownOutcome: env.read('FIBO_UNKNOWN_OUTCOME', oneOf('retry', 'fail'), 'retry'),
    retryBaseMs: env.read('RETRY_BASE_MS', integer(0, HOUR_MS), 1000),
    simulatorLatencyMs: env.read('SIMULATOR_LATENCY_MS', integer(0, HOUR_MS), 1500),
    requestsPerMinute: env.read('FIBO_REQUESTS_PER_MINUTE', integer(1, 1_000_000), undefined),
    hasWebhooks: readWebhooks(env, mode, http.publicUrl),
  };
}

/** Simulated pictures are never served by accident: only a bare start on this machine falls back to them. */
function readFiboMode(env: EnvironmentReader, isTrial: boolean): FiboConfig['mode'] {
  const choice = env.read('FIBO', oneOf('bria', 'simulator', 'auto'), 'auto');
  const hasToken = env.isSecretGiven('BRIA_API_TOKEN');
  if (choice === 'bria' && !hasToken) env.reject('BRIA_API_TOKEN', 'must be set with FIBO=bria');
  if (choice !== 'auto') return choice;
  if (hasToken) return 'bria';
  if (!isTrial || env.isSecretGiven('DATABASE_URL')) {
    env.reject(
      'FIBO',
      'BRIA_API_TOKEN is missing; set FIBO=simulator to serve simulated pictures on purpose',
    );
  }
  return 'simulator';
}

/** Only an address that FIBO can reach is worth telling it; `on` is for tunnels, and for tests. */
function readWebhooks(
  env: EnvironmentReader,
  mode: FiboConfig['mode'],
  publicUrl: string | undefined,
): boolean {
  const choice = env.read('FIBO_WEBHOOKS', oneOf('auto', 'on', 'off'), 'auto');
  if (choice === 'on' && !env.isGiven('PUBLIC_URL')) {
    env.reject('PUBLIC_URL', 'must be set with FIBO_WEBHOOKS=on');
  }
  if (choice !== 'auto') return choice === 'on';
  return mode === 'bria' && publicUrl !== undefined && isPublicHost(new URL(publicUrl).hostname);
}

/** Real money has a limit unless it is lifted on purpose (0). */
function readSpending(env: EnvironmentReader, mode: FiboConfig['mode']): SpendingConfig {
  const isReal = mode === 'bria';
  const priceUsdMicros = isReal ? PRICE_USD_MICROS : 0;
  const limit = env.read('SPEND_LIMIT_USD_PER_DAY', usdMicros, isReal ? LIMIT_USD_MICROS : 0);
  return {
    priceUsdMicros: env.read('FIBO_PRICE_USD_MICROS', integer(0, 1_000_000_000), priceUsdMicros),
    limitUsdMicrosPerDay: limit === 0 ? undefined : limit,
  };
}

function readCache(env: EnvironmentReader): CacheConfig {
  return {
    ttlSeconds: env.read('CACHE_TTL_SECONDS', integer(1, MONTH_SECONDS), 3600),
    maxEntries: env.read('CACHE_MAX_ENTRIES', integer(1, 1_000_000), 10_000),
  };
}

function readRetention(env: EnvironmentReader): RetentionConfig {
  return {
    historyDays: env.read('HISTORY_RETENTION_DAYS', integer(1, MOST_DAYS), undefined),
    imageDays: env.read('IMAGE_RETENTION_DAYS', integer(1, MOST_DAYS), undefined),
  };
}

function readLog(env: EnvironmentReader, fibo: FiboConfig, secrets: SecretsConfig): LogConfig {
  return {
    level: env.read('LOG_LEVEL', oneOf('fatal', 'error', 'warn', 'info', 'debug'), 'info'),
    prompts: env.read('LOG_PROMPTS', flag, false),
    json: env.read('NODE_ENV', String, 'development') === 'production',
    secrets: [fibo.token, secrets.appSecret, secrets.previousAppSecret].flatMap(
      (secret) => secret ?? [],
    ),
  };
}

/** A service that spends money must not be open to a network by oversight. */
function refuseStrangers(env: EnvironmentReader, host: string, { mode }: AuthConfig): void {
  const allowsAnonymous = env.read('ALLOW_ANONYMOUS', flag, false);
  if (isLoopbackHost(host)) return;
  if (mode === 'none' && !allowsAnonymous) {
    env.reject(
      'ALLOW_ANONYMOUS',
      'must be true to listen beyond loopback (HOST) while nobody is authenticated (AUTH)',
    );
  }
  if (!env.isGiven('PUBLIC_URL')) {
    env.reject('PUBLIC_URL', 'must be set when HOST is not loopback');
  }
}
