import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

/** Takes part in answering a request ahead of express: it answers, or lets the next one. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/**
 * Puts handlers ahead of the server's listeners, in this order. What every request meets belongs here: express' own way to a handler
 * costs more than most handlers do.
 */
export function putInFront(server: Server, handlers: readonly Handler[]): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  const first = handlers.reduceRight<RequestListener>(
    (next, handler) => (request, response) =>
      handler(request, response, () => {
        next(request, response);
      }),
    (request, response) => {
      for (const listener of listeners) listener.call(server, request, response);
    },
  );
  server.on('request', first);
}
