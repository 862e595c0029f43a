import { Agent, type IncomingMessage, request, validateHeaderValue } from 'node:http';
import { sendRaw } from '../support/raw-http.js';
import type { Message } from './message.js';

const PATIENCE_MS = 20_000;
/** Who answers and closes does not wait for the rest of a body, and the answer may be lost with it. */
const MOST_BEFORE_CLOSING = 64 * 1024;

/** An answer, read whole; of a stream of events its first one. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A client that sends whatever it is told to, over connections that it keeps. */
export class Wire {
  private readonly agent: Agent;

  constructor(
    private readonly origin: URL,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async send(message: Message): Promise<WireAnswer> {
    const plain = message.headers.filter(isPlainHeader);
    const isPlain = plain.length === message.headers.length;
    const isLarge = (message.body?.length ?? 0) > MOST_BEFORE_CLOSING;
    return isPlain || isLarge
      ? this.sendByClient({ ...message, headers: plain })
      : this.sendBySocket(message);
  }

  close(): void {
    this.agent.destroy();
  }

  private async sendByClient({ method, target, headers, body }: Message): Promise<WireAnswer> {
    const outgoing = request(this.origin, {
      method,
      path: target,
      agent: this.agent,
      headers: { ...byName(headers), ...(body && { 'Content-Length': body.length }) },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return new Promise((resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        readWhole(incoming).then(resolve, reject);
      });
      outgoing.end(body);
    });
  }

  /** What Node's client refuses to send. */
  private async sendBySocket({ method, target, headers, body }: Message): Promise<WireAnswer> {
    const all: Message['headers'] = [
      ['Connection', 'close'],
      ['Host', this.origin.host],
      ...(body ? [['Content-Length', String(body.length)] as const] : []),
      ...headers,
    ];
    // Two hosts are refused for that alone.
    const lines = all
      .filter(([name], index) => index < 2 || name !== 'Host')
      .map(([name, value]) => `${name}: ${value.replaceAll('\r', '')}`);
    const head = [`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n');
    const answer = await sendRaw(
      Number(this.origin.port),
      Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0)]),
    );
    return { ...answer, body: Buffer.from(answer.body) };
  }
}

async function readWhole(incoming: IncomingMessage): Promise<WireAnswer> {
  const isStream = incoming.headers['content-type']?.startsWith('text/event-stream') === true;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if (isStream) break;
  }
  const headers = Object.entries(incoming.headers).map(
    ([name, value]) => [name, String(value)] as const,
  );
  return {
    status: incoming.statusCode ?? 0,
    headers: new Map(headers),
    body: Buffer.concat(chunks),
  };
}

function isPlainHeader([name, value]: readonly [string, string]): boolean {
  try {
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** The same name twice is a list. */
function byName(headers: Message['headers']): Record<string, string | string[]> {
  const lists = new Map<string, string[]>();
  for (const [name, value] of headers) lists.set(name, [...(lists.get(name) ?? []), value]);
  return Object.fromEntries(
    [...lists].map(([name, values]) => [
      name,
      values.length > 1 && name !== 'Host' ? values : (values[0] ?? ''),
    ]),
  );
}
