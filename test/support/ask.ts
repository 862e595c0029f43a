/** An answer as a client reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // A test reads by the documented keys what a client would.
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request whose answer is JSON. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, headers: response.headers, body };
}

/** POST /api/generate/ at the service with this origin. */
export async function postGeneration(
  origin: string,
  body: unknown,
  init: RequestInit = {},
): Promise<Answer> {
  return ask(`${origin}/api/generate/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });
}
