import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GUARDS_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { AnswerCache } from '../../src/cache/answer-cache.js';
import { NoQueryGuard } from '../../src/common/validation/no-query.guard.js';
import { GenerationController } from '../../src/generation/generation.controller.js';
import { type RawAnswer, sendRaw } from '../support/raw-http.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = JSON.stringify({ prompt: 'A luxury watch', mode: 'manual' });
/** An empty query changes nothing, but takes a request its usual way through express and Nest. */
const WAYS = { short: '/api/generate/', usual: '/api/generate/?' };

interface Options {
  readonly headers?: Readonly<Record<string, string>>;
}

interface Seen {
  readonly status: number | undefined;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

describe('A hit', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
    await service.post(JSON.parse(WATCH));
  });

  afterAll(async () => {
    await service.stop();
  });

  async function ask(path: string, body: string, options: Options): Promise<Seen> {
    const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'r-1' };
    // A URL would lose the empty query.
    const sent = request(service.url, {
      path,
      method: 'POST',
      headers: { ...headers, ...options.headers },
    });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return {
      status: response.statusCode,
      headers: pairs(response.rawHeaders).filter(([name]) => name !== 'Date'),
      body: (await text(response)).replaceAll(`"request_id":"r-1"`, ''),
    };
  }

  it.each<readonly [string, string, Options]>([
    ['as it comes', WATCH, {}],
    ['for another name of this machine', WATCH, { headers: { Host: 'localhost:1234' } }],
    [
      'of a type with a character set',
      WATCH,
      { headers: { 'Content-Type': 'application/json; charset=UTF-8' } },
    ],
    ['in chunks', WATCH, { headers: { 'Transfer-Encoding': 'chunked' } }],
    ['that closes its connection', WATCH, { headers: { Connection: 'close' } }],
    ['with an Expect', WATCH, { headers: { Expect: '100-continue' } }],
    ['of a web page on this machine', WATCH, { headers: { Origin: 'http://localhost' } }],
    [
      'with spaces around its prompt and its defaults written out',
      ' {"prompt":" A luxury watch ","mode":"manual","seed":null,"user_id":1.0} ',
      {},
    ],
    ['of a stranger', WATCH, { headers: { Host: 'pictures.example' } }],
    ['without a type', WATCH, { headers: { 'Content-Type': 'text/plain' } }],
    ['with a fault', '{"prompt":"A luxury watch","mode":"manual","lightning":"hard"}', {}],
    ['that is no JSON', '{', {}],
    ['that is empty', '', {}],
    ['with a lone surrogate', '{"prompt":"A luxury watch \\ud800","mode":"manual"}', {}],
  ])('%s is answered the same ahead of express and by its usual way', async (_, body, options) => {
    const short = await ask(WAYS.short, body, options);
    const usual = await ask(WAYS.usual, body, options);

    expect(Object.fromEntries(short.headers)).toEqual(Object.fromEntries(usual.headers));
    expect(short).toEqual({ ...usual, headers: expect.anything() });
    expect(short.headers).toHaveLength(usual.headers.length);
  });

  it.each<readonly [string, (path: string) => string]>([
    ['in HTTP/1.0', (path) => post(path, 'HTTP/1.0', [])],
    ['without a Host', (path) => post(path, 'HTTP/1.1', ['Connection: close'])],
    ['with two Hosts', (path) => post(path, 'HTTP/1.1', [...CLOSING, 'Host: pictures.example'])],
    ['with two types', (path) => post(path, 'HTTP/1.1', [...CLOSING, 'Content-Type: text/plain'])],
    [
      'before another one on the same connection',
      (path) => post(path, 'HTTP/1.1', ['Host: localhost']) + post(path, 'HTTP/1.1', CLOSING),
    ],
  ])('%s is answered the same as well', async (_, message) => {
    const port = Number(new URL(service.url).port);

    const short = await sendRaw(port, message(WAYS.short));
    const usual = await sendRaw(port, message(WAYS.usual));

    expect(withoutDates(short)).toEqual(withoutDates(usual));
  });

  it('is answered ahead of Nest when it is plain, and by its usual way with a query', async () => {
    const usual = jest.spyOn(service.app.get(AnswerCache), 'obtain');

    await ask(WAYS.short, WATCH, {});
    expect(usual).toHaveBeenCalledTimes(0);
    await ask(WAYS.usual, WATCH, {});
    expect(usual).toHaveBeenCalledTimes(1);
  });

  it('passes by one guard, whose rule its address keeps', () => {
    const guards = new Reflector().get<unknown[]>(GUARDS_METADATA, GenerationController);

    expect(guards).toEqual([NoQueryGuard]);
  });
});

const CLOSING = ['Host: localhost', 'Connection: close'];

function post(path: string, version: string, headers: readonly string[]): string {
  const own = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(WATCH)}`];
  const lines = [`POST ${path} ${version}`, 'X-Request-Id: r-1', ...own, ...headers, '', WATCH];
  return lines.join('\r\n');
}

/** The second of two answers stands in the body of the first. */
function withoutDates({ status, headers, body }: RawAnswer) {
  const others = [...headers].filter(([name]) => name !== 'date');
  return { status, headers: Object.fromEntries(others), body: body.replace(/\r\nDate: .*/g, '') };
}

function pairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  return names.map((name, index) => [name, rawHeaders[index * 2 + 1] ?? ''] as const);
}
