import ipaddr from 'ipaddr.js';

/** Global unicast is handed out of here; whatever lies outside is special. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Special blocks within that ipaddr.js takes for ordinary ones: documentation (RFC 9637), and all of the protocol assignments (RFC 2928). */
const SPECIAL = [ipaddr.IPv6.parseCIDR('3fff::/20'), ipaddr.IPv6.parseCIDR('2001::/23')];

/**
 * Whether an address belongs to the public internet. What stands for another address (IPv4-mapped, NAT64, 6to4, Teredo) does not, whatever
 * that one is. False for what is no address.
 *
 * @param address without brackets
 */
export function isPublicIp(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast') return false;
  if (ip instanceof ipaddr.IPv4) return true;
  return ip.match(GLOBAL_UNICAST) && !SPECIAL.some((block) => ip.match(block));
}
