import type { Server, ServerResponse } from 'node:http';

/** The requests on a server that have no whole answer yet. */
export class OpenRequests {
  private readonly responses = new Set<ServerResponse>();
  private isClosing = false;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request, response) => this.add(response));
  }

  /**
   * Lets nobody in any more and resolves when everybody inside has an answer. Node itself would wait for connections
   * as well that have never carried a request, such as browsers keep in reserve.
   */
  async close(): Promise<void> {
    this.isClosing = true;
    this.server.close();
    this.responses.forEach(endConnectionAfter);
    while (this.responses.size > 0) await Promise.all([...this.responses].map(closed));
    this.server.closeAllConnections();
  }

  private add(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => this.responses.delete(response));
    if (this.isClosing) endConnectionAfter(response);
  }
}

/** Tells the client not to send another request on this connection. */
function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('close', resolve));
}
