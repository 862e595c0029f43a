import { describe, expect, it, afterEach } from '@jest/globals';
import { once } from 'node:events';
import {
  createServer,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { installClientErrorHandler } from './client-error.js';

const GOOD = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

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
    const begun: ServerResponse[] = [];
    const socket = await connectTo({}, (_req, res) => {
      begun.push(res);
      res.write('the first half');
    });
    socket.write(GOOD);
    await once(socket, 'data');
    const refused = once(server, 'clientError');
    socket.write('nonsense\r\n\r\n');
    await refused;
    begun[0]?.end('the second half');
    expect(await text(socket)).toMatch(/^f\r\nthe second half\r\n0\r\n\r\nHTTP\/1\.1 400/);
  });

  it('breaks off an answer whose request is broken off', async () => {
    const socket = await connectTo({}, (_req, res) => res.write('the first half'));
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    await once(socket, 'data');
    socket.write('nonsense\r\n');
    expect(await text(socket)).toBe('');
  });

  it('answers first what was asked before', async () => {
    const waiting: ServerResponse[] = [];
    const socket = await connectTo({}, (_req, res) => waiting.push(res));
    const refused = once(server, 'clientError');
    socket.write(`${GOOD}${GOOD}nonsense\r\n\r\nmore of it`);
    await refused;
    waiting.forEach((response, index) => response.end(`answer ${index}`));
    expect((await text(socket)).match(/HTTP\/1\.1 \d+|answer \d/g)).toEqual([
      'HTTP/1.1 200',
      'answer 0',
      'HTTP/1.1 200',
      'answer 1',
      'HTTP/1.1 400',
    ]);
  });

  it('serves nothing that comes after its refusal', async () => {
    const served: string[] = [];
    const limits = { headersTimeout: 20, connectionsCheckingInterval: 5 };
    const socket = await connectTo(limits, (req) => served.push(String(req.url)));
    const refused = once(server, 'clientError');
    socket.write('GET /late HTTP/1.1\r\nHost: a\r\n');
    await refused;
    socket.write('\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408/);
    expect(served).toEqual([]);
  });

  it('answers no request twice', async () => {
    const socket = await connectTo({}, (_req, res) => res.end('no'));
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n');
    expect((await text(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  });

  it('sends no body to HEAD', async () => {
    const socket = await connectTo({}, () => undefined);
    socket.write('HEAD / HTTP/1.1\r\nHost: a\r\nX-A: a\x01\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^{]*\r\n\r\n$/);
  });

  it('answers CONNECT, which Node would hang up on', async () => {
    const socket = await connectTo({}, () => undefined);
    socket.write('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n.*Allow: /s);
  });

  it('outlives whoever asks for a tunnel and hangs up', async () => {
    const socket = await connectTo({}, () => undefined);
    const refused = once(server, 'connect') as Promise<[unknown, Socket]>;
    socket.write('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n');
    const [, refusedSocket] = await refused;

    const closed = new Promise((resolve) => refusedSocket.once('close', resolve));
    refusedSocket.destroy(new Error('read ECONNRESET'));

    // true: by an error, which somebody has listened for.
    await expect(closed).resolves.toBe(true);
  });

  it('listens once on a connection that sends nonsense on and on', async () => {
    const waiting: ServerResponse[] = [];
    const socket = await connectTo({}, (_req, res) => waiting.push(res));
    const refused = once(server, 'clientError');
    socket.write(`${GOOD}nonsense\r\n\r\n`);
    await refused;
    const before = waiting[0]?.listenerCount('close');
    const again = once(server, 'clientError');

    socket.write('more of it');
    await again;

    expect(waiting[0]?.listenerCount('close')).toBe(before);
    waiting[0]?.end();
  });

  it('answers nonsense after a whole answer', async () => {
    const socket = await connectTo({}, (_req, res) => res.end('done'));
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'data');
    socket.write('nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});
