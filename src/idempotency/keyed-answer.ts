import type { Response } from 'express';
import type { CallOutcome } from './call-outcome.js';
import { IDEMPOTENT_REPLAYED } from './idempotency-key.header.js';

/** An answer of the call's own, or how an earlier call with its key ended. */
export type KeyedAnswer = { readonly made: unknown } | { readonly repeated: CallOutcome };

/** The body of the answer, whose status and headers are set. Throws the failure that is repeated. */
export function bodyOf(answer: KeyedAnswer, response: Response): unknown {
  if ('made' in answer) return answer.made;
  const { repeated } = answer;
  response.setHeader(IDEMPOTENT_REPLAYED, 'true');
  if ('failure' in repeated) throw repeated.failure;
  if (repeated.status) response.status(repeated.status);
  response.set(repeated.headers ?? {});
  return repeated.body;
}
