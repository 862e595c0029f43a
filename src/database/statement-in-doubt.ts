import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';

/** The connection broke, or the answer did not come in time, after the statement had gone out. */
const CODES = new Set<unknown>(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const MESSAGES = /^(?:Connection terminated(?! due to connection timeout)|Query read timeout)/i;

/** PostgreSQL ended the connection in order (57P01: a shutdown, an administrator; 57P05: idle too long) and rolled back what ran on it. */
const ENDED_IN_ORDER = new Set<unknown>(['57P01', '57P05']);

/** Another transaction was in the way (40001), or waited for this one (40P01): PostgreSQL rolled this one back, so that it be run again. */
const CLASHED = new Set<unknown>(['40001', '40P01']);

/** Whether a statement that failed may have been committed all the same: its answer was lost. */
export function isStatementInDoubt(error: unknown): boolean {
  const cause = causeOf(error);
  return cause !== undefined && (CODES.has(codeOf(cause)) || MESSAGES.test(cause.message));
}

/** Whether a statement that failed has certainly left no trace, and may well succeed when it is run again. */
export function isStatementUndone(error: unknown): boolean {
  return ENDED_IN_ORDER.has(codeOf(causeOf(error))) || isStatementClash(error);
}

/** Whether a statement was rolled back for another one's sake; its connection is as good as before. */
export function isStatementClash(error: unknown): boolean {
  return CLASHED.has(codeOf(causeOf(error)));
}

function causeOf(error: unknown): Error | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return isNativeError(cause) ? cause : undefined;
}

function codeOf(error: Error | undefined): unknown {
  return error && 'code' in error ? error.code : undefined;
}
