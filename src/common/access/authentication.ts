import type { Handler } from '../http/front.js';
import { requestContext, type RequestContext } from '../http/request-context.js';
import type { Authenticator } from './authenticator.js';

/** Notes in each request's context who makes it, unless he was refused before. Refuses nobody: whether a route is open to strangers is known further on. */
export function authentication(authenticator: Authenticator): Handler {
  return (request, _response, next) => {
    const context = requestContext.getStore();
    if (!context) throw new Error('A request has no context');
    if (context.refusal) {
      next();
      return;
    }
    const looked = noteCaller(context, () => authenticator.identify(request.headers));
    if (looked) void looked.then(next);
    else next();
  };
}

/** Undefined: it is noted already. Does not reject. */
function noteCaller(
  context: RequestContext,
  identify: () => ReturnType<Authenticator['identify']>,
): Promise<void> | undefined {
  try {
    const caller = identify();
    if (caller instanceof Promise) return noteLater(context, caller);
    context.caller = caller;
  } catch (error) {
    context.refusal = asError(error);
  }
  return undefined;
}

async function noteLater(
  context: RequestContext,
  caller: ReturnType<Authenticator['identify']>,
): Promise<void> {
  try {
    context.caller = await caller;
  } catch (error) {
    context.refusal = asError(error);
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
