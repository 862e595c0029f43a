import { type Answer, ask } from './ask.js';
import { eventually } from './eventually.js';

/** Whoever serves the API: a service within the test, or a process of its own. */
interface Service {
  readonly url: string;
}

/** POST /api/generate/ with a `Prefer` header. */
export async function postPreferring(
  { url }: Service,
  prefer: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(`${url}/api/generate/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer, ...headers },
    body: JSON.stringify(body),
  });
}

/** The generation at the address that an answer gives, once it has ended. */
export async function endedAt({ url }: Service, { headers }: Answer): Promise<Answer> {
  return eventually(async () => {
    const answer = await ask(`${url}${headers.get('location') ?? ''}`);
    const isUnderWay = ['pending', 'processing'].includes(String(answer.body['status']));
    return isUnderWay ? undefined : answer;
  });
}

/** POST /api/generate/{id}/cancel. */
export async function cancel({ url }: Service, id: unknown): Promise<Answer> {
  return ask(`${url}/api/generate/${String(id)}/cancel`, { method: 'POST' });
}
