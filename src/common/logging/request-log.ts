import type { Handler } from '../http/front.js';
import { requestContext } from '../http/request-context.js';
import type { Clock } from '../time/clock.js';
import type { AppLogger } from './app-logger.js';

const HEALTH_PROBE = /^\/health(\/|$)/;
const MAX_PATH_LENGTH = 200;

/**
 * One line for each request when its answer is out, or its client gone; health probes at debug.
 * The path goes in without its query, which may hold what must not be logged. Comes after the request context.
 */
export function requestLog(logger: Pick<AppLogger, 'debug' | 'log'>, clock: Clock): Handler {
  return (request, response, next) => {
    const startedAt = clock.now();
    const context = requestContext.getStore();
    const path = (request.url ?? '').replace(/[?#].*$/s, '').slice(0, MAX_PATH_LENGTH);
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
    response.once('close', () => (context ? requestContext.run(context, write) : write()));
    next();
  };
}
