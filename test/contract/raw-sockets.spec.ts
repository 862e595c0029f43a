import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ERROR_CATALOGUE, type ErrorCode } from '../../src/common/errors/error-catalogue.js';
import { type RawAnswer, sendPipelined } from '../support/raw-http.js';
import { startTestService, type TestService } from '../support/test-service.js';

const LIVE = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n';
const ASKED = `${LIVE}\r\n`;
const LAST = `${LIVE}Connection: close\r\n\r\n`;
const ORDER = '{"prompt":"A luxury watch"}';
const SMUGGLED = `POST /api/generate/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${ORDER.length}\r\n\r\n${ORDER}`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';

/** A POST that would buy nothing if it were read, with more behind it that would. */
const post = (headers: string, body: string): string =>
  `POST /api/generate/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;

describe('Raw sockets', () => {
  let service: TestService;
  let server: Server;
  let port: number;
  let seen: string[];

  beforeAll(async () => {
    service = await startTestService();
    server = service.app.getHttpServer();
    port = Number(new URL(service.url).port);
    server.prependListener('request', ({ method, url }) => {
      seen.push(`${method ?? ''} ${url ?? ''}`);
    });
  });

  beforeEach(() => {
    seen = [];
  });

  afterEach(async () => {
    const [answer] = await sendPipelined(port, LAST);
    expect(answer?.status).toBe(200);
    expect(service.simulator.arrivals()).toEqual([]);
  });

  afterAll(async () => {
    await service.stop();
  });

  function expectRefusal(answer: RawAnswer | undefined, code: ErrorCode): void {
    expect([answer?.status, answer?.headers.get('content-type')]).toEqual([
      ERROR_CATALOGUE[code].status,
      'application/json; charset=utf-8',
    ]);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      code,
      billed: 'no',
      request_id: answer?.headers.get('x-request-id'),
    });
  }

  /** Where a message ends is in doubt: it is refused, and nothing behind it is read. */
  const IN_DOUBT: readonly (readonly [string, string])[] = [
    ['CL.TE', post(`Content-Length: 5\r\n${CHUNKED}`, `0\r\n\r\n${SMUGGLED}`)],
    ['TE.CL', post(`${CHUNKED}Content-Length: 4\r\n`, `5c\r\n${SMUGGLED}\r\n0\r\n\r\n`)],
    ['two lengths', post('Content-Length: 2\r\nContent-Length: 9\r\n', `{}${SMUGGLED}`)],
    ['one length twice', post('Content-Length: 2\r\nContent-Length: 2\r\n', `{}${SMUGGLED}`)],
    ['a list of lengths', post('Content-Length: 2, 2\r\n', `{}${SMUGGLED}`)],
    ['a length with a sign', post('Content-Length: +2\r\n', `{}${SMUGGLED}`)],
    ['a negative length', post('Content-Length: -2\r\n', `{}${SMUGGLED}`)],
    ['a length in hex', post('Content-Length: 0x2\r\n', `{}${SMUGGLED}`)],
    ['a length beyond 2^64', post('Content-Length: 18446744073709551618\r\n', `{}${SMUGGLED}`)],
    ['no length in its header', post('Content-Length: \r\n', `{}${SMUGGLED}`)],
    ['an unknown coding', post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${SMUGGLED}`)],
    ['chunks inside a coding', post('Transfer-Encoding: chunked, gzip\r\n', SMUGGLED)],
    ['two codings', post(`${CHUNKED}Transfer-Encoding: identity\r\n`, `0\r\n\r\n${SMUGGLED}`)],
    ['chunks twice', post(`${CHUNKED}${CHUNKED}`, `0\r\n\r\n${SMUGGLED}`)],
    ['a space before the colon', post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${SMUGGLED}`)],
    ['a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n', `0\r\n\r\n${SMUGGLED}`)],
    ['a folded coding', post('Transfer-Encoding:\r\n chunked\r\n', `0\r\n\r\n${SMUGGLED}`)],
    ['a folded header', `${LIVE}X-A: b\r\n c\r\n\r\n${SMUGGLED}`],
    ['bare LF everywhere', ASKED.replaceAll('\r\n', '\n') + SMUGGLED],
    ['bare LF in a header', `${LIVE}X-A: b\n${CHUNKED}\r\n${SMUGGLED}`],
    ['bare CR in a header', `${LIVE}X-A: b\r${CHUNKED}\r\n${SMUGGLED}`],
    ['bare LF after a chunk size', post(CHUNKED, `2\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
    ['bare LF after a chunk', post(CHUNKED, `2\r\n{}\n0\r\n\r\n${SMUGGLED}`)],
    ['a negative chunk', post(CHUNKED, `-2\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
    ['a chunk beyond 2^64', post(CHUNKED, `10000000000000002\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
    [
      'a length in a trailer',
      post(CHUNKED, `2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n${SMUGGLED}`),
    ],
    ['a header without a colon', `${LIVE}${CHUNKED.replace(':', '')}\r\n${SMUGGLED}`],
    ['a header without a name', `${LIVE}: b\r\n\r\n${SMUGGLED}`],
    ['U+0000 in its path', `${ASKED.replace('live', 'l\0ve')}${SMUGGLED}`],
    ['HTTP/3.7', `${ASKED.replace('1.1', '3.7')}${SMUGGLED}`],
    ['the preface of HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${SMUGGLED}`],
    ['TLS', '\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03'],
  ];

  it.each(['CONNECT localhost:80', 'FETCH /'])(
    'refuses %s, closes, and serves nothing behind it',
    async (target) => {
      const message = `${target} HTTP/1.1\r\nHost: localhost\r\n\r\n${SMUGGLED}`;

      const answers = await sendPipelined(port, message);

      expect(answers).toHaveLength(1);
      expectRefusal(answers[0], 'METHOD_NOT_ALLOWED');
    },
  );

  it.each(IN_DOUBT)('refuses %s, closes, and serves nothing behind it', async (_, message) => {
    const answers = await sendPipelined(port, message);

    expect(answers).toHaveLength(1);
    expectRefusal(answers[0], 'MALFORMED_REQUEST');
    expect(answers[0]?.headers.get('connection')).toBe('close');
    expect(seen.length).toBeLessThan(2);
  });

  it.each([
    ['a line', `GET /health/live?${'a'.repeat(16_384)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['a line without an end', `GET /${'a'.repeat(1_000_000)}`],
    ['a header', `${LIVE}X-A: ${'a'.repeat(16_384)}\r\n\r\n`],
    ['headers together', `${LIVE}${'X-A: 0123456789\r\n'.repeat(2500)}\r\n`],
    ['a trailer', post(CHUNKED, `2\r\n{}\r\n0\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`)],
  ])('refuses %s over 16 KiB', async (_, message) => {
    const answers = await sendPipelined(port, message);

    expect(answers).toHaveLength(1);
    expectRefusal(answers[0], 'HEADERS_TOO_LARGE');
  });

  it('refuses extensions of a chunk over 16 KiB', async () => {
    const answers = await sendPipelined(port, post(CHUNKED, `2;${'a'.repeat(20_000)}\r\n{}\r\n`));

    expect(answers).toHaveLength(1);
    expectRefusal(answers[0], 'PAYLOAD_TOO_LARGE');
  });

  it.each([
    ['two hosts', LAST.replace('Host:', 'Host: localhost\r\nHost:')],
    ['a target of another host', LAST.replace('/health', 'http://evil.example/health')],
    [
      'a coding that is not undone',
      post('Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n', '2\r\n{}\r\n0\r\n\r\n'),
    ],
  ])('refuses %s', async (_, message) => {
    const answers = await sendPipelined(port, message);

    expect(answers).toHaveLength(1);
    expectRefusal(answers[0], 'MALFORMED_REQUEST');
  });

  it('serves a target with its own host', async () => {
    const [answer] = await sendPipelined(port, LAST.replace('/health', 'http://localhost/health'));

    expect(answer?.status).toBe(200);
  });

  it('overlooks no header, however many there are', async () => {
    const many = `${LIVE}${'a:b\r\n'.repeat(3000)}X-Request-Id: the-last\r\nConnection: close\r\n\r\n`;

    const [answer] = await sendPipelined(port, many);

    expect([answer?.status, answer?.headers.get('x-request-id')]).toEqual([200, 'the-last']);
  });

  it('answers what is asked at once in the order asked', async () => {
    const ready = ASKED.replace('live', 'ready');
    const missing = ASKED.replace('live', 'nothing');

    const answers = await sendPipelined(port, `\r\n${ready}${missing}${ASKED}${LAST}`);

    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 200]);
    expect(answers[0]?.body).toContain('"database"');
  });

  it('answers what was asked before nonsense, and then the nonsense', async () => {
    const answers = await sendPipelined(port, `${ASKED.replace('live', 'ready')}nonsense\r\n\r\n`);

    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    expect(answers[0]?.body).toContain('"database"');
  });

  it('takes no upgrade', async () => {
    const upgrade = 'Connection: Upgrade, close\r\nUpgrade: h2c\r\n';

    const [answer] = await sendPipelined(port, `${LIVE}${upgrade}\r\n`);

    expect(answer?.status).toBe(200);
  });

  describe('slow clients', () => {
    const CROWD = 300;
    let sockets: Socket[];

    beforeEach(() => {
      sockets = [];
    });

    afterEach(() => {
      sockets.forEach((socket) => socket.destroy());
    });

    /** Resolves when so many connections have sent the same bytes, and stay. */
    async function dawdle(message: string, count = 1): Promise<readonly Promise<string>[]> {
      sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
      const answers = sockets.map((socket) => text(socket));
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      sockets.forEach((socket) => socket.write(message));
      return answers;
    }

    it('are given a while in earnest, and are looked for often', () => {
      expect(server).toMatchObject({
        headersTimeout: 20_000,
        requestTimeout: 120_000,
        connectionsCheckingInterval: 2_000,
      });
    });

    describe.each([
      ['say nothing', ''],
      ['never end their headers', `${LIVE}X-A:`],
      ['never end their bodies', post('Content-Length: 1000\r\n', ORDER)],
      ['never end their chunks', post(CHUNKED, `1b\r\n${ORDER}\r\n`)],
    ])('that %s', (_, message) => {
      it('leave the service reachable, and are told when their time is up', async () => {
        const answers = await dawdle(message, CROWD);
        const [answer] = await sendPipelined(port, LAST);
        Object.assign(server, { headersTimeout: 50, requestTimeout: 50 });
        const refusals = await Promise.all(answers);
        Object.assign(server, { headersTimeout: 20_000, requestTimeout: 120_000 });

        expect(answer?.status).toBe(200);
        expect(new Set(refusals.map((refusal) => refusal.split('\r\n')[0]))).toEqual(
          new Set(['HTTP/1.1 408 Request Timeout']),
        );
        expect(refusals[0]).toContain('"code":"REQUEST_TIMEOUT"');
      });
    });
  });
});
