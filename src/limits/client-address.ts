import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddress from 'proxy-addr';

/** Whether the address, so many hops away, may say for whom it asks; express' `trust proxy fn`. */
export type TrustRule = (address: string, hop: number) => boolean;

/** A /64: what one customer has at the least, and may choose from as he likes. */
const IPV6_NETWORK_BYTES = 8;

/** Whom requests from an address are counted for: the address, of IPv6 its network. Proxies that are trusted say which it is. */
export function clientAddress(request: IncomingMessage, trust: TrustRule): string {
  const told = proxyAddress(request, trust);
  const address = ipaddr.isValid(told) ? told : (request.socket.remoteAddress ?? '');
  if (!ipaddr.isValid(address)) return address;
  const ip = ipaddr.process(address);
  if (ip instanceof ipaddr.IPv4) return ip.toString();
  return Buffer.from(ip.toByteArray().slice(0, IPV6_NETWORK_BYTES)).toString('hex');
}
