import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because another row has the same value where it must be unique. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  return isNativeError(cause) && 'code' in cause && cause.code === UNIQUE_VIOLATION;
}
