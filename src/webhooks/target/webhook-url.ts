import { findIp, isLocalhost } from '../../common/network/http-url.js';
import { isPublicIp } from '../../common/network/public-ip.js';
import { isLoopbackHost } from '../../config/loopback.js';

export const MAX_URL_LENGTH = 2048;

/** Whether the host says by itself that it is this machine: a loopback address, `localhost` or a name below it. */
export function isLoopbackUrl(url: URL): boolean {
  const ip = findIp(url);
  if (ip !== undefined) return isLoopbackHost(ip);
  return isLocalhost(url.hostname);
}

/** Whether the host is written as an address that is neither public nor this machine's. */
export function isForeignPrivateUrl(url: URL): boolean {
  const ip = findIp(url);
  return ip !== undefined && !isPublicIp(ip) && !isLoopbackHost(ip);
}
