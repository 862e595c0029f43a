import { Resolver } from 'node:dns/promises';
import { isLocalhost } from './http-url.js';
import { type HostAddress, NameResolver } from './name-resolver.js';

/** Of each name server, and twice that for its second try: what three silent ones cost leaves an attempt time for another failure. */
const TIMEOUT_MS = 1_000;
const TRIES = 2;

const LOOPBACK: readonly HostAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Asks the name servers over sockets. The system's own look-up has four threads for the whole process, which names that nobody answers for
 * would take from FIBO's and the database's. It reads no file of hosts; `localhost` and what is below it is this machine all the same.
 */
export class DnsNameResolver extends NameResolver {
  /** @param servers addresses, with or without a port; default: those of this machine */
  constructor(private readonly servers?: readonly string[]) {
    super();
  }

  override async resolve(host: string, signal: AbortSignal): Promise<readonly HostAddress[]> {
    if (isLocalhost(host)) return LOOPBACK;
    signal.throwIfAborted();
    // Of its own: what is cancelled is all that a resolver was asked.
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
    if (this.servers) resolver.setServers(this.servers);
    const cancel = () => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await bothFamilies(resolver, host);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

/** Many a host has addresses of one family only, and then there is a failure for the other. */
async function bothFamilies(resolver: Resolver, host: string): Promise<readonly HostAddress[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (four.status === 'rejected' && six.status === 'rejected') {
    throw new AggregateError([four.reason, six.reason], 'the name leads nowhere');
  }
  return [...ofFamily(4, four), ...ofFamily(6, six)];
}

function ofFamily(family: number, found: PromiseSettledResult<string[]>): readonly HostAddress[] {
  return found.status === 'rejected' ? [] : found.value.map((address) => ({ address, family }));
}
