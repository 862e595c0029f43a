import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Enough for JSON, pictures and Swagger UI, which brings its scripts along and shows fetched pictures as blobs. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'self'"],
  },
};

/**
 * The headers that tell browsers what not to do with our answers.
 *
 * @param publicUrl only an https one lets browsers insist on https: in front of plain http they could not come back
 */
export function securityHeaders(publicUrl: string | undefined): RequestHandler {
  return helmet({
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: publicUrl?.startsWith('https:') ?? false,
  });
}
