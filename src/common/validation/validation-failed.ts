import { ApiError, type ValidationFault } from '../errors/api-error.js';

/** More faults than any honest request has: a batch of 50 with every field wrong stays below. */
const MAX_FAULTS = 1000;

/** The failure for submitted values; a mebibyte of unknown keys does not get as many faults back. */
export function validationFailed(faults: readonly ValidationFault[]): ApiError {
  return new ApiError('VALIDATION_FAILED', faults.slice(0, MAX_FAULTS));
}
