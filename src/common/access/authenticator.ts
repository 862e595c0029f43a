import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './caller.js';

/** Finds out who makes a request; whoever keeps keys implements it. */
export abstract class Authenticator {
  /**
   * At once where that is known at once. Fails in the same two ways, with UNAUTHENTICATED without a valid key, and with the database's
   * failure when a key cannot be looked up.
   */
  abstract identify(headers: IncomingHttpHeaders): Caller | Promise<Caller>;
}
