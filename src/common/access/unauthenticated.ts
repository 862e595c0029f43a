import { ApiError } from '../errors/api-error.js';

/** The same answer for every reason there may be, so that nobody can try keys out. RFC 9110, 11.6.1 wants the scheme named. */
export function unauthenticated(): ApiError {
  return new ApiError('UNAUTHENTICATED', 'Not authenticated', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}
