import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { Handler } from './front.js';

/** Enough for JSON, pictures and Swagger UI, which brings its scripts along and shows fetched pictures as blobs. */
const DIRECTIVES = {
  defaultSrc: ["'none'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'self'"],
};

/**
 * The headers that tell browsers what not to do with our answers.
 *
 * @param publicUrl only an https one lets browsers insist on https: over plain http they would fetch no script and never come back.
 * Nor do they isolate a page's origin over plain http; to be asked to they report as an error.
 */
export function securityHeaders(publicUrl: string | undefined): Handler {
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { ...DIRECTIVES, upgradeInsecureRequests: isHttps ? [] : null },
      },
      strictTransportSecurity: isHttps,
      crossOriginOpenerPolicy: isHttps,
      originAgentCluster: isHttps,
    }),
  );
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** helmet says the same to every request, so it is asked once. */
function headersOf(handler: ReturnType<typeof helmet>): readonly Header[] {
  const request = new IncomingMessage(new Socket());
  const response = new HeaderRecorder(request);
  handler(request, response, () => undefined);
  return response.recorded;
}

type Header = readonly [name: string, value: Parameters<ServerResponse['setHeader']>[1]];

class HeaderRecorder extends ServerResponse {
  readonly recorded: Header[] = [];

  override setHeader(...header: Header): this {
    this.recorded.push(header);
    return this;
  }
}
