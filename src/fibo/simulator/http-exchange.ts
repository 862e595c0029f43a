import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.js';

/** The simulator's own limit; FIBO's is not documented. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** One request and the answer to it. */
export class HttpExchange {
  readonly path: string;
  readonly query: URLSearchParams;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    /** Milliseconds since the Unix epoch. */
    readonly arrivedAt: number,
  ) {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    this.path = path;
    this.query = new URLSearchParams(query);
  }

  /** Where the caller reached the simulator: what addresses in answers begin with. */
  get origin(): string {
    return `http://${this.request.headers.host ?? 'localhost'}`;
  }

  get hasToken(): boolean {
    return this.request.headers['api_token'] !== undefined;
  }

  /** The parsed body. Throws a Refusal: 415 not JSON, 413 over 10 MiB, 400 not parseable. */
  async readJson(): Promise<unknown> {
    const mediaType = this.request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
    if (mediaType !== 'application/json')
      throw new Refusal(415, 'Unsupported media type', 'The body must be application/json');
    const bytes = await this.readBytes();
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      throw new Refusal(400, 'Bad request', 'The body is not JSON in UTF-8');
    }
  }

  json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
    this.send(status, 'application/json', JSON.stringify(body), headers);
  }

  send(
    status: number,
    mediaType: string,
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    this.begin(status, mediaType, Buffer.byteLength(body), headers);
    this.response.end(body);
  }

  /** Writes the headers; without a size the body goes out in chunks. */
  begin(
    status: number,
    mediaType: string,
    sizeBytes?: number,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    this.response.writeHead(status, {
      ...headers,
      'content-type': mediaType,
      ...(sizeBytes !== undefined && { 'content-length': sizeBytes }),
    });
  }

  /** Ends the connection with a TCP reset and without an answer. */
  reset(): void {
    this.request.socket.resetAndDestroy();
  }

  private async readBytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    this.request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    await new Promise<void>((resolve, reject) => {
      this.request.on('end', resolve).on('error', reject);
    });
    if (sizeBytes > MAX_BODY_BYTES)
      throw new Refusal(413, 'Payload too large', `The body exceeds ${MAX_BODY_BYTES} bytes`);
    return Buffer.concat(chunks);
  }
}
