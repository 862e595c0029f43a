import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends bytes as they are to 127.0.0.1 and reads until the server closes the connection. */
export async function sendRaw(port: number, message: string | Buffer): Promise<RawAnswer> {
  return parseAnswer(await exchange(port, message));
}

/** Likewise, where several answers may come; each must tell its length. */
export async function sendPipelined(
  port: number,
  message: string | Buffer,
): Promise<readonly RawAnswer[]> {
  const answers: RawAnswer[] = [];
  let text = await exchange(port, message);
  while (text !== '') {
    const { status, headers, body } = parseAnswer(text);
    const bytes = Buffer.from(body);
    const length = Number(headers.get('content-length'));
    answers.push({ status, headers, body: bytes.subarray(0, length).toString() });
    text = bytes.subarray(length).toString();
  }
  return answers;
}

async function exchange(port: number, message: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = once(socket, 'close');
  socket.write(message);
  await closed;
  return Buffer.concat(chunks).toString();
}

function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...headerLines] = head.split('\r\n');
  const headers = headerLines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: new Map(headers),
    body: rest.join('\r\n\r\n'),
  };
}
