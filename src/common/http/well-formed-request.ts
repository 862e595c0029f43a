import type { RequestHandler } from 'express';
import { ApiError } from '../errors/api-error.js';

/** Refuses a path that does not decode, whether or not a route would match, and HTTP/1.1 without Host (RFC 9112, 3.2). */
export function wellFormedRequest(): RequestHandler {
  return (req, _res, next) => {
    if (!decodes(req.path) || (req.headers.host === undefined && req.httpVersion === '1.1')) {
      throw new ApiError('MALFORMED_REQUEST', 'Bad Request');
    }
    next();
  };
}

function decodes(path: string): boolean {
  if (!path.includes('%')) {
    return true;
  }
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
