import { requestContext } from '../http/request-context.js';
import { ANY_USER, type Caller, type Owner } from './caller.js';
import { unauthenticated } from './unauthenticated.js';

/** Who makes the request being served; undefined where nobody is known, as in work that no request waits for. */
export function findCaller(): Caller | undefined {
  return requestContext.getStore()?.caller;
}

/**
 * Who makes the request being served.
 *
 * @throws ApiError UNAUTHENTICATED, or what kept the key from being looked up
 */
export function currentCaller(): Caller {
  const context = requestContext.getStore();
  if (context?.caller) return context.caller;
  throw context?.refusal ?? unauthenticated();
}

/** Whether the caller may see and change what has this owner; what is not his is to him as if it did not exist. */
export function isOwn(owner: Owner): boolean {
  return isOwnOf(findCaller(), owner);
}

/** The same for whoever makes the request being served, wherever it is asked later. */
export function ownership(): (owner: Owner) => boolean {
  const caller = findCaller();
  return (owner) => isOwnOf(caller, owner);
}

function isOwnOf(caller: Caller | undefined, owner: Owner): boolean {
  return caller !== undefined && (caller.user === ANY_USER || caller.user === owner);
}
