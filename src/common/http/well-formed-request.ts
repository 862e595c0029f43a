import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { ApiError } from '../errors/api-error.js';

/**
 * Refuses what Node's parser lets pass and proxies may read in another way than we do: a path that does not decode, whether or not a route
 * would match; HTTP/1.1 without Host or with several (RFC 9112, 3.2); a target that names another host than Host does; a body
 * in a transfer coding that is not undone here.
 */
export function wellFormedRequest(): RequestHandler {
  return (req, _res, next) => {
    const { 'transfer-encoding': coding = 'chunked' } = req.headers;
    const isWellFormed =
      decodes(req.path) &&
      hasOneHost(req) &&
      namesItsHost(req) &&
      coding.trim().toLowerCase() === 'chunked';
    if (!isWellFormed) {
      // What comes next on the connection may be no request.
      const headers = { Connection: 'close' };
      throw new ApiError('MALFORMED_REQUEST', 'Bad Request', { headers });
    }
    next();
  };
}

/** Of several Node hands on the first, and somebody in between may have looked at another one. HTTP/1.0 needs none. */
export function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts === 1 || (hosts === 0 && httpVersion !== '1.1');
}

/** A target in absolute form, such as proxies are sent. */
function namesItsHost({ url = '', headers }: IncomingMessage): boolean {
  const authority = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  return authority === undefined || authority.toLowerCase() === headers.host?.toLowerCase();
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
