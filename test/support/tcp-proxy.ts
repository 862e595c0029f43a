import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** An answer that is to get lost. */
interface Loss {
  /** In the question. */
  readonly text: string;
  readonly resolve: () => void;
}

/** How a server of PostgreSQL says that it has answered and waits for the next question: ReadyForQuery, outside of a transaction. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

/** A door in front of a TCP server, on 127.0.0.1. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.serve(client));
  private state: 'open' | 'shut' | 'silent' = 'open';
  private loss: Loss | undefined;

  static async to(port: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(port);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  private constructor(private target: number) {}

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

  /** New connections go to another port. */
  lead(port: number): void {
    this.target = port;
  }

  /**
   * The next question to PostgreSQL with this text in it is answered, and nobody hears the answer: the connection is reset instead.
   *
   * @returns when that has happened
   */
  loseAnswer(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.loss = { text, resolve };
    });
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
    let lost: Loss | undefined;
    client
      .on('data', (bytes) => {
        lost ??= this.takeLoss(bytes);
        server.write(bytes);
      })
      .on('close', () => server.destroy());
    server
      .on('data', (bytes) => {
        if (!lost) client.write(bytes);
        else if (bytes.includes(READY)) lose(client, lost);
      })
      .on('close', () => client.destroy());
    if (this.state === 'silent') client.pause();
  }

  private takeLoss(question: Buffer): Loss | undefined {
    const { loss } = this;
    if (!loss || !question.includes(loss.text)) return undefined;
    this.loss = undefined;
    return loss;
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    // Whatever breaks a connection also closes it.
    return socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
  }
}

function lose(client: Socket, { resolve }: Loss): void {
  client.resetAndDestroy();
  resolve();
}
