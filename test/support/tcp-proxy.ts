import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door in front of a TCP server, on 127.0.0.1. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.serve(client));
  private state: 'open' | 'shut' | 'silent' = 'open';

  static async to(port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(port);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  private constructor(private readonly target: number) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** New connections pass; what was silenced stays silent, as when a firewall has forgotten it. */
  open(): void {
    this.state = 'open';
  }

  /** Every connection is reset, as when the server is gone. */
  shut(): void {
    this.state = 'shut';
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Connections are taken and kept, and nothing passes, as when a network swallows packets. */
  silence(): void {
    this.state = 'silent';
    for (const socket of this.sockets) socket.pause();
  }

  async close(): Promise<void> {
    this.shut();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(client: Socket): void {
    this.keep(client);
    if (this.state === 'shut') {
      client.resetAndDestroy();
      return;
    }
    const server = this.keep(connect(this.target, '127.0.0.1'));
    client.on('data', (bytes) => server.write(bytes)).on('close', () => server.destroy());
    server.on('data', (bytes) => client.write(bytes)).on('close', () => client.destroy());
    if (this.state === 'silent') client.pause();
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    // Whatever breaks a connection also closes it.
    return socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
  }
}
