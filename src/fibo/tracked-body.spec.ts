import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'undici';
import { TrackedBody } from './tracked-body.js';

describe(TrackedBody.name, () => {
  const arrived: string[] = [];
  /** What had arrived when it was called. */
  const told: number[] = [];
  const sending = () => void told.push(arrived.length);
  let server: Server;
  let client: Client;

  beforeEach(async () => {
    arrived.length = 0;
    told.length = 0;
    server = createServer((request, response) => {
      void text(request).then((body) => {
        arrived.push(body);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = new Client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(async () => {
    await client.destroy();
    server.close();
    await once(server, 'close');
  });

  async function post(body: TrackedBody, signal: AbortSignal): Promise<void> {
    const call = { method: 'POST', path: '/', headers: body.headers, body: body.stream(), signal };
    const response = await client.request(call);
    await response.body.dump();
  }

  it('arrives whole and says that it was sent', async () => {
    const { signal } = new AbortController();
    const body = new TrackedBody('{"prompt":"é"}', signal, sending);

    await post(body, signal);

    expect(arrived).toEqual(['{"prompt":"é"}']);
    expect(body.isSent).toBe(true);
    expect(told).toEqual([0]);
  });

  it('was not sent when its call is aborted while the connection is being made', async () => {
    const abort = new AbortController();
    const body = new TrackedBody('{}', abort.signal, sending);

    const call = post(body, abort.signal);
    abort.abort(new Error('too late'));

    await expect(call).rejects.toThrow('too late');
    expect(body.isSent).toBe(false);
    expect(arrived).toEqual([]);
    expect(told).toEqual([]);
  });

  it('was not sent when it must not be', async () => {
    const { signal } = new AbortController();
    const body = new TrackedBody('{}', signal, () => {
      throw new Error('the disk refuses');
    });

    await expect(post(body, signal)).rejects.toThrow('the disk refuses');

    expect(body.isSent).toBe(false);
    expect(arrived).toEqual([]);
  });
});
