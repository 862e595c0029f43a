import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import type { Clock } from '../time/clock.js';
import type { Handler } from './front.js';
import { requestContext, type RequestContext } from './request-context.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

/**
 * Gives every answer its `X-Request-Id` and opens the request's context; comes before everything else. The caller's own
 * id is kept when it is 1 to 128 visible ASCII characters.
 */
export function requestId(clock: Clock): Handler {
  return (req, res, next) => {
    const context = new IncomingContext(req, clock.now());
    res.setHeader('X-Request-Id', context.requestId);
    requestContext.run(context, next);
  };
}

/** What express adds to a request. */
type SeenByExpress = IncomingMessage & Partial<Pick<Request, 'protocol' | 'host'>>;

class IncomingContext implements RequestContext {
  readonly requestId: string;
  caller: RequestContext['caller'];
  refusal: RequestContext['refusal'];

  constructor(
    private readonly req: IncomingMessage,
    readonly arrivedAtMs: number,
  ) {
    const given = req.headers['x-request-id'];
    this.requestId = typeof given === 'string' && VISIBLE_ASCII.test(given) ? given : randomUUID();
  }

  /** Worked out on demand: few answers carry an address. Ahead of express, which knows whom to trust, it is what the socket says. */
  get origin(): string {
    const { protocol = 'http', host = this.req.headers.host ?? '' }: SeenByExpress = this.req;
    return `${protocol}://${host}`;
  }
}
