import { request } from 'undici';
import type { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';

/** An answer, read whole. */
interface ClientAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Speaks API v2 to a simulator as plainly as can be: no retries, nothing hidden. */
export class SimulatorClient {
  constructor(
    private readonly simulator: FiboSimulator,
    private readonly token: string,
  ) {}

  /** A string is sent as it is, anything else as JSON. */
  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<ClientAnswer> {
    return this.call('POST', `${this.simulator.baseUrl}${path}`, {
      headers: { api_token: this.token, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async status(requestId: string): Promise<ClientAnswer> {
    const headers = { api_token: this.token };
    return this.call('GET', `${this.simulator.baseUrl}/status/${requestId}`, { headers });
  }

  /** Any method of any path below the simulator's origin, without a token. */
  async call(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    options: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<ClientAnswer> {
    const { statusCode, headers, body } = await request(url, { method, ...options });
    const bytes = Buffer.from(await body.arrayBuffer());
    return { status: statusCode, headers, bytes, text: bytes.toString('utf8') };
  }

  /** Submits a prompt and returns its request_id. */
  async submit(prompt: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const answer = await this.post('/image/generate', { prompt, ...more });
    return field(answer, 'request_id');
  }
}

/** A string in a JSON answer, by its path ("result.image_url"). Throws when there is none. */
export function field(answer: ClientAnswer, path: string): string {
  const value = path.split('.').reduce<unknown>(member, JSON.parse(answer.text));
  if (typeof value !== 'string') throw new TypeError(`No string at ${path}: ${answer.text}`);
  return value;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
