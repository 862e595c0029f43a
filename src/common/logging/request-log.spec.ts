import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { EventEmitter, once } from 'node:events';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { requestId } from '../http/request-id.js';
import { Clock } from '../time/clock.js';
import { AppLogger } from './app-logger.js';
import { requestLog } from './request-log.js';

class SteppingClock extends Clock {
  private time = 1000;

  override now(): number {
    return (this.time += 25);
  }

  override async sleep(): Promise<void> {}
}

describe(requestLog.name, () => {
  let server: Server;
  let written: Promise<unknown>;

  beforeEach(async () => {
    const log = new EventEmitter();
    written = once(log, 'line').then(([line]) => JSON.parse(String(line)) as unknown);
    const output = { write: (line: string) => log.emit('line', line) };
    const logger = new AppLogger({
      level: 'debug',
      json: true,
      prompts: false,
      secrets: [],
      output,
    });
    const app = express();
    const clock = new SteppingClock();
    app.use(requestId(clock), requestLog(logger, clock));
    app.get('/never', () => undefined);
    app.use((_, res) => {
      res.status(404).end();
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('writes one line with method, path, status, duration and request id', async () => {
    await request(server).get('/things/1').set('X-Request-Id', 'abc');

    await expect(written).resolves.toEqual({
      timestamp: expect.any(String),
      level: 'info',
      requestId: 'abc',
      event: 'request',
      method: 'GET',
      path: '/things/1',
      status: 404,
      durationMs: 25,
    });
  });

  it('leaves the query out', async () => {
    await request(server).get('/things?prompt=hidden');

    await expect(written).resolves.toMatchObject({ path: '/things' });
  });

  it('cuts a long path', async () => {
    await request(server).get(`/${'a'.repeat(5000)}`);

    await expect(written).resolves.toMatchObject({ path: `/${'a'.repeat(199)}` });
  });

  it.each([
    ['/health/live', 'debug'],
    ['/healthy', 'info'],
  ])('writes %s at %s', async (path, level) => {
    await request(server).get(path);

    await expect(written).resolves.toMatchObject({ level });
  });

  it('says when the client went away', async () => {
    const { port } = server.address() as AddressInfo;
    const client = get({ port, path: '/never', headers: { 'x-request-id': 'gone' } });
    client.on('error', () => undefined);
    await once(server, 'request');
    client.destroy();

    await expect(written).resolves.toMatchObject({ aborted: true, requestId: 'gone' });
  });
});
