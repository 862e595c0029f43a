import { isIPv4 } from 'node:net';
import type { RequestHandler } from 'express';
import { ApiError } from '../errors/api-error.js';

const PORT = /:\d*$/;

/** Whether a request may name this Host. */
export type HostRule = (host: string | undefined) => boolean;

/** Loopback and the public URL's host, any port: no web page reaches a service without keys by DNS rebinding. */
export function loopbackOr(publicUrl: string | undefined): HostRule {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  return (given = '') => {
    const host = given.replace(PORT, '').toLowerCase();
    return host === publicHost || isLoopback(host);
  };
}

/** Refuses requests whose Host breaks the rule. Looks at Host itself: X-Forwarded-Host can be set by a page's script. */
export function hostGuard(isServed: HostRule): RequestHandler {
  return (req, _res, next) => {
    if (!isServed(req.headers.host)) {
      throw new ApiError('FORBIDDEN', 'This host name is not served here');
    }
    next();
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (host.startsWith('127.') && isIPv4(host));
}
