import type { ApiError } from '../common/errors/api-error.js';
import { ERROR_CATALOGUE, type ErrorCode } from '../common/errors/error-catalogue.js';

/** They tell of the service's state, and not of what became of the work. */
const INTERRUPTIONS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DATABASE_UNAVAILABLE',
  'INTERNAL_ERROR',
]);

/**
 * Whether a failure is all there will ever be to say of a call: it may have cost money, and nothing goes on. After any other the work
 * itself says how far it is, which may be nowhere: then the key is not used up.
 */
export function isLastWord({ code, options }: ApiError): boolean {
  const billed = options.billed ?? ERROR_CATALOGUE[code].billed;
  return billed !== 'no' && options.isUnderWay !== true && !INTERRUPTIONS.has(code);
}
