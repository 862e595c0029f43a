import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ERROR_CATALOGUE, type ErrorCode } from '../../src/common/errors/error-catalogue.js';
import { startKernelApp } from '../support/kernel-app.js';
import { sendRaw, type RawAnswer } from '../support/raw-http.js';

describe('Bad HTTP', () => {
  let app: NestExpressApplication;
  let port: number;

  beforeAll(async () => {
    ({ app, port } = await startKernelApp());
  });

  afterAll(async () => {
    await app.close();
  });

  const get = async (path: string, ...headers: string[]): Promise<RawAnswer> =>
    sendRaw(port, [`GET ${path} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'));

  function expectFailure(answer: RawAnswer, code: ErrorCode): void {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      ERROR_CATALOGUE[code].status,
      'application/json; charset=utf-8',
    ]);
    expect(JSON.parse(answer.body)).toEqual({
      detail: expect.any(String),
      code,
      message: expect.any(String),
      retryable: false,
      billed: 'no',
      generation_id: null,
      request_id: answer.headers.get('x-request-id'),
    });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\x21-\x7e]{1,128}$/);
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.body)));
  }

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a control character in a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: a\x01b\r\n\r\n'],
    [
      'two lengths of one body',
      'POST /pictures HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
    ],
    [
      'a chunk without a length',
      'POST /pictures HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n',
    ],
  ])('is told of %s', async (_, message) => {
    expectFailure(await sendRaw(port, message), 'MALFORMED_REQUEST');
  });

  it.each(['FETCH', 'get', 'TRACE', 'PROPFIND', 'M-SEARCH'])(
    'is told that %s is no method here',
    async (method) => {
      const answer = await sendRaw(
        port,
        `${method} /pictures/1 HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      );

      expectFailure(answer, 'METHOD_NOT_ALLOWED');
      expect(answer.headers.get('allow')).toContain('GET');
    },
  );

  it('is told of headers over 16 KiB', async () => {
    const answer = await get('/pictures/1', 'Host: localhost', `X-Long: ${'x'.repeat(17_000)}`);
    expectFailure(answer, 'HEADERS_TOO_LARGE');
    expect(answer.headers.get('connection')).toBe('close');
  });

  it.each(['/pictures/%E0%A4%A', '/nothing/%', '/pictures/%ff'])(
    'is told of the path %s, which does not decode',
    async (path) => expectFailure(await get(path, 'Host: localhost'), 'MALFORMED_REQUEST'),
  );

  it('is told of a missing Host', async () => {
    expectFailure(await get('/pictures/1'), 'MALFORMED_REQUEST');
  });

  it('is served in spite of an unknown Expect', async () => {
    expect((await get('/pictures/1', 'Host: localhost', 'Expect: miracles')).status).toBe(200);
  });

  describe('host guard', () => {
    it.each([
      'localhost',
      'LOCALHOST:8000',
      '127.0.0.1:8000',
      '127.8.9.10',
      '[::1]:8000',
      'pictures.example',
      'Pictures.Example:443',
    ])('lets %s in', async (host) => {
      expect((await get('/pictures/1', `Host: ${host}`)).status).toBe(200);
    });

    it.each([
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '127.evil.example',
      '10.0.0.1',
      '[::2]',
      '',
    ])('keeps "%s" out', async (host) => {
      expectFailure(await get('/pictures/1', `Host: ${host}`), 'FORBIDDEN');
    });

    it('does not believe X-Forwarded-Host', async () => {
      const answer = await get('/pictures/1', 'Host: evil.example', 'X-Forwarded-Host: localhost');
      expectFailure(answer, 'FORBIDDEN');
    });
  });
});
