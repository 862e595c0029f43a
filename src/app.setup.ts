import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import { installDocs } from './app.docs.js';
import { installClientErrorHandler } from './common/http/client-error.js';
import { hostGuard } from './common/http/host-guard.js';
import { jsonBody } from './common/http/json-body.js';
import { takeOverNodeRefusals } from './common/http/node-refusals.js';
import { requestId } from './common/http/request-id.js';
import type { RouteList } from './common/http/declared-routes.js';
import { routeGate } from './common/http/route-gate.js';
import { securityHeaders } from './common/http/security-headers.js';
import { wellFormedRequest } from './common/http/well-formed-request.js';
import { requestLog } from './common/logging/request-log.js';
import { Clock } from './common/time/clock.js';
import { AppConfig } from './config/app-config.js';
import { isLoopbackHost } from './config/loopback.js';

const MAX_BODY_BYTES = 1024 * 1024;

const EXPOSED_HEADERS = [
  'x-request-id',
  'cache-status',
  'retry-after',
  'location',
  'ratelimit',
  'ratelimit-policy',
  'idempotent-replayed',
  'server-timing',
];

/** Everything between the socket and the controllers, in the order in which a request meets it; shared by the service and its tests. */
export function configureApp(app: NestExpressApplication): void {
  const { http } = app.get(AppConfig);
  const { router } = app.getHttpAdapter().getInstance() as Express & { router: RouteList };
  const server = app.getHttpServer();

  server.keepAliveTimeout = http.keepAliveTimeoutMs;
  installClientErrorHandler(server);
  takeOverNodeRefusals(server);

  app.disable('x-powered-by');
  app.disable('etag');
  if (http.trustProxy !== undefined) app.set('trust proxy', http.trustProxy);

  const clock = app.get(Clock);
  app.use(requestId(clock));
  app.use(requestLog(new Logger('Http'), clock));
  app.use(securityHeaders(http.publicUrl));
  app.use(wellFormedRequest());
  if (isLoopbackHost(http.host)) app.use(hostGuard(http.publicUrl));
  if (http.corsOrigins.length > 0) {
    app.enableCors({ origin: [...http.corsOrigins], exposedHeaders: EXPOSED_HEADERS });
  }
  app.use(routeGate(router, () => jsonBody(MAX_BODY_BYTES)));
  installDocs(app, http.publicUrl);
}
