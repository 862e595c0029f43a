import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import fc from 'fast-check';
import type { Server } from 'node:http';
import request, { type Response } from 'supertest';
import { ERROR_CATALOGUE, type ErrorCode } from '../../src/common/errors/error-catalogue.js';
import { BATCH_LIMIT_BYTES, BODY_LIMIT_BYTES, startKernelApp } from '../support/kernel-app.js';
import { sendRaw } from '../support/raw-http.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const JSON_TYPE = 'application/json; charset=utf-8';
const VALID = '{"prompt":"A luxury watch"}';
const KEYS = ['detail', 'code', 'message', 'retryable', 'billed', 'generation_id', 'request_id'];

describe('HTTP kernel', () => {
  let app: NestExpressApplication;
  let server: Server;
  let port: number;

  beforeAll(async () => {
    ({ app, port } = await startKernelApp());
    server = app.getHttpServer();
  });

  afterAll(async () => {
    await app.close();
  });

  const post = (path: string, body: string | Buffer, type = 'application/json') =>
    request(server)
      .post(path)
      .set('Content-Type', type)
      .serialize((bytes: string) => bytes)
      .send(body);

  const raw = async (lines: readonly string[], body = '') =>
    sendRaw(port, [...lines, 'Connection: close', '', body].join('\r\n'));

  function expectFailure(answer: Response, code: ErrorCode): void {
    const body = answer.body as Record<string, unknown>;
    expect([answer.status, body['code']]).toEqual([ERROR_CATALOGUE[code].status, code]);
    expect(Object.keys(body)).toEqual(KEYS);
    expect(answer.headers).toMatchObject({
      'content-type': JSON_TYPE,
      'cache-control': 'no-store',
      'x-request-id': body['request_id'],
    });
  }

  describe('request id', () => {
    it.each([['a'], ['~!{}"'], ['x'.repeat(128)]])('keeps %s', async (id) => {
      const answer = await request(server).get('/pictures/1').set('X-Request-Id', id);
      expect(answer.headers['x-request-id']).toBe(id);
    });

    it.each([[''], ['two words'], ['x'.repeat(129)], ['caf\u00e9']])(
      'replaces "%s"',
      async (id) => {
        const answer = await request(server).get('/pictures/1').set('X-Request-Id', id);
        expect(answer.headers['x-request-id']).toMatch(UUID);
      },
    );

    it('is known to the work on a request whose body was read', async () => {
      const answer = await post('/pictures', VALID).set('X-Request-Id', 'mine');
      expect(answer.body).toHaveProperty('seen', 'mine');
    });
  });

  it('answers with addresses of the host that was asked', async () => {
    const answer = await post('/pictures', VALID).set('Host', 'localhost:1234');
    expect(answer.body).toHaveProperty('address', 'http://localhost:1234/pictures/1');
  });

  describe('routes', () => {
    it.each(['/pictures', '/pictures/', '/PICTURES'])('serves %s', async (path) => {
      expect((await post(path, VALID)).status).toBe(200);
    });

    it.each([
      ['GET', '/nothing'],
      ['POST', '/nothing'],
      ['POST', '/pictures/7/more'],
    ])('answers %s %s with 404, whatever the body', async (method, path) => {
      const answer = await request(server)
        [method === 'GET' ? 'get' : 'post'](path)
        .set('Content-Type', 'text/plain')
        .send('not JSON');
      expectFailure(answer, 'NOT_FOUND');
      expect(answer.body).toHaveProperty('detail', 'Not Found');
    });

    it.each([
      ['DELETE', '/pictures', 'POST'],
      ['DELETE', '/pictures/', 'POST'],
      ['GET', '/pictures/cache', 'DELETE'],
      ['GET', '/pictures/batch', 'POST'],
      ['PUT', '/pictures/history', 'GET, HEAD'],
      ['POST', '/pictures/7', 'GET, HEAD'],
      ['POST', '/pictures/7/', 'GET, HEAD'],
      ['PROPFIND', '/pictures/7', 'GET, HEAD'],
    ])('answers %s %s with 405 and Allow: %s', async (method, path, allow) => {
      const answer = await raw([
        `${method} ${path} HTTP/1.1`,
        'Host: localhost',
        'Content-Type: text/plain',
        'Content-Length: 5000',
      ]);
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe(allow);
      expect(JSON.parse(answer.body)).toMatchObject({
        code: 'METHOD_NOT_ALLOWED',
        detail: 'Method Not Allowed',
      });
    });

    it('serves a literal path although a pattern without its method matches too', async () => {
      expect((await request(server).delete('/pictures/cache')).status).toBe(200);
    });

    it('answers OPTIONS with the methods', async () => {
      const answer = await request(server).options('/pictures/history/');
      expect([answer.status, answer.headers['allow']]).toEqual([204, 'GET, HEAD']);
    });

    it('answers HEAD where there is GET', async () => {
      expect((await request(server).head('/pictures/7')).status).toBe(200);
    });
  });

  describe('bodies', () => {
    it.each([
      'application/json; charset=utf-8',
      'application/json;charset="UTF-8"',
      'APPLICATION/JSON',
      'application/ld+json',
    ])('takes %s', async (type) => {
      expect((await post('/pictures', VALID, type)).status).toBe(200);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'json'])(
      'refuses %s',
      async (type) => expectFailure(await post('/pictures', VALID, type), 'UNSUPPORTED_MEDIA_TYPE'),
    );

    it.each(['utf-16', 'latin1', ''])('refuses the charset "%s"', async (charset) => {
      const answer = await post('/pictures', VALID, `application/json; charset=${charset}`);
      expectFailure(answer, 'UNSUPPORTED_MEDIA_TYPE');
    });

    it('refuses an unknown content encoding', async () => {
      const answer = await post('/pictures', VALID).set('Content-Encoding', 'rot13');
      expectFailure(answer, 'UNSUPPORTED_MEDIA_TYPE');
    });

    it('refuses a content encoding that is not what it says', async () => {
      const answer = await post('/pictures', VALID).set('Content-Encoding', 'gzip');
      expectFailure(answer, 'MALFORMED_REQUEST');
    });

    it.each([
      ['half of JSON', '{"prompt":'],
      ['nothing but space', '  '],
      ['a raw NUL', '{"prompt":"a\0bc"}'],
      ['invalid UTF-8', Buffer.from('{"prompt":"\xff\xfe!"}', 'latin1')],
      ['a surrogate in UTF-8', Buffer.from('{"prompt":"abc\xed\xa0\x80"}', 'latin1')],
    ])('refuses %s', async (_, body) => {
      const answer = await post('/pictures', body);
      expectFailure(answer, 'INVALID_JSON');
      expect(answer.body).toHaveProperty('detail', [
        { loc: ['body'], msg: 'JSON decode error', type: 'json_invalid' },
      ]);
      expect(answer.body).toHaveProperty('message', 'JSON decode error');
    });

    it('asks for a body that is not there', async () => {
      const answer = await request(server).post('/pictures');
      expectFailure(answer, 'VALIDATION_FAILED');
      expect(answer.body).toHaveProperty('detail', [
        { loc: ['body'], msg: 'Field required', type: 'missing' },
      ]);
    });

    it.each([
      ['/pictures', BODY_LIMIT_BYTES],
      ['/pictures/batch', BATCH_LIMIT_BYTES],
      ['/pictures/batch/', BATCH_LIMIT_BYTES],
    ])('gives %s %i bytes', async (path, limit) => {
      const fitting = `${VALID}${' '.repeat(limit - VALID.length)}`;
      expect((await post(path, fitting)).status).toBe(200);
      expectFailure(await post(path, `${fitting} `), 'PAYLOAD_TOO_LARGE');
    });

    it('answers a body that is announced as too large before it comes', async () => {
      const answer = await raw([
        'POST /pictures HTTP/1.1',
        'Host: localhost',
        'Content-Type: application/json',
        `Content-Length: ${BODY_LIMIT_BYTES + 1}`,
      ]);
      expect(answer.status).toBe(413);
    });

    it('refuses a chunked body that turns out too large', async () => {
      const chunk = ' '.repeat(BODY_LIMIT_BYTES + 1);
      const answer = await raw(
        [
          'POST /pictures HTTP/1.1',
          'Host: localhost',
          'Content-Type: application/json',
          'Transfer-Encoding: chunked',
        ],
        `${chunk.length.toString(16)}\r\n${chunk}\r\n0\r\n\r\n`,
      );
      expect(answer.status).toBe(413);
    });

    it('never answers a JSON value with 5xx', async () => {
      const bodies = fc.oneof(
        fc.json(),
        fc.jsonValue().map((prompt) => JSON.stringify({ prompt })),
      );
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const answer = await post('/pictures', body);
          expect([200, 413, 422]).toContain(answer.status);
        }),
        { numRuns: 200 },
      );
    });

    it('never answers bytes with 5xx', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
          const answer = await post('/pictures', Buffer.from(bytes));
          expect([200, 422]).toContain(answer.status);
        }),
        { numRuns: 100 },
      );
    });
  });

  describe('queries', () => {
    it('reads numbers and fills in defaults', async () => {
      const answer = await request(server).get('/pictures/history?user_id=7');
      expect(answer.body).toEqual({ user_id: 7, limit: 50 });
    });

    it.each([
      ['user_id[$gt]=1', ['user_id'], 'missing'],
      ['user_id[$gt]=1', ['user_id[$gt]'], 'extra_forbidden'],
      ['user_id=1&user_id=2', ['user_id'], 'list_type'],
      ['user_id=1&limit=-1', ['limit'], 'greater_than_equal'],
      ['user_id=1&limit=1e1', ['limit'], 'int_parsing'],
      ['user_id=%00', ['user_id'], 'value_error'],
      ['user_id=1&__proto__=2', ['__proto__'], 'value_error'],
    ])('refuses ?%s at %j (%s)', async (query, place, type) => {
      const answer = await request(server).get(`/pictures/history?${query}`);
      expectFailure(answer, 'VALIDATION_FAILED');
      const { detail } = answer.body as { detail: unknown };
      expect(detail).toContainEqual(expect.objectContaining({ loc: ['query', ...place], type }));
    });

    it('never answers a query with 5xx', async () => {
      await fc.assert(
        fc.asyncProperty(fc.webQueryParameters(), async (query) => {
          const answer = await request(server).get(`/pictures/history?user_id=1&${query}`);
          expect([200, 422]).toContain(answer.status);
        }),
        { numRuns: 100 },
      );
    });
  });
});
