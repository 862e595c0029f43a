import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The requests of each connection that have no whole answer yet; several where a client does not wait for one before it asks again. */
export class UnansweredRequests {
  private readonly responses = new WeakMap<Duplex, Set<ServerResponse>>();
  private readonly latest = new WeakMap<Duplex, ServerResponse>();

  constructor(server: Server) {
    server.prependListener('request', (request, response) => {
      this.add(request.socket, response);
    });
  }

  /** Whether the answer to what is arriving has begun ahead of its end. */
  isAnswered(socket: Duplex): boolean {
    const latest = this.latest.get(socket);
    return latest?.req.complete === false && latest.headersSent;
  }

  /** The ends of the answers to requests that have arrived whole: what is wrong on the connection now came after them. */
  before(socket: Duplex): readonly Promise<unknown>[] {
    return this.on(socket)
      .filter(({ req }) => req.complete)
      .map((response) => once(response, 'close'));
  }

  private on(socket: Duplex): readonly ServerResponse[] {
    return [...(this.responses.get(socket) ?? [])];
  }

  private add(socket: Duplex, response: ServerResponse): void {
    const responses = this.responses.get(socket) ?? new Set();
    this.responses.set(socket, responses.add(response));
    this.latest.set(socket, response);
    response.once('close', () => responses.delete(response));
  }
}
