import { type Answer, ask } from './ask.js';
import { newBody } from './cache-status.js';
import type { TestService } from './test-service.js';

/** POST /api/generate/batch. */
export async function postBatch(
  service: Pick<TestService, 'url'>,
  body: unknown,
  init: RequestInit = {},
): Promise<Answer> {
  return ask(`${service.url}/api/generate/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });
}

/** One item of an answer's `results`. */
export type Result = Readonly<Record<string, unknown>>;

/** The answer's `results`; null where an item has none. */
export function resultsOf({ body }: Answer): (Result | null)[] {
  return body['results'] as (Result | null)[];
}

/** The ids of the answer's generations; null where an item has none. */
export function idsOf(answer: Answer): unknown[] {
  return resultsOf(answer).map((result) => result && result['id']);
}

/** Items that nobody has asked for before, each of a user of its own, and none sent to FIBO twice. */
export function newBodies(count: number) {
  return Array.from({ length: count }, () => ({ ...newBody(), max_retries: 0 }));
}
