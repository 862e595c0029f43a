import { parse } from 'node:querystring';
import { type INestApplication, Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express, RequestHandler } from 'express';
import { installDocs } from './app.docs.js';
import { AnswerCache } from './cache/answer-cache.js';
import { unaskedCacheStatus } from './cache/cache-status.js';
import { hitShortcut } from './cache/hit-shortcut.js';
import { StoredAnswers } from './cache/stored-answers.js';
import { authentication } from './common/access/authentication.js';
import { Authenticator } from './common/access/authenticator.js';
import { callerGate } from './common/access/caller-gate.js';
import { findCaller } from './common/access/current-caller.js';
import { limitArrival } from './common/http/arrival-limits.js';
import { installClientErrorHandler } from './common/http/client-error.js';
import { type Handler, putInFront } from './common/http/front.js';
import { hostGuard, type HostRule, loopbackOr } from './common/http/host-guard.js';
import { interimResponses } from './common/http/interim-responses.js';
import { jsonBody } from './common/http/json-body.js';
import { neverStored } from './common/http/never-stored.js';
import { takeOverNodeRefusals } from './common/http/node-refusals.js';
import { PublicAddress } from './common/http/public-address.js';
import { rawBody } from './common/http/raw-body.js';
import { requestId } from './common/http/request-id.js';
import type { RouteList } from './common/http/declared-routes.js';
import { routeGate } from './common/http/route-gate.js';
import { securityHeaders } from './common/http/security-headers.js';
import { wellFormedRequest } from './common/http/well-formed-request.js';
import { requestLog } from './common/logging/request-log.js';
import { Clock } from './common/time/clock.js';
import type { TrustRule } from './limits/client-address.js';
import { RequestLimits } from './limits/request-limits.js';
import { AppConfig } from './config/app-config.js';
import { isLoopbackHost } from './config/loopback.js';
import { MAX_WEBHOOK_BYTES, WEBHOOK_ROUTE } from './fibo/webhooks/webhook-route.js';
import { CreateGenerationDto } from './generation/generation.dto.js';

/** POST makes a generation here. */
const GENERATION_PATHS = ['/api/generate', '/api/generate/'];

/** POST makes a batch here, whose body may be larger than others. */
const BATCH_PATH = '/api/generate/batch';

const MAX_BODY_BYTES = 1024 * 1024;
/** 50 requests of 2000 characters fit, whatever the script and however they are escaped. */
const MAX_BATCH_BODY_BYTES = 4 * 1024 * 1024;

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
  const { http, auth } = app.get(AppConfig);
  const express = app.getHttpAdapter().getInstance() as Express & { router: RouteList };
  const server = app.getHttpServer();

  server.keepAliveTimeout = http.keepAliveTimeoutMs;
  limitArrival(server);
  installClientErrorHandler(server);
  takeOverNodeRefusals(server);

  app.disable('x-powered-by');
  app.disable('etag');
  // Node's parser leaves out what comes after a thousand parameters, and a filter that is left out lists everything.
  app.set('query parser', (query: string) => parse(query, '&', '=', { maxKeys: 0 }));
  if (http.trustProxy !== undefined) app.set('trust proxy', http.trustProxy);

  const clock = app.get(Clock);
  // A page that reaches the service by DNS rebinding has no key.
  const needsHostRule = auth.mode === 'none' && isLoopbackHost(http.host);
  const isServedHost = needsHostRule ? loopbackOr(http.publicUrl) : () => true;
  const limits = app.get(RequestLimits);
  const trust = express.get('trust proxy fn') as TrustRule;
  putInFront(server, [
    requestId(clock),
    requestLog(new Logger('Http'), clock),
    securityHeaders(http.publicUrl),
    unaskedCacheStatus(GENERATION_PATHS),
    ...(auth.mode === 'none' ? [] : [neverStored]),
    ...limits.ofAddresses(trust),
    authentication(app.get(Authenticator)),
    ...limits.ofKeys(trust),
    ...hitShortcuts(app, isServedHost),
    ...interimAnswers(app),
  ]);
  app.use(wellFormedRequest());
  app.use(hostGuard(isServedHost));
  if (http.corsOrigins.length > 0) {
    app.enableCors({ origin: [...http.corsOrigins], exposedHeaders: EXPOSED_HEADERS });
  }
  app.use(
    routeGate(express.router, (path) => [...(isOpen(path) ? [] : [callerGate]), bodyReader(path)]),
  );
  if (http.hasDocs) installDocs(app);
}

/** To strangers too: pictures' addresses prove themselves, FIBO signs, and all else is documentation and health. */
function isOpen(path: string): boolean {
  return path === WEBHOOK_ROUTE || path.startsWith('/api/images/') || !path.startsWith('/api/');
}

function bodyReader(path: string): RequestHandler {
  if (path === WEBHOOK_ROUTE) return rawBody(MAX_WEBHOOK_BYTES);
  return jsonBody(path === BATCH_PATH ? MAX_BATCH_BODY_BYTES : MAX_BODY_BYTES);
}

/** None where others must see each answer: CORS, and proxies that say what address a client used. */
function hitShortcuts(app: INestApplication, isServedHost: HostRule): readonly Handler[] {
  const { http } = app.get(AppConfig);
  const isAddressForeign = http.trustProxy !== undefined && http.publicUrl === undefined;
  if (http.corsOrigins.length > 0 || isAddressForeign) return [];
  const shortcut = hitShortcut({
    paths: GENERATION_PATHS,
    body: CreateGenerationDto,
    isServedHost,
    cache: app.get(AnswerCache),
    answers: app.get(StoredAnswers),
    addresses: app.get(PublicAddress),
    isAdmitted: () => findCaller()?.scopes.includes('generate') ?? false,
    wantsAnswerOnly: ({ webhook_url: url }: CreateGenerationDto) => !url,
  });
  return [shortcut];
}

/** Behind the shortcut: hits never wait. */
function interimAnswers(app: INestApplication): readonly Handler[] {
  if (app.get(AppConfig).http.interimResponses === 'off') return [];
  const batchPaths = [BATCH_PATH, `${BATCH_PATH}/`];
  return [interimResponses([...GENERATION_PATHS, ...batchPaths], app.get(Clock))];
}
