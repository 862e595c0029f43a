import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { parse } from 'ipaddr.js';

const TYPES: Readonly<Record<number, 4 | 6>> = { 1: 4, 28: 6 };
const HEADER_BYTES = 12;
/** A response, recursion desired and available. */
const ANSWERED = 0x8180;
/** The name at the question's place, of the internet class, for a minute. */
const NAME_ASKED = 0xc00c;
const INTERNET = 1;
const TTL_SECONDS = 60;

/** The IPv4 and IPv6 addresses of names. */
type Zone = Readonly<
  Record<string, { readonly 4?: readonly string[]; readonly 6?: readonly string[] }>
>;

/** A DNS server on this machine. Whoever asks it for a name that it does not know gets no answer, ever. */
export class NameServer {
  private readonly socket = createSocket('udp4');

  static async start(zone: Zone): Promise<NameServer> {
    const server = new NameServer(zone);
    server.socket.bind(0, '127.0.0.1');
    await once(server.socket, 'listening');
    return server;
  }

  private constructor(private readonly zone: Zone) {
    this.socket.on('message', (query, from) => this.answer(query, from));
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  /** Comes when the next question has come. */
  async asked(): Promise<void> {
    await once(this.socket, 'message');
  }

  async stop(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }

  private answer(query: Buffer, { port, address }: RemoteInfo): void {
    const { name, type, question } = questionIn(query);
    const known = this.zone[name];
    if (!known) return;
    const family = TYPES[type];
    const records = ((family && known[family]) ?? []).map((ip) => recordOf(type, ip));
    const header = Buffer.alloc(HEADER_BYTES);
    [query.readUInt16BE(), ANSWERED, 1, records.length].forEach((value, index) =>
      header.writeUInt16BE(value, 2 * index),
    );
    this.socket.send(Buffer.concat([header, question, ...records]), port, address);
  }
}

function questionIn(query: Buffer) {
  const labels: string[] = [];
  let end = HEADER_BYTES;
  for (let size = query.readUInt8(end++); size > 0; size = query.readUInt8(end++)) {
    labels.push(query.toString('latin1', end, end + size));
    end += size;
  }
  const question = query.subarray(HEADER_BYTES, end + 4);
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(end), question };
}

function recordOf(type: number, ip: string): Buffer {
  const data = Buffer.from(parse(ip).toByteArray());
  const head = Buffer.alloc(12);
  head.writeUInt16BE(NAME_ASKED, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(INTERNET, 4);
  head.writeUInt32BE(TTL_SECONDS, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
