import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Reply } from './scripted-upstream.js';

/** What FIBO is asked for. */
export type HostileCall = 'submission' | 'status' | 'picture';

const PART = Buffer.alloc(64 * 1024);
const TWO_GB = 2 ** 31;

/** A FIBO on a loopback socket that makes good pictures, but for the calls that it is told to answer otherwise. */
export class HostileFibo {
  /** Headers of all calls, in the order in which they came. */
  readonly arrivals: { readonly call: HostileCall; readonly headers: IncomingHttpHeaders }[] = [];
  imageUrl: string | undefined;
  private readonly replies = new Map<HostileCall, { readonly reply: Reply; times: number }>();
  private readonly server = createServer((request, response) => {
    request.resume().on('end', () => {
      const call = callOf(request.method, request.url);
      this.arrivals.push({ call, headers: request.headers });
      const told = this.replies.get(call);
      if (told && told.times-- > 0) told.reply(response);
      else this.ordinary(call)(response);
    });
  });

  static async start(picture: Buffer): Promise<HostileFibo> {
    const fibo = new HostileFibo(picture);
    fibo.server.listen(0, '127.0.0.1');
    await once(fibo.server, 'listening');
    return fibo;
  }

  private constructor(private readonly picture: Buffer) {}

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** @param times default: from now on */
  tell(call: HostileCall, reply: Reply, times = Number.POSITIVE_INFINITY): void {
    this.replies.set(call, { reply, times });
  }

  /** As good as at first, and nothing has arrived. */
  reset(): void {
    this.replies.clear();
    this.arrivals.length = 0;
    this.imageUrl = undefined;
  }

  count(call: HostileCall): number {
    return this.arrivals.filter((arrival) => arrival.call === call).length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private ordinary(call: HostileCall): Reply {
    if (call === 'picture') return answer(200, this.picture);
    if (call === 'submission') return answer(202, { request_id: randomUUID().replaceAll('-', '') });
    const imageUrl = this.imageUrl ?? `${this.origin}/picture.png`;
    return answer(200, { status: 'COMPLETED', result: { image_url: imageUrl, seed: 1 } });
  }
}

function callOf(method: string | undefined, path: string | undefined): HostileCall {
  if (method === 'POST') return 'submission';
  return path?.includes('/status/') ? 'status' : 'picture';
}

/** 2 GB, made as they are read. */
export function vastBody(headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) => {
    response.writeHead(200, headers);
    pour(response, TWO_GB);
  };
}

/** 2 GB that say so beforehand. */
export const vastLength: Reply = vastBody({ 'content-length': String(TWO_GB) });

/** Headers without an end. */
export const endlessHeaders: Reply = ({ socket }) => {
  if (!socket) return;
  const line = `X-Bomb: ${'x'.repeat(1024)}\r\n`;
  const write = () => {
    while (socket.writable && socket.write(line));
  };
  socket.write('HTTP/1.1 200 OK\r\n');
  socket.on('drain', write).on('error', () => undefined);
  write();
};

function pour(response: ServerResponse, leftBytes: number): void {
  let left = leftBytes;
  const write = () => {
    while (left > 0 && !response.destroyed) {
      left -= PART.length;
      if (!response.write(PART)) return;
    }
    if (!response.destroyed) response.end();
  };
  response.on('drain', write);
  write();
}
