import type { Server } from 'node:http';

/**
 * What a request may take to arrive, in milliseconds, so that clients that trickle hold no connection for ever.
 *
 * Headers come in one breath; the largest body, a batch of 4 MiB, needs 35 KB/s. The number of headers is not limited: Node drops those beyond
 * the limit without a word, an Idempotency-Key perhaps. Their names and values together have 16 KiB.
 */
const ARRIVAL_LIMITS = {
  headersTimeout: 20_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
  maxHeadersCount: 0,
};

/** Must be called before the server listens: from then on it looks at its connections, as often as it was told. */
export function limitArrival(server: Server): void {
  // connectionsCheckingInterval is a property of http.Server, set by createServer's option of the same name, which Nest does not hand on.
  Object.assign(server, ARRIVAL_LIMITS);
}
