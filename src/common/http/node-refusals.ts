import type { Server } from 'node:http';

/**
 * Node answers a request without Host (400) and one with an unknown Expect (417) by itself, with an empty body and without
 * an id. Here they reach the application instead: `wellFormedRequest` refuses the first, and Expect may be ignored (RFC 9110, 10.1.1).
 */
export function takeOverNodeRefusals(server: Server): void {
  // A property of http.Server, set by createServer's option of the same name, which Nest does not hand on.
  Object.assign(server, { requireHostHeader: false });
  server.on('checkExpectation', (req, res) => {
    server.emit('request', req, res);
  });
}
