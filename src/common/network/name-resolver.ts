/** An address of a host, as a connection takes it. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Where names lead; injected, so that tests have names of their own. */
export abstract class NameResolver {
  /**
   * All addresses of the host; rejects when there are none.
   *
   * @param signal nobody waits for them any more
   */
  abstract resolve(host: string, signal: AbortSignal): Promise<readonly HostAddress[]>;
}
