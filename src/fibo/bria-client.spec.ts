import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import {
  accepts,
  answer,
  endless,
  type Reply,
  reset,
  ScriptedUpstream,
  silence,
  state,
} from '../../test/support/scripted-upstream.js';
import { BriaClient } from './bria-client.js';
import { CallLimits } from './call-limits.js';
import { FailedAttempt } from './fibo-failure.js';

const TOKEN = 'test-token';
const BODY = '{"prompt":"A luxury watch — é"}';
const ENVELOPE = { error: { code: 5001, message: 'Try again' } };

/** Of no matter here. */
const sending = (): void => undefined;

describe(BriaClient.name, () => {
  let upstream: ScriptedUpstream;
  let client: BriaClient;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    upstream = await ScriptedUpstream.start();
    client = clientOf(`${upstream.origin}/v2`);
  });

  afterEach(async () => {
    await client.onApplicationShutdown();
    await upstream.close();
  });

  function clientOf(baseUrl: string, limits: Partial<CallLimits> = {}): BriaClient {
    const allLimits = Object.assign(new CallLimits(), limits);
    return new BriaClient({ baseUrl, token: TOKEN }, new LeapingClock(), allLimits);
  }

  /** How a submission failed. */
  async function failureOf(submission: Promise<string>): Promise<FailedAttempt> {
    const error: unknown = await submission.catch((failure: unknown) => failure);
    if (error instanceof FailedAttempt) return error;
    throw new Error(`it did not fail as an attempt: ${String(error)}`);
  }

  it('submits the body below the base path, with the token', async () => {
    upstream.script(accepts('req-1'));

    await expect(client.submit(BODY, sending)).resolves.toBe('req-1');

    expect(upstream.arrivals).toEqual([
      expect.objectContaining({ method: 'POST', path: '/v2/image/generate', body: BODY }),
    ]);
    expect(upstream.arrivals[0]?.headers).toMatchObject({
      api_token: TOKEN,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(BODY)),
    });
  });

  it('asks for the status below the base path, with the token and without a body', async () => {
    upstream.script(state('IN_PROGRESS'));

    await expect(client.look('req-1')).resolves.toEqual({ state: 'in_progress' });

    const [call] = upstream.arrivals;
    expect(call).toMatchObject({ method: 'GET', path: '/v2/status/req-1', body: '' });
    expect(call?.headers).toMatchObject({ api_token: TOKEN });
  });

  it('has sent nothing when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const nobody = clientOf(`http://127.0.0.1:${port}`);

    expect(await failureOf(nobody.submit(BODY, sending))).toMatchObject({
      attemptClass: 'not_sent',
    });
    await expect(nobody.look('req-1')).resolves.toEqual({ state: 'unavailable' });
  });

  it('has sent nothing when the name is not known', async () => {
    const nowhere = clientOf('http://fibo.invalid');
    expect(await failureOf(nowhere.submit(BODY, sending))).toMatchObject({
      attemptClass: 'not_sent',
    });
  });

  it('has sent nothing when TLS fails', async () => {
    const plainText = clientOf(upstream.origin.replace('http:', 'https:'));

    expect(await failureOf(plainText.submit(BODY, sending))).toMatchObject({
      attemptClass: 'not_sent',
    });
    expect(upstream.arrivals).toEqual([]);
  });

  it.each<[string, Reply]>([
    ['before an answer', reset],
    ['in the middle of the body', cutShort],
  ])('does not know the outcome when the connection breaks %s', async (_when, reply) => {
    upstream.script(reply);

    expect(await failureOf(client.submit(BODY, sending))).toMatchObject({
      attemptClass: 'unknown',
    });
    expect(upstream.purchases).toBe(1);
  });

  it.each<[string, Reply]>([
    ['does not come', silence],
    ['does not end', endless],
  ])('does not know the outcome when an answer %s in time', async (_what, reply) => {
    upstream.script(reply);
    const hasty = clientOf(upstream.origin, { submitMs: 100 });

    expect(await failureOf(hasty.submit(BODY, sending))).toMatchObject({ attemptClass: 'unknown' });

    expect(upstream.purchases).toBe(1);
    await hasty.onApplicationShutdown();
  });

  it.each<[string, Reply]>([
    ['does not come', silence],
    ['does not end', endless],
  ])('learns nothing from a status call whose answer %s in time', async (_what, reply) => {
    upstream.script(reply);
    const hasty = clientOf(upstream.origin, { statusMs: 100 });

    await expect(hasty.look('req-1')).resolves.toEqual({ state: 'unavailable' });

    await hasty.onApplicationShutdown();
  });

  it('does not know the outcome when the answer is larger than 16 MiB', async () => {
    upstream.script(answer(202, { request_id: 'req-1', more: ' '.repeat(16 * 1024 * 1024) }));
    expect(await failureOf(client.submit(BODY, sending))).toMatchObject({
      attemptClass: 'unknown',
    });
  });

  it.each<[string, Reply, object]>([
    ['broken JSON', answer(202, '{"request_id":'), { attemptClass: 'unknown', httpStatus: 202 }],
    ['a bare 500', answer(500, 'oops'), { attemptClass: 'unknown', httpStatus: 500 }],
    ['a 500 of its own', answer(500, ENVELOPE), { attemptClass: 'refused_temporarily' }],
    ['a 422', answer(422, ENVELOPE), { attemptClass: 'refused', message: 'Try again' }],
    [
      'a 429',
      answer(429, ENVELOPE, { 'retry-after': '7' }),
      { attemptClass: 'refused_temporarily', httpStatus: 429, retryAfterMs: 7000 },
    ],
  ])('classes an answer over the wire: %s', async (_what, reply, expected) => {
    upstream.script(reply);
    expect(await failureOf(client.submit(BODY, sending))).toMatchObject(expected);
  });

  it('follows no redirect, so that the token goes nowhere else', async () => {
    const elsewhere = await ScriptedUpstream.start();
    const redirect = answer(307, '', { location: `${elsewhere.origin}/v2/image/generate` });
    upstream.script(redirect, redirect);

    expect(await failureOf(client.submit(BODY, sending))).toMatchObject({
      attemptClass: 'refused',
    });
    await expect(client.look('req-1')).resolves.toEqual({ state: 'unavailable' });

    expect(elsewhere.arrivals).toEqual([]);
    await elsewhere.close();
  });

  it.each<[string, Reply]>([
    ['breaks', reset],
    ['is a 500', answer(500, ENVELOPE)],
    ['is cut short', cutShort],
  ])('learns nothing from a status call that %s', async (_what, reply) => {
    upstream.script(reply);
    await expect(client.look('req-1')).resolves.toEqual({ state: 'unavailable' });
  });

  it('takes a new connection when the old one was closed while idle', async () => {
    upstream.script(accepts('req-1'), accepts('req-2'));
    await client.submit(BODY, sending);
    await nextTurn();
    upstream.closeIdleConnections();

    await expect(client.submit(BODY, sending)).resolves.toBe('req-2');

    const ports = upstream.arrivals.map(({ port }) => port);
    expect(new Set(ports).size).toBe(2);
    expect(upstream.purchases).toBe(2);
  });

  it('sends once, and does not know the outcome, when a connection in use dies under the call', async () => {
    upstream.script(accepts('req-1'), reset);
    await client.submit(BODY, sending);
    await nextTurn();

    expect(await failureOf(client.submit(BODY, sending))).toMatchObject({
      attemptClass: 'unknown',
    });

    const ports = upstream.arrivals.map(({ port }) => port);
    expect(new Set(ports).size).toBe(1);
    expect(upstream.purchases).toBe(2);
  });
});

/** An answer that promises more than it brings. */
function cutShort(...[response]: Parameters<Reply>): void {
  response.writeHead(202, { 'content-length': '1000' });
  response.write('{"request_id":"req-1"', () => response.socket?.destroy());
}
