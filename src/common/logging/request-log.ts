import { AsyncResource } from 'node:async_hooks';
import type { RequestHandler } from 'express';
import type { Clock } from '../time/clock.js';
import type { AppLogger } from './app-logger.js';

const HEALTH_PROBE = /^\/health(\/|$)/;
const MAX_PATH_LENGTH = 200;

/**
 * Express middleware: one line for each request when its answer is out, or its client gone; health probes at debug.
 * The path goes in without its query, which may hold what must not be logged. Comes after the request context.
 */
export function requestLog(logger: Pick<AppLogger, 'debug' | 'log'>, clock: Clock): RequestHandler {
  return (request, response, next) => {
    const startedAt = clock.now();
    const path = request.originalUrl.replace(/[?#].*$/s, '').slice(0, MAX_PATH_LENGTH);
    const level = HEALTH_PROBE.test(path) ? 'debug' : 'log';

    const write = (): void =>
      logger[level]({
        event: 'request',
        method: request.method,
        path,
        status: response.statusCode,
        durationMs: clock.now() - startedAt,
        ...(response.writableFinished ? {} : { aborted: true }),
      });
    // The socket's events come outside the request's context, and with it the request id would be lost.
    response.once('close', AsyncResource.bind(write));
    next();
  };
}
