import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A call as it arrived. */
export interface ArrivedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of the client: two calls with one port came over one connection. */
  readonly port: number;
}

/** How a call is answered, once it has arrived whole. */
export type Reply = (response: ServerResponse) => void;

/** An HTTP server on a loopback socket that answers call by call as a test has told it, and with 500 beyond that. */
export class ScriptedUpstream {
  readonly arrivals: ArrivedCall[] = [];
  private readonly replies: Reply[] = [];
  private readonly server = createServer((request, response) => {
    void buffer(request).then((body) => {
      this.arrivals.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: body.toString(),
        port: request.socket.remotePort ?? 0,
      });
      const reply = this.replies.shift() ?? answer(500, 'not in the script');
      reply(response);
    });
  });

  static async start(): Promise<ScriptedUpstream> {
    const upstream = new ScriptedUpstream();
    upstream.server.listen(0, '127.0.0.1');
    await once(upstream.server, 'listening');
    return upstream;
  }

  get origin(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The next calls are answered so, one after the other. */
  script(...replies: readonly Reply[]): void {
    this.replies.push(...replies);
  }

  /** How many submissions arrived: each one may be a purchase. */
  get purchases(): number {
    return this.arrivals.filter(({ method }) => method === 'POST').length;
  }

  /** Closes idle connections, as a server does whose patience with them ends. */
  closeIdleConnections(): void {
    this.server.closeIdleConnections();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** An ordinary answer; an object goes as JSON. */
export function answer(
  status: number,
  body: object | string | Buffer = '',
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return (response) => response.writeHead(status, headers).end(bytes);
}

/** FIBO takes the job. */
export function accepts(requestId: string): Reply {
  return answer(202, { request_id: requestId });
}

/** The job's state, and what comes with it. */
export function state(status: string, more: object = {}): Reply {
  return answer(200, { status, ...more });
}

/** The connection breaks without an answer. */
export const reset: Reply = (response) => response.socket?.resetAndDestroy();

/** The call is taken and never answered. */
export const silence: Reply = () => undefined;

/** The answer begins at once and drips on until the client leaves. */
export const endless: Reply = (response) => {
  response.writeHead(200);
  const dripping = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(dripping));
};
