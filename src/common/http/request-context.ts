import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../access/caller.js';
import type { Clock } from '../time/clock.js';

/** The right to do a piece of work under an Idempotency-Key; work that is begun when the right is lost gets no row. */
export interface WorkClaim {
  readonly keyId: number;
  /** Rises with each call that takes the key over. */
  readonly fence: number;
  /** Which piece, where one request asks for several: its index. */
  readonly item?: number;
}

/** What is known of the request being served, wherever its work is done. */
export interface RequestContext {
  readonly requestId: string;
  /** When its headers had been read, in epoch milliseconds; its body may take long to follow. */
  readonly arrivedAtMs: number;
  /** Scheme and host the client used, without a trailing slash; X-Forwarded-* count only as `trust proxy` says. */
  readonly origin: string;
  /** Undefined: the request has no key. */
  readonly claim?: WorkClaim | undefined;
  /** Who makes it, noted by `authentication`; undefined: a stranger. */
  caller?: Caller | undefined;
  /** Why a stranger is one, when there is more to say than that he is. */
  refusal?: Error | undefined;
}

/** Holds the request being served; empty in work that no request waits for. */
export const requestContext = new AsyncLocalStorage<RequestContext>();

/** When the request being served arrived, in epoch milliseconds; outside of one: now. */
export function arrivedAtMs(clock: Clock): number {
  return requestContext.getStore()?.arrivedAtMs ?? clock.now();
}

/** Does work that outlives its request in a copy of its context, so that it keeps the request's words and not the request. */
export function outliving<T>(work: () => T): T {
  const context = requestContext.getStore();
  return context ? requestContext.run(copyOf(context), work) : work();
}

/** Does work as if its request had just arrived: its deadline counts from now. */
export function arrivingNow<T>(clock: Clock, work: () => T): T {
  const context = requestContext.getStore();
  if (!context) return work();
  return requestContext.run({ ...copyOf(context), arrivedAtMs: clock.now() }, work);
}

/** A copy without whatever else holds on to the request. */
export function copyOf(context: RequestContext): RequestContext {
  const { requestId, arrivedAtMs, origin, claim, caller } = context;
  return { requestId, arrivedAtMs, origin, claim, caller };
}

/** The id of the request being served; outside of one a new id. */
export function currentRequestId(): string {
  return requestContext.getStore()?.requestId ?? randomUUID();
}
