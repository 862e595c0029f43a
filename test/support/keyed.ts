import { randomUUID } from 'node:crypto';
import { type Answer, ask } from './ask.js';
import { eventually } from './eventually.js';

/** Whoever serves the API: a service within the test, or a process of its own. */
interface Service {
  readonly url: string;
}

/** A key that nobody has used before. */
export function newKey(): string {
  return randomUUID();
}

/** POST with an Idempotency-Key. */
export async function postKeyed(
  service: Service,
  key: string,
  body: object,
  path = '/api/generate/',
): Promise<Answer> {
  return ask(`${service.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
}

export const BATCH = '/api/generate/batch';

/** The answer to the first repeat that is not told to come again. */
export async function repeatUntilAnswered(
  service: Service,
  key: string,
  body: object,
  path?: string,
): Promise<Answer> {
  return eventually(async () => {
    const answer = await postKeyed(service, key, body, path);
    return answer.status === 409 ? undefined : answer;
  });
}

/** Whether an answer says that it was not made for this call. */
export function isReplayed({ headers }: Answer): boolean {
  return headers.get('idempotent-replayed') === 'true';
}

/** What two answers with the same body share: failures name their own request. */
export function told({ status, body }: Answer) {
  return { status, body: { ...body, request_id: undefined } };
}
