import { Logger, type LoggerService } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/internal';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { ApiError } from './api-error.js';
import { ApiExceptionFilter } from './api-exception.filter.js';

describe(ApiExceptionFilter.name, () => {
  let logged: [level: string, record: object][];
  let log: EventEmitter;

  beforeEach(() => {
    logged = [];
    log = new EventEmitter();
    log.on('record', (level: string, record: object) => logged.push([level, record]));
    const take = (level: string) => (record: object) => log.emit('record', level, record);
    const logger: LoggerService = {
      log: take('info'),
      error: take('error'),
      warn: take('warn'),
      debug: take('debug'),
    };
    Logger.overrideLogger(logger);
  });

  afterEach(() => {
    Logger.overrideLogger(false);
  });

  function appThatFails(handler: express.RequestHandler): express.Express {
    const filter = new ApiExceptionFilter();
    const onError: ErrorRequestHandler = (error, req, res, next) => {
      filter.catch(error, new ExecutionContextHost([req, res, next]));
    };
    return express().get('/', handler).use(onError);
  }

  const throwing = (exception: unknown): express.Express =>
    appThatFails((_req, _res, next) => next(exception));

  it('logs the cause of an unforeseen failure', async () => {
    const cause = new TypeError('x is not a function');
    await request(throwing(cause)).get('/');
    expect(logged).toEqual([
      [
        'error',
        {
          event: 'request.failed',
          status: 500,
          code: 'INTERNAL_ERROR',
          message: 'Internal Server Error',
          error: cause,
        },
      ],
    ]);
  });

  it('logs a failed generation at the level of the catalogue', async () => {
    const error = new ApiError('CIRCUIT_OPEN', 'FIBO is left alone', { generationId: 7 });
    await request(throwing(error)).get('/');
    expect(logged).toEqual([
      [
        'warn',
        {
          event: 'request.failed',
          status: 503,
          code: 'CIRCUIT_OPEN',
          generationId: 7,
        },
      ],
    ]);
  });

  it('logs nothing of what a client submitted', async () => {
    const fault = { loc: ['body', 'fov'], msg: 'Invalid fov: my secret plan', type: 'value_error' };
    await request(throwing(new ApiError('VALIDATION_FAILED', [fault]))).get('/');
    expect(logged).toEqual([
      ['debug', { event: 'request.failed', status: 422, code: 'VALIDATION_FAILED' }],
    ]);
  });

  it('takes back the headers of the answer that was meant to be given', async () => {
    const app = appThatFails((_req, res) => {
      res.set({ 'Content-Type': 'image/png', 'Content-Length': '9', 'Cache-Control': 'public' });
      res.set({ 'Content-Range': 'bytes 0-8/9', 'Content-Disposition': 'inline' });
      throw new ApiError('NOT_FOUND', 'Image not found');
    });
    const answer = await request(app).get('/');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(answer.headers).not.toHaveProperty('content-range');
    expect(answer.headers).not.toHaveProperty('content-disposition');
    expect(answer.body).toMatchObject({ detail: 'Image not found' });
  });

  it('does not mind a client that hangs up', async () => {
    const app = appThatFails((_req, res, next) => {
      res.once('close', () => next(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })));
      res.write('the first half');
    });
    const server = app.listen(0);
    await once(server, 'listening');
    const client = get({ port: (server.address() as AddressInfo).port });
    await once(client, 'response');
    client.destroy();
    await once(log, 'record');
    server.close();
    expect(logged).toEqual([['debug', { event: 'request.abandoned' }]]);
  });
});
