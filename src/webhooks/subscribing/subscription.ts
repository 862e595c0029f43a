import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** A request's wish to be told, at an address, how its generation ends. */
export class Subscription {
  /** Of the event that comes of it, in all its deliveries. */
  readonly id = `msg_${randomUUID()}`;
  /** The generation with whose row it was written; undefined: it has none of its own. */
  storedWith: number | undefined;

  constructor(readonly url: string) {}
}

/** A subscription as a generation's row keeps it until the generation ends. */
export interface StoredSubscription {
  readonly id: string;
  readonly url: string;
  /** The generation was made for another request. */
  readonly cached: boolean;
}

const subscriptions = new AsyncLocalStorage<Subscription>();

/** Does the work of a request for one picture; the row that it makes bears the subscription. */
export function underSubscription<T>(subscription: Subscription, work: () => T): T {
  return subscriptions.run(subscription, work);
}

/** The subscription under which work is done; undefined: nobody is to be told. */
export function currentSubscription(): Subscription | undefined {
  return subscriptions.getStore();
}
