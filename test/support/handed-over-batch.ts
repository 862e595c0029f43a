import { type Answer, ask } from './ask.js';
import { eventually } from './eventually.js';

/** Whoever serves the API: a service within the test, or a process of its own. */
interface Service {
  readonly url: string;
}

/** POST /api/generate/batch with a `Prefer` header. */
export async function handOverBatch(
  { url }: Service,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(`${url}/api/generate/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async', ...headers },
    body: JSON.stringify(body),
  });
}

/** The batch at the address that an answer gives, once all its items have ended. */
export async function batchEnd(service: Service, { body }: Answer): Promise<Answer> {
  return eventually(async () => {
    const answer = await getBatch(service, body['id']);
    return answer.body['completed_at'] === null ? undefined : answer;
  });
}

/** GET /api/generate/batch/{id}. */
export async function getBatch({ url }: Service, id: unknown): Promise<Answer> {
  return ask(`${url}/api/generate/batch/${String(id)}`);
}

/** POST /api/generate/batch/{id}/cancel or retry. */
export async function changeBatch(
  { url }: Service,
  id: unknown,
  change: 'cancel' | 'retry',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(`${url}/api/generate/batch/${String(id)}/${change}`, { method: 'POST', headers });
}
