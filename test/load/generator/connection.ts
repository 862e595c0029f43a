import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const STATUS = /^HTTP\/1\.1 (\d{3})/;
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** The bytes of a POST of this JSON text. */
export function postBytes(origin: string, path: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

interface Waiting {
  readonly resolve: (status: number) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A kept-alive HTTP/1.1 connection that sends the same request over and over, one at a time.
 * It reads of an answer what tells its end, and costs a tenth of an HTTP client: the server is to be the slower one.
 */
export class Connection {
  static async open(origin: string, request: Buffer): Promise<Connection> {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket, request);
  }

  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly request: Buffer,
  ) {
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server hung up')));
  }

  /** The status of the answer, once it has arrived whole. */
  async send(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(this.request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const endOfHead = this.received.indexOf(END_OF_HEAD);
    if (endOfHead === -1) return;
    const head = this.received.toString('latin1', 0, endOfHead);
    const status = STATUS.exec(head)?.[1];
    const length = LENGTH.exec(head)?.[1];
    if (status === undefined || length === undefined) {
      this.waiting?.reject(new Error(`Not an answer of known length: ${head}`));
      return;
    }
    if (this.received.length < endOfHead + END_OF_HEAD.length + Number(length)) return;
    this.received = Buffer.alloc(0);
    this.waiting?.resolve(Number(status));
  }
}
