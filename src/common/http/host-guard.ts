import { isIPv4 } from 'node:net';
import type { RequestHandler } from 'express';
import { ApiError } from '../errors/api-error.js';

const PORT = /:\d*$/;

/**
 * Refuses requests whose Host is neither loopback nor the public URL's (any port), so that no web page reaches a service
 * without keys by DNS rebinding. Looks at Host itself: X-Forwarded-Host can be set by a page's script.
 */
export function hostGuard(publicUrl: string | undefined): RequestHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  return (req, _res, next) => {
    const host = (req.headers.host ?? '').replace(PORT, '').toLowerCase();
    if (host !== publicHost && !isLoopback(host)) {
      throw new ApiError('FORBIDDEN', 'This host name is not served here');
    }
    next();
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (host.startsWith('127.') && isIPv4(host));
}
