import type { Logger } from '@nestjs/common';
import type { ApiError } from './api-error.js';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';

/** Faults of our own and of what we run on. */
const OWN_FAULTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INTERNAL_ERROR',
  'DATABASE_UNAVAILABLE',
  'IMAGE_UNAVAILABLE',
]);

/**
 * Logs a failure that a client is told of, at its code's level. Of faults of clients and of FIBO only the code is logged: their texts may
 * quote what was submitted.
 *
 * @param occasion the event, and what else is known of it
 */
export function logFailure(
  logger: Logger,
  occasion: { readonly event: string } & Readonly<Record<string, unknown>>,
  error: ApiError,
): void {
  const { status, logLevel } = ERROR_CATALOGUE[error.code];
  const { generationId, cause } = error.options;
  logger[logLevel]({
    ...occasion,
    status,
    code: error.code,
    ...(generationId === undefined ? {} : { generationId }),
    ...(OWN_FAULTS.has(error.code) ? { message: error.message } : {}),
    ...(OWN_FAULTS.has(error.code) && cause !== undefined ? { error: cause } : {}),
  });
}
