/** Where the service listens and how it speaks HTTP. */
export interface HttpConfig {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Origin and path prefix of handed-out addresses, without a trailing slash; undefined: the request's Host. */
  readonly publicUrl: string | undefined;
  /** Express' `trust proxy` value; undefined: nobody may set X-Forwarded-*. */
  readonly trustProxy: string | number | undefined;
  readonly keepAliveTimeoutMs: number;
  /** Exact origins; empty: no cross-origin answers. */
  readonly corsOrigins: readonly string[];
  /** From a request's arrival to its answer at the latest. */
  readonly requestDeadlineMs: number;
  /** What every caller of a POST waits at the most, before 202 is the answer; undefined: until its end. */
  readonly syncWaitMaxMs: number | undefined;
  /** Whether `102 Processing` goes out while a POST waits, to clients that are known to bear it. */
  readonly interimResponses: 'auto' | 'off';
  /** Whether Swagger UI and the OpenAPI document are served. */
  readonly hasDocs: boolean;
  /** How long requests are still served after SIGTERM while readiness is 503. */
  readonly shutdownDelayMs: number;
}

/** Who may call. */
export interface AuthConfig {
  /** none: whoever reaches the port. */
  readonly mode: 'none' | 'api-key';
}

/** How much callers may ask for, on each node; undefined: as much as they like. */
export interface LimitsConfig {
  /** Of each key. */
  readonly requestsPerMinute: number | undefined;
  /** Of each address, whatever keys it uses. */
  readonly addressRequestsPerMinute: number | undefined;
}

/** What the service signs and seals with. */
export interface SecretsConfig {
  /** Undefined: the database keeps one. */
  readonly appSecret: string | undefined;
  /** What it was before; still verifies and opens. */
  readonly previousAppSecret: string | undefined;
}

/** How pictures are handed out. */
export interface ImagesConfig {
  /** How long a signed address is good. */
  readonly urlTtlSeconds: number;
}

/** Which PostgreSQL. */
export interface DatabaseConfig {
  /** Undefined: the embedded PostgreSQL in the data directory. */
  readonly url: string | undefined;
  readonly poolMax: number;
  /** PEM text of the certificate authority that signed the server's certificate. */
  readonly ca: string | undefined;
}

/** Which FIBO, and how patiently it is used. */
export interface FiboConfig {
  readonly mode: 'bria' | 'simulator';
  /** Undefined only with the simulator. */
  readonly token: string | undefined;
  /** Ends in the version segment, without a trailing slash. */
  readonly baseUrl: string;
  /** Where pictures may be fetched, besides the base URL's host: names, or `*.name`; undefined: from every public address. */
  readonly imageHosts: readonly string[] | undefined;
  /** How long one accepted job is waited for. */
  readonly timeoutMs: number;
  /** How long an accepted job is polled in all. */
  readonly rescueMs: number;
  /** First gap between status calls. */
  readonly pollIntervalMs: number;
  /** Jobs under way at FIBO at once. */
  readonly maxConcurrency: number;
  /** Whether a submission whose outcome is unknown may be made once more. */
  readonly unknownOutcome: 'retry' | 'fail';
  /** Wait before the first retry; doubles with each. */
  readonly retryBaseMs: number;
  readonly simulatorLatencyMs: number;
  /** The plan's figure for each of FIBO's endpoints; undefined: no ceiling of our own. */
  readonly requestsPerMinute: number | undefined;
  /** Whether FIBO is asked to tell of jobs that have ended, at `http.publicUrl`; never without one. */
  readonly hasWebhooks: boolean;
}

/** What pictures cost, and how much may be spent. */
export interface SpendingConfig {
  /** Price of one picture, stamped on each attempt. */
  readonly priceUsdMicros: number;
  /** Purchases of all users in 24 h; undefined: no limit. */
  readonly limitUsdMicrosPerDay: number | undefined;
}

/** How long answers are repeated, and how many. */
export interface CacheConfig {
  readonly ttlSeconds: number;
  readonly maxEntries: number;
}

/** Where events may be sent. */
export interface WebhookConfig {
  /** Whether this machine's own addresses count as public, for development. */
  readonly allowsLoopback: boolean;
}

/** How long generations stay, counted from when they were accepted. */
export interface RetentionConfig {
  /** After so many days they are erased; undefined: never. */
  readonly historyDays: number | undefined;
  /** After so many days their pictures go, and nothing else; undefined: never. */
  readonly imageDays: number | undefined;
}

/** What is logged. */
export interface LogConfig {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  /** Whether prompts may appear in log lines. */
  readonly prompts: boolean;
  /** One JSON object a line (production) or text for people (development). */
  readonly json: boolean;
  /** Values that no log line may contain, wherever they turn up. */
  readonly secrets: readonly string[];
}

/** Everything the environment decides, validated. Injection token and type in one. */
export abstract class AppConfig {
  abstract readonly http: HttpConfig;
  abstract readonly auth: AuthConfig;
  abstract readonly limits: LimitsConfig;
  abstract readonly secrets: SecretsConfig;
  abstract readonly images: ImagesConfig;
  abstract readonly database: DatabaseConfig;
  abstract readonly fibo: FiboConfig;
  abstract readonly spending: SpendingConfig;
  abstract readonly cache: CacheConfig;
  abstract readonly webhooks: WebhookConfig;
  abstract readonly retention: RetentionConfig;
  abstract readonly log: LogConfig;
  /** Absolute path: embedded database, stored pictures, spool. */
  abstract readonly dataDir: string;
  /** Space that must be free in it for another picture to be bought; 0: it is not looked at. */
  abstract readonly minFreeBytes: number;
  /** Lease on a generation under way. */
  abstract readonly leaseMs: number;
}
