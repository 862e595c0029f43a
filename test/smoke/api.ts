import type { Body } from './expectations.js';
import { expectThat, isObject } from './expectations.js';

/** FIBO takes some 15 s, and retries may be needed. */
const PATIENCE_MS = 180_000;
const MAX_QUOTE_LENGTH = 200;

/** An answer in JSON. */
export interface Answer {
  /** The call, for messages: "POST /api/generate/". */
  readonly call: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Calls the service, for an owner of a key when there is one. */
export class Api {
  constructor(
    private readonly baseUrl: string,
    private readonly key: string | undefined,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  post(path: string, body: Body): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body));
  }

  /** Any address, such as a picture's; the key goes to the service only. */
  async fetchPicture(address: string): Promise<{ readonly type: string; readonly bytes: Buffer }> {
    const headers = address.startsWith(`${this.baseUrl}/`) ? this.headers : {};
    const response = await fetchPatiently(`GET ${address}`, address, { headers });
    expectThat(response.ok, `GET ${address} answered ${response.status}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { type: response.headers.get('content-type') ?? '', bytes };
  }

  private get headers(): Record<string, string> {
    return this.key === undefined ? {} : { authorization: `Bearer ${this.key}` };
  }

  private async send(method: string, path: string, body?: string): Promise<Answer> {
    const call = `${method} /api/generate${path.replace(/\?.*/s, '')}`;
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetchPatiently(call, `${this.baseUrl}/api/generate${path}`, {
      method,
      headers: { ...this.headers, ...json },
      ...(body === undefined ? {} : { body }),
    });
    const parsed = parse(await response.text());
    expectThat(isObject(parsed), `${call} answered ${response.status} without a JSON object`);
    return { call, status: response.status, headers: response.headers, body: parsed };
  }
}

/** Throws when the status is another one; the words tell what the service says. */
export function expectStatus({ call, status, body }: Answer, expected: number): void {
  const { message } = body;
  const told = typeof message === 'string' ? message : JSON.stringify(body);
  const quote = told.slice(0, MAX_QUOTE_LENGTH);
  expectThat(status === expected, `${call} answered ${status}, not ${expected}: ${quote}`);
}

async function fetchPatiently(call: string, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new Error(`${call}: ${reasonOf(error)}`, { cause: error });
  }
}

/** fetch says why only in its error's cause, which has a code but may have no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1000} s`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
