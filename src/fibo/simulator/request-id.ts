import { randomBytes } from 'node:crypto';

/** 32 hex digits that nobody can guess. */
export function newRequestId(): string {
  return randomBytes(16).toString('hex');
}
