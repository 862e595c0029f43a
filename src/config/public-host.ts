import { BlockList, isIP } from 'node:net';

/** Networks that the internet has no way to: this machine, private ones, single links, groups, and what is set aside for examples. */
const CLOSED_NETWORKS = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
  ipv6: ['::/127', '2001:db8::/32', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
} as const;

/** Names that no public name server knows: those of one network, and those set aside for tests and examples (RFC 2606, 6761, 6762). */
const CLOSED_NAMES =
  /(?:^|\.)(?:local|localhost|localdomain|internal|intranet|lan|home\.arpa|corp|home|test|invalid|onion|example(?:\.(?:com|net|org))?)$/;

const closed = new BlockList();
for (const family of ['ipv4', 'ipv6'] as const) {
  for (const network of CLOSED_NETWORKS[family]) {
    const [address = '', bits] = network.split('/');
    closed.addSubnet(address, Number(bits), family);
  }
}

/** Whether others on the internet may reach a host, as far as its name tells. @param host as in a URL: IPv6 in brackets */
export function isPublicHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const family = isIP(name);
  if (family !== 0) return !closed.check(name, family === 6 ? 'ipv6' : 'ipv4');
  return name.includes('.') && !CLOSED_NAMES.test(name.toLowerCase());
}
