import { isIP, isIPv4 } from 'node:net';
import { isLoopbackHost } from './loopback.js';
import { Rejection } from './setting.js';

const HOST_NAME =
  /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const MAX_PROXY_HOPS = 32;

/** A host name or an IP address to listen on; IPv6 without brackets. */
export function listenHost(text: string): string | Rejection {
  return isIP(text) !== 0 || HOST_NAME.test(text)
    ? text
    : new Rejection('must be a host name or an IP address, IPv6 without brackets');
}

/** An http or https address with nothing after its path; returned without a trailing slash. */
export function baseAddress(text: string): string | Rejection {
  const url = plainHttpUrl(text);
  return url
    ? withoutTrailingSlash(url)
    : new Rejection('must be an http or https URL without credentials, query or fragment');
}

/** A base address to which a token is sent: in clear (http) only within this machine. */
export function upstreamAddress(text: string): string | Rejection {
  const url = plainHttpUrl(text);
  return url && (url.protocol === 'https:' || isLoopbackHost(url.hostname))
    ? withoutTrailingSlash(url)
    : new Rejection(
        'must be an https URL (http only on loopback) without credentials, query or fragment',
      );
}

/** Host names, and `*.name` for all that is below one, separated by commas; in small letters. */
export function hostList(text: string): readonly string[] | Rejection {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  return hosts.every((host) => HOST_NAME.test(host.replace(/^\*\./, '')))
    ? hosts
    : new Rejection(
        'must be host names such as images.example.com or *.example.com, separated by commas',
      );
}

/** A PostgreSQL connection string, kept as it is. */
export function postgresUrl(text: string): string | Rejection {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
    ? text
    : new Rejection('must be a postgres:// or postgresql:// URL');
}

/** Exact origins, separated by commas. A wildcard is none. */
export function originList(text: string): readonly string[] | Rejection {
  const origins = text.split(',').map((origin) => origin.trim());
  return origins.every((origin) => plainHttpUrl(origin)?.origin === origin)
    ? origins
    : new Rejection(
        'must be exact origins such as https://app.example.com, separated by commas, without paths or trailing slashes',
      );
}

/**
 * Express' `trust proxy`: the number of proxies in front, or their addresses, ranges and named ranges.
 * `true` is refused: any client could then choose the address it is seen under.
 */
export function trustedProxies(text: string): string | number | Rejection {
  if (/^\d{1,2}$/.test(text) && Number(text) <= MAX_PROXY_HOPS) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  return proxies.every((proxy) => NAMED_RANGES.includes(proxy) || isAddressOrRange(proxy))
    ? proxies.join(',')
    : new Rejection(
        `must be a number of proxies from 0 to ${MAX_PROXY_HOPS}, or IP addresses, ranges (10.0.0.0/8) and ${NAMED_RANGES.join(', ')}, separated by commas`,
      );
}

function plainHttpUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^?#@\s]+$/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

function withoutTrailingSlash(url: URL): string {
  return url.href.replace(/\/+$/, '');
}

function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : 0;
  return bits >= 1 && bits <= (isIPv4(address) ? 32 : 128);
}
