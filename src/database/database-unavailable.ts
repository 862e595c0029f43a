import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';
import { ApiError } from '../common/errors/api-error.js';

/**
 * PostgreSQL: connection exceptions (08), refused log-ins (28), no such database (3D), too few resources (53), a statement given up
 * for taking too long (57014), operator intervention (57P), a database that takes no connections (55000), a server that has become a read-only replica (25006),
 * clashes and deadlocks with others that do not end (40001, 40P01).
 */
const SQL_STATES = /^(?:08|28|3D|53|57014|57P|55000|25006|40001|40P01)/;

/** Node and pg: nobody listens, the connection broke, or none was to be had in time. */
const CONNECTION_FAULTS =
  /^(?:E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOTFOUND)$/;
const PG_MESSAGES =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/i;

export const DATABASE_UNAVAILABLE_DETAIL = 'The database cannot be reached at the moment';

/** The database cannot be worked with from the start; the message is for the operator. */
export class DatabaseUnusable extends Error {
  constructor(place: string, cause: unknown) {
    super(`${place} cannot be used: ${reasonOf(cause)}`, { cause });
    this.name = DatabaseUnusable.name;
  }
}

/** A connection came too late for a statement to be answered in time: nothing was sent. */
export class NoConnectionInTime extends Error {
  constructor() {
    super('timeout exceeded when trying to connect');
    this.name = NoConnectionInTime.name;
  }
}

/** Whether an error says that the database cannot be reached now, rather than that a statement is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!isNativeError(cause)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return SQL_STATES.test(code) || CONNECTION_FAULTS.test(code) || PG_MESSAGES.test(cause.message);
}

/** What a failure of the database means to a client; undefined: it is no outage. */
export function explainDatabaseFailure(error: unknown): ApiError | undefined {
  return isDatabaseUnavailable(error)
    ? new ApiError('DATABASE_UNAVAILABLE', DATABASE_UNAVAILABLE_DETAIL, { cause: error })
    : undefined;
}

/** A name with several addresses fails with one error for each, and no message of its own. */
export function reasonOf(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  if ('errors' in error && Array.isArray(error.errors))
    return error.errors.map(reasonOf).join('; ');
  return error.message;
}
