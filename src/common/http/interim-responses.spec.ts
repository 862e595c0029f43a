import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { putInFront } from './front.js';
import { interimResponses } from './interim-responses.js';

const INTERIM = 'HTTP/1.1 102 Processing\r\n\r\n';
const HTTPX = { 'User-Agent': 'python-httpx/0.23.3' };

describe(interimResponses.name, () => {
  let server: Server;
  let clock: ManualClock;
  let waiting: ServerResponse[];
  let sockets: Socket[];

  beforeEach(async () => {
    clock = new ManualClock();
    waiting = [];
    sockets = [];
    server = createServer((request, response) => {
      waiting.push(response);
      request.resume().once('end', () => server.emit('waiting'));
    });
    putInFront(server, [interimResponses(['/pictures', '/pictures/'], clock)]);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    sockets.forEach((socket) => socket.destroy());
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  /** Resolves when the request waits for its answer. */
  async function send(
    headers: Readonly<Record<string, string>>,
    requestLine = 'POST /pictures HTTP/1.1',
  ): Promise<Socket> {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    const isWaiting = once(server, 'waiting');
    socket.write(requestText(headers, requestLine));
    await isWaiting;
    return socket;
  }

  it('says every 2 s that it is at work, until it answers', async () => {
    const received = text(await send({ ...HTTPX, Connection: 'close' }));

    await clock.advance(7000);
    waiting[0]?.end('done');

    expect((await received).split('HTTP/1.1 200')[0]).toBe(INTERIM.repeat(3));
  });

  it.each([
    ['asks for it', { Prefer: 'processing' }],
    ['asks for it among other things', { Prefer: 'respond-async;x=",", Processing; y=1' }],
    ['cannot wait long', HTTPX],
  ])('tells a client that %s', async (_, headers) => {
    const received = text(await send({ ...headers, Connection: 'close' }));

    await clock.advance(2000);
    waiting[0]?.end();

    expect(await received).toMatch(INTERIM);
  });

  it.each([
    ['has not asked', {}, 'POST /pictures HTTP/1.1'],
    ['prefers other things', { Prefer: 'note="a,processing"' }, 'POST /pictures HTTP/1.1'],
    ['names httpx elsewhere', { 'User-Agent': 'x python-httpx/1' }, 'POST /pictures HTTP/1.1'],
    ['speaks HTTP/1.0', HTTPX, 'POST /pictures HTTP/1.0'],
    ['reads', HTTPX, 'GET /pictures HTTP/1.1'],
    ['posts elsewhere', HTTPX, 'POST /pictures/1 HTTP/1.1'],
  ])('tells no client that %s', async (_, headers, requestLine) => {
    await send(headers, requestLine);

    expect(clock.asleep).toBe(0);
  });

  it.each(['POST /Pictures/ HTTP/1.1', 'POST /pictures?dry_run=true HTTP/1.1'])(
    'knows a path however it is written: %s',
    async (requestLine) => {
      await send(HTTPX, requestLine);

      expect(clock.asleep).toBe(1);
    },
  );

  it('says nothing into an answer that has begun', async () => {
    const received = text(await send({ ...HTTPX, Connection: 'close' }));

    waiting[0]?.write('first half, ');
    await clock.advance(4000);
    waiting[0]?.end('second half');

    expect(await received).not.toMatch(INTERIM);
    expect(clock.asleep).toBe(0);
  });

  it('stops at once when it has answered', async () => {
    await send(HTTPX);

    const [answer] = waiting;
    answer?.end();
    if (answer) await once(answer, 'close');

    expect(clock.asleep).toBe(0);
  });

  it('stops when the client hangs up', async () => {
    const socket = await send(HTTPX);

    socket.destroy();
    if (waiting[0]) await once(waiting[0], 'close');

    expect(clock.asleep).toBe(0);
  });

  it('waits for its turn on a connection with several requests', async () => {
    const socket = await send(HTTPX);
    const isWaiting = once(server, 'waiting');
    socket.write(requestText({ ...HTTPX, Connection: 'close' }));
    await isWaiting;
    const received = text(socket);

    await clock.advance(2000);
    const [first, second] = waiting;
    second?.end(Buffer.from('second'));
    first?.end(Buffer.from('first'));

    const parts = (await received).split(INTERIM);
    expect(parts).toEqual(['', expect.stringMatching(/first.*second$/s)]);
  });
});

function requestText(
  headers: Readonly<Record<string, string>>,
  requestLine = 'POST /pictures HTTP/1.1',
): string {
  const all = { Host: '127.0.0.1', 'Content-Length': '0', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [requestLine, ...lines, '', ''].join('\r\n');
}
