/** What every failure with a code has in common; what differs from case to case is in ApiErrorOptions. */
export interface CatalogueEntry {
  /** HTTP status. */
  readonly status: number;
  /** One sentence, for OpenAPI and README. */
  readonly title: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** What holds when the thrower does not say otherwise. */
  readonly billed: 'no' | 'yes' | 'unknown';
  readonly logLevel: 'error' | 'warn' | 'debug';
  /** `Retry-After` when the thrower knows no better; absent: no such header. */
  readonly retryAfterSeconds?: number;
}

/** The client must change its request. */
const refused = (status: number, title: string): CatalogueEntry => ({
  status,
  title,
  retryable: false,
  billed: 'no',
  logLevel: 'debug',
});

/** The client may come again later with the same request. */
const postponed = (
  status: number,
  retryAfterSeconds: number,
  title: string,
  logLevel: CatalogueEntry['logLevel'] = 'debug',
): CatalogueEntry => ({
  status,
  title,
  retryable: true,
  billed: 'no',
  logLevel,
  retryAfterSeconds,
});

const catalogue = {
  VALIDATION_FAILED: refused(422, 'The request has fields that are missing, unknown or invalid.'),
  INVALID_JSON: refused(422, 'The body is not JSON in UTF-8.'),
  GENERATION_REFUSED: refused(422, 'FIBO refuses to make this picture.'),
  MALFORMED_REQUEST: refused(400, 'The request is not valid HTTP or its path does not decode.'),
  REQUEST_TIMEOUT: refused(408, 'The request took too long to arrive.'),
  HEADERS_TOO_LARGE: refused(431, 'The request line and headers are larger than 16 KiB.'),
  UNAUTHENTICATED: refused(401, 'The request carries no valid key.'),
  FORBIDDEN: refused(403, 'The caller may not do this.'),
  NOT_FOUND: refused(404, 'There is no such address or resource.'),
  METHOD_NOT_ALLOWED: refused(405, 'The address has no such method; Allow lists those it has.'),
  STILL_RUNNING: postponed(409, 5, 'The generation is still under way.'),
  CANCELLED: {
    status: 409,
    title: 'The generation was cancelled before anything was bought.',
    retryable: true,
    billed: 'no',
    logLevel: 'debug',
  },
  IDEMPOTENCY_KEY_IN_USE: postponed(409, 5, 'The first request with this key is still under way.'),
  PAYLOAD_TOO_LARGE: refused(413, 'The body is larger than 1 MiB, for a batch 4 MiB.'),
  UNSUPPORTED_MEDIA_TYPE: refused(415, 'The body is not declared as application/json in UTF-8.'),
  RANGE_NOT_SATISFIABLE: refused(416, 'The range lies beyond the end of the picture.'),
  IDEMPOTENCY_KEY_REUSED: refused(422, 'The key was used before with another body.'),
  RATE_LIMITED: postponed(429, 60, 'The caller sends more requests than its limit.'),
  UPSTREAM_RATE_LIMITED: postponed(429, 60, 'FIBO takes no more requests for the moment.'),
  CREDITS_EXHAUSTED: postponed(429, 3600, 'The caller has no credits left.'),
  SPEND_LIMIT_REACHED: postponed(429, 3600, 'The spending limit of the last 24 hours is reached.'),
  GENERATION_FAILED: {
    status: 500,
    title: 'FIBO could not make the picture.',
    retryable: true,
    billed: 'no',
    logLevel: 'warn',
  },
  OUTCOME_UNKNOWN: {
    status: 500,
    title: 'The picture was ordered, but whether FIBO took the order is not known.',
    retryable: true,
    billed: 'unknown',
    logLevel: 'error',
  },
  IMAGE_UNAVAILABLE: {
    status: 500,
    title: 'FIBO made the picture, but it could not be kept yet.',
    retryable: true,
    billed: 'yes',
    logLevel: 'error',
  },
  UPSTREAM_UNAUTHORIZED: {
    status: 500,
    title: "FIBO refuses this service's account.",
    retryable: false,
    billed: 'no',
    logLevel: 'error',
  },
  INTERNAL_ERROR: {
    status: 500,
    title: 'The service has a fault of its own.',
    retryable: false,
    billed: 'unknown',
    logLevel: 'error',
  },
  DATABASE_UNAVAILABLE: postponed(503, 5, 'The database cannot be reached.', 'error'),
  CIRCUIT_OPEN: postponed(
    503,
    10,
    'FIBO fails so often that it is left alone for a while.',
    'warn',
  ),
  OVERLOADED: postponed(503, 5, 'Too many pictures are waiting already.', 'warn'),
  STORAGE_FULL: postponed(503, 60, 'There is no room for another picture.', 'error'),
  SHUTTING_DOWN: postponed(503, 5, 'This node is shutting down.', 'warn'),
  GENERATION_TIMEOUT: {
    status: 504,
    title: 'The picture was not ready in time.',
    retryable: true,
    billed: 'unknown',
    logLevel: 'warn',
  },
} satisfies Record<string, CatalogueEntry>;

/** The code of a failure, as clients see it. */
export type ErrorCode = keyof typeof catalogue;

/** Every failure a client can meet, in the order of README's table. */
export const ERROR_CATALOGUE: Readonly<Record<ErrorCode, CatalogueEntry>> = catalogue;
