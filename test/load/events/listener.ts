import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** A client of a stream of events that counts what it hears, over a connection of its own. */
export class Listener {
  events = 0;
  /** Resolves with the time (performance.now) at which the stream ended. */
  readonly ended: Promise<number>;

  /** Resolves when the stream has begun. Rejects when it does not. */
  static async to(url: string): Promise<Listener> {
    const request = get(url, { agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`${url} answers ${response.statusCode}`);
    return new Listener(response);
  }

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (text: string) => this.hear(text));
    this.ended = once(response, 'end').then(() => performance.now());
  }

  /** Resolves when its connection is closed. */
  async leave(): Promise<void> {
    if (this.response.destroyed) return;
    this.response.destroy();
    await once(this.response, 'close');
  }

  /** An event comes in one piece here. */
  private hear(text: string): void {
    if (text.includes('event: generation')) this.events++;
  }
}
