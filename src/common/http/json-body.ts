import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { raw, type Request, type RequestHandler, type Response } from 'express';
import { ApiError } from '../errors/api-error.js';
import { parseJson } from './parse-json.js';

const JSON_TYPE = /^application\/(?:[\w!#$&^.+-]+\+)?json$/i;
const UTF_8 = /^charset="?utf-8"?$/i;

const early = new WeakMap<IncomingMessage, Buffer>();

/** Leaves a body for `jsonBody` that was read ahead of express: JSON by its type, and small. */
export function leaveBody(request: IncomingMessage, bytes: Buffer): void {
  early.set(request, bytes);
}

/**
 * Reads the body of a request, which must be JSON in UTF-8 (gzip, deflate and br are undone), into `req.body`; without a
 * body that stays undefined.
 *
 * @param limitBytes of the body as it is after decompression
 */
export function jsonBody(limitBytes: number): RequestHandler {
  const readBody = promisify<Request, Response>(raw({ limit: limitBytes, type: () => true }));
  return async (req, res, next) => {
    req.body = undefined;
    if (early.has(req)) req.body = parsed(early.get(req));
    else if (mayHaveBody(req)) {
      // Said before the body came: the reader would first take all of it.
      if (Number(req.headers['content-length']) > limitBytes) {
        throw new ApiError('PAYLOAD_TOO_LARGE', 'Payload Too Large');
      }
      if (!isJson(req.headers['content-type'])) {
        throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json');
      }
      await readBody(req, res);
      req.body = parsed(req.body);
    }
    next();
  };
}

/** What the reader left: bytes, or nothing. */
function parsed(bytes: unknown): unknown {
  return Buffer.isBuffer(bytes) && bytes.length > 0 ? parseJson(bytes) : undefined;
}

function mayHaveBody(req: Request): boolean {
  return (
    req.method !== 'GET' &&
    req.method !== 'HEAD' &&
    (req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0)
  );
}

function isJson(contentType: string | undefined): boolean {
  const [mediaType = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  return (
    JSON_TYPE.test(mediaType) &&
    parameters.every((parameter) => !/^charset=/i.test(parameter) || UTF_8.test(parameter))
  );
}
