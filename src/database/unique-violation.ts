import { hasSqlState } from './sql-state.js';

const UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because another row has the same value where it must be unique. */
export function isUniqueViolation(error: unknown): boolean {
  return hasSqlState(error, UNIQUE_VIOLATION);
}
