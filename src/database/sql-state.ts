import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';

/** Whether PostgreSQL refused a statement with this SQLSTATE. */
export function hasSqlState(error: unknown, sqlState: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  return isNativeError(cause) && 'code' in cause && cause.code === sqlState;
}
