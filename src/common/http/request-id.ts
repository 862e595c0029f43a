import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Clock } from '../time/clock.js';
import { requestContext, type RequestContext } from './request-context.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

/**
 * Gives every answer its `X-Request-Id` and opens the request's context; comes before everything else. The caller's own
 * id is kept when it is 1 to 128 visible ASCII characters.
 */
export function requestId(clock: Clock): RequestHandler {
  return (req, res, next) => {
    const context = new IncomingContext(req, clock.now());
    res.setHeader('X-Request-Id', context.requestId);
    requestContext.run(context, next);
  };
}

class IncomingContext implements RequestContext {
  readonly requestId: string;

  constructor(
    private readonly req: Request,
    readonly arrivedAtMs: number,
  ) {
    const given = req.headers['x-request-id'];
    this.requestId = typeof given === 'string' && VISIBLE_ASCII.test(given) ? given : randomUUID();
  }

  /** Worked out on demand: few answers carry an address. */
  get origin(): string {
    return `${this.req.protocol}://${this.req.host}`;
  }
}
