import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../common/time/clock.js';
import { HttpExchange } from './http-exchange.js';
import { errorEnvelope, Refusal } from './refusal.js';
import { newRequestId } from './request-id.js';
import type { ControlRoute } from './routes/control-route.js';
import type { PictureRoute } from './routes/picture-route.js';
import type { StatusRoute } from './routes/status-route.js';
import type { SubmissionRoute } from './routes/submission-route.js';

interface Route {
  readonly path: RegExp;
  readonly methods: Readonly<
    Record<string, (exchange: HttpExchange, parameter: string) => Promise<void> | void>
  >;
}

/** Everything the socket answers. */
export class SimulatorRouter {
  private readonly routes: readonly Route[];

  constructor(
    submissions: SubmissionRoute,
    statuses: StatusRoute,
    pictures: PictureRoute,
    control: ControlRoute,
    private readonly clock: Clock,
  ) {
    this.routes = [
      {
        path: /^\/v2\/image\/generate$/,
        methods: { POST: (exchange) => submissions.handle(exchange, 'image') },
      },
      {
        path: /^\/v2\/structured_prompt\/generate$/,
        methods: { POST: (exchange) => submissions.handle(exchange, 'structured_prompt') },
      },
      {
        path: /^\/v2\/status\/([^/]+)$/,
        methods: { GET: (exchange, id) => statuses.handle(exchange, id) },
      },
      { path: /^\/pictures\//, methods: { GET: (exchange) => pictures.handle(exchange) } },
      {
        path: /^\/__simulator\/arrivals$/,
        methods: {
          GET: (exchange) => control.tellArrivals(exchange),
          DELETE: (exchange) => control.reset(exchange),
        },
      },
      {
        path: /^\/__simulator\/faults$/,
        methods: { POST: (exchange) => control.addFault(exchange) },
      },
    ];
  }

  /** Never rejects. */
  async dispatch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = new HttpExchange(request, response, this.clock.now());
    try {
      await this.route(exchange);
    } catch (error) {
      // A caller who has gone, or was sent away by close(), needs no answer.
      if (request.socket.destroyed) return;
      if (response.headersSent) request.socket.destroy();
      else refuse(exchange, toRefusal(error));
    }
  }

  private async route(exchange: HttpExchange): Promise<void> {
    for (const { path, methods } of this.routes) {
      const match = path.exec(exchange.path);
      if (!match) continue;
      const handle = methods[exchange.request.method ?? ''];
      if (!handle) throw notAllowed(methods);
      await handle(exchange, match[1] ?? '');
      return;
    }
    throw new Refusal(404, 'Not found', 'There is no such endpoint');
  }
}

function refuse(exchange: HttpExchange, refusal: Refusal): void {
  const body = errorEnvelope(newRequestId(), refusal);
  exchange.json(refusal.status, body, refusal.headers);
}

/** An unforeseen failure is told in words: the simulator has no secrets and no log of its own. */
function toRefusal(error: unknown): Refusal {
  return error instanceof Refusal
    ? error
    : new Refusal(500, 'Internal server error', String(error));
}

function notAllowed(methods: Route['methods']): Refusal {
  const allow = Object.keys(methods).join(', ');
  return new Refusal(405, 'Method not allowed', `Allowed: ${allow}`, { allow });
}
