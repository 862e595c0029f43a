import { describe, expect, it, afterEach } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { installClientErrorHandler } from './client-error.js';

describe(installClientErrorHandler.name, () => {
  let server: Server;

  afterEach(() => {
    server.close();
  });

  async function connectTo(options: ServerOptions, listener: RequestListener): Promise<Socket> {
    server = createServer(options, listener).listen(0, '127.0.0.1');
    installClientErrorHandler(server);
    await once(server, 'listening');
    return connect((server.address() as { port: number }).port, '127.0.0.1');
  }

  it('answers a request that does not arrive in time', async () => {
    const socket = await connectTo({ headersTimeout: 20, connectionsCheckingInterval: 5 }, () => {
      throw new Error('there is no request');
    });
    socket.write('GET / HTTP/1.1\r\nHost:');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toMatch(/\r\nX-Request-Id: [\w-]{36}\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'REQUEST_TIMEOUT',
    });
  });

  it('puts no second answer into one that was begun', async () => {
    const socket = await connectTo({}, (_req, res) => res.write('the first half'));
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [begun] = (await once(socket, 'data')) as [Buffer];
    socket.write('nonsense\r\n\r\n');
    expect(begun.toString()).toMatch(/^HTTP\/1\.1 200/);
    expect(await text(socket)).not.toContain('HTTP/1.1');
  });

  it('answers nonsense after a whole answer', async () => {
    const socket = await connectTo({}, (_req, res) => res.end('done'));
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    socket.write('nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});
