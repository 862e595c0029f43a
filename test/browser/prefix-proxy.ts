import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that serves another server below a path of its own, as balancers do; the server sees the path without it. */
export class PrefixProxy {
  private constructor(private readonly server: Server) {}

  static async start(prefix: string, target: string): Promise<PrefixProxy> {
    const server = createServer((incoming, answer) => {
      const { method, headers, url = '/' } = incoming;
      if (!url.startsWith(`${prefix}/`)) {
        answer.writeHead(404).end();
        return;
      }
      const passedOn = request(target + url.slice(prefix.length), { method, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      });
      passedOn.on('error', (error) => answer.destroy(error));
      incoming.pipe(passedOn);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new PrefixProxy(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
