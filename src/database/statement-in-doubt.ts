import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';

/** The connection broke, or the answer did not come in time, after the statement had gone out. */
const CODES = new Set<unknown>(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const MESSAGES = /^(?:Connection terminated|Query read timeout)/i;

/** Whether a statement that failed may have been committed all the same: its answer was lost. */
export function isStatementInDoubt(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!isNativeError(cause)) return false;
  return ('code' in cause && CODES.has(cause.code)) || MESSAGES.test(cause.message);
}
