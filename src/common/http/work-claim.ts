import { copyOf, requestContext, type WorkClaim } from './request-context.js';

/** Does the work of the request being served under its key: the rows that it makes bear the claim. */
export function underClaim<T>(claim: WorkClaim, work: () => T): T {
  const context = requestContext.getStore();
  if (!context) throw new Error('a claim belongs to a request');
  return requestContext.run({ ...copyOf(context), claim }, work);
}

/** Does one piece of the work of a request that asks for several. */
export function forItem<T>(item: number, work: () => T): T {
  const claim = currentClaim();
  return claim ? underClaim({ ...claim, item }, work) : work();
}

/** The claim under which work is done; undefined: the request has no key. */
export function currentClaim(): WorkClaim | undefined {
  return requestContext.getStore()?.claim;
}
