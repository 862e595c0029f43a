import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Deferred } from '../../../test/support/deferred.js';
import { WebhookReceiver } from '../../../test/support/webhook-receiver.js';
import { WebhookCaller } from './webhook-caller.js';

const MESSAGE = { headers: { 'webhook-id': 'msg_1' }, body: '{}' };
const NEVER = new AbortController().signal;

describe(WebhookCaller.name, () => {
  const caller = new WebhookCaller();
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });

  afterEach(() => receiver.stop());

  /** A name that no resolver knows, pinned to the receiver. */
  const target = (path = '/hooks') => ({
    url: new URL(`http://hooks.invalid:${receiver.port}${path}`),
    addresses: [{ address: '127.0.0.1', family: 4 }],
  });

  it('calls the address it is given, asks no resolver, and names the host as it was named', async () => {
    await expect(caller.post(target(), MESSAGE, NEVER)).resolves.toBe(204);

    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(headers).toMatchObject({
      host: `hooks.invalid:${receiver.port}`,
      'webhook-id': 'msg_1',
      'content-type': 'application/json',
    });
    expect(body).toBe('{}');
  });

  it.each([
    [301, 'Answered 301; redirects are not followed', false],
    [308, 'Answered 308; redirects are not followed', false],
    [400, 'Answered 400', false],
    [410, 'Answered 410: gone for good', true],
    [500, 'Answered 500', false],
  ])('rejects for an answer of %d', async (status, message, isFinal) => {
    receiver.answer = (response) =>
      response.writeHead(status, { location: receiver.url('/elsewhere') }).end('secret');

    await expect(caller.post(target(), MESSAGE, NEVER)).rejects.toMatchObject({
      status,
      message,
      isFinal,
    });
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    ['30', 30_000],
    ['soon', undefined],
    ['-1', undefined],
  ])('hands on a Retry-After of %s', async (value, retryAfterMs) => {
    receiver.answer = (response) => response.writeHead(503, { 'retry-after': value }).end();

    await expect(caller.post(target(), MESSAGE, NEVER)).rejects.toMatchObject({ retryAfterMs });
  });

  it('stops to listen after 64 KiB, and takes the answer for what its status says', async () => {
    const closed = new Deferred<number>();
    receiver.answer = (response) => {
      response.writeHead(200);
      let sent = 0;
      const pour = () => {
        while (sent < 64 * 1024 * 1024 && response.write('x'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', pour).on('close', () => closed.resolve(sent));
      pour();
    };

    await expect(caller.post(target(), MESSAGE, NEVER)).resolves.toBe(200);
    expect(await closed.promise).toBeLessThan(16 * 1024 * 1024);
  });

  it('says that the connection failed, and not where it went', async () => {
    const addresses = [{ address: '127.0.0.1', family: 4 }];
    const url = new URL('http://hooks.invalid:1/');
    const failed = caller.post({ url, addresses }, MESSAGE, NEVER);

    await expect(failed).rejects.toMatchObject({
      message: 'The connection failed',
      status: undefined,
    });
  });

  it('is broken off by the signal, and closes the connection', async () => {
    const over = new AbortController();
    const closed = new Deferred<void>();
    receiver.answer = (response) => {
      response.on('close', () => closed.resolve());
      over.abort(new Error('late'));
    };

    await expect(caller.post(target(), MESSAGE, over.signal)).rejects.toThrow('late');
    await closed.promise;
  });

  it('takes the status for the answer when the rest of it does not come in time', async () => {
    const over = new AbortController();
    // It is heard of before the caller has it.
    const breakOff = () => setImmediate(() => over.abort(new Error('late')));
    subscribe('undici:request:headers', breakOff);
    receiver.answer = (response) => void response.writeHead(200).write('wait');

    await expect(caller.post(target(), MESSAGE, over.signal)).resolves.toBe(200);
    unsubscribe('undici:request:headers', breakOff);
  });

  it('uses a connection once', async () => {
    const ports: unknown[] = [];
    receiver.answer = (response) => {
      ports.push(response.socket?.remotePort);
      response.writeHead(204).end();
    };
    await caller.post(target(), MESSAGE, NEVER);
    await caller.post(target(), MESSAGE, NEVER);

    expect(new Set(ports).size).toBe(2);
  });
});
