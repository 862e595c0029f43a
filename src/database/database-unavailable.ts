import { QueryFailedError } from 'typeorm';

/** PostgreSQL: connection exceptions (08), operator intervention (57P), too many connections (53300). */
const SQL_STATES = /^(?:08|57P|53300)/;

/** Node and pg: nobody listens, the connection broke, or none was to be had in time. */
const CONNECTION_FAULTS =
  /^(?:E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOTFOUND)$/;
const PG_MESSAGES =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/i;

export const DATABASE_UNAVAILABLE_DETAIL = 'The database cannot be reached at the moment';

/** Whether an error says that the database cannot be reached now, rather than that a statement is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return SQL_STATES.test(code) || CONNECTION_FAULTS.test(code) || PG_MESSAGES.test(cause.message);
}
