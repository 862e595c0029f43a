import { isIP } from 'node:net';

/** What WHATWG's parser would drop without a word, and what must not stand in an address as it is. */
const UNSEEN = /[\s\p{Cc}]/u;

/** The address as the URL standard reads it, which leaves one notation of each IPv4 address; undefined: it is none. */
export function parseUrl(text: string): URL | undefined {
  if (UNSEEN.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

export function isHttp({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

export function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** The host's address when it is written as one, without brackets; undefined for a name. */
export function findIp({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? undefined : host;
}

/** Whether the name is `localhost` or one below it, which belong to this machine (RFC 6761). */
export function isLocalhost(hostname: string): boolean {
  return /(?:^|\.)localhost\.?$/.test(hostname);
}
