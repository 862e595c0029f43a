import { raw, type RequestHandler } from 'express';

/** Leaves the body of a request in `req.body` as bytes, for what is signed is these and not what they mean. */
export function rawBody(limitBytes: number): RequestHandler {
  return raw({ limit: limitBytes, type: () => true });
}
