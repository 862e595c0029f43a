import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import request from 'supertest';
import { startKernelApp } from '../support/kernel-app.js';
import { sendRaw } from '../support/raw-http.js';

describe('Failures of handlers', () => {
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

  it('tell the client nothing of what nobody foresaw', async () => {
    const answer = await request(server).get('/pictures/broken').set('X-Request-Id', 'mine');
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      detail: 'Internal Server Error',
      code: 'INTERNAL_ERROR',
      message: 'Internal Server Error',
      retryable: false,
      billed: 'unknown',
      generation_id: null,
      request_id: 'mine',
    });
  });

  it('name the generation that stands for them, and their own headers', async () => {
    const answer = await request(server).get('/pictures/late');
    expect(answer.status).toBe(504);
    expect(answer.body).toMatchObject({ code: 'GENERATION_TIMEOUT', generation_id: 101 });
    expect(answer.headers['location']).toBe('/pictures/101');
  });

  it('hand on how long to wait', async () => {
    const answer = await request(server).get('/pictures/busy');
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '7']);
  });

  it('cut an answer that was begun', async () => {
    const answer = await sendRaw(port, 'GET /pictures/half HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(answer.headers.get('content-length')).toBe('1000');
    expect(answer.body).toBe('half');
  });

  it.each(['x', '1.5', '-1', '9007199254740992', '%00', '1e3'])(
    'complain of the id %s',
    async (id) => {
      const answer = await request(server).get(`/pictures/${id}`);
      expect(answer.status).toBe(422);
      expect(answer.body).toHaveProperty('detail', [
        {
          loc: ['path', 'id'],
          msg: 'Input should be a valid integer, unable to parse string as an integer',
          type: 'int_parsing',
        },
      ]);
    },
  );

  it('spare the greatest id there can be', async () => {
    const answer = await request(server).get('/pictures/9007199254740991');
    expect(answer.body).toEqual({ id: 9007199254740991 });
  });
});
