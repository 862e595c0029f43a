import { HttpException } from '@nestjs/common';
import { ApiError } from './api-error.js';
import type { ErrorCode } from './error-catalogue.js';

/** What Nest, express and its body reader throw, as far as the client is to blame. */
const BY_STATUS: Readonly<Record<number, readonly [code: ErrorCode, detail: string]>> = {
  401: ['UNAUTHENTICATED', 'Unauthorized'],
  403: ['FORBIDDEN', 'Forbidden'],
  404: ['NOT_FOUND', 'Not Found'],
  405: ['METHOD_NOT_ALLOWED', 'Method Not Allowed'],
  408: ['REQUEST_TIMEOUT', 'Request Timeout'],
  413: ['PAYLOAD_TOO_LARGE', 'Payload Too Large'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type'],
  429: ['RATE_LIMITED', 'Rate limit exceeded'],
  431: ['HEADERS_TOO_LARGE', 'Request Header Fields Too Large'],
};

/**
 * The failure a client is told of for whatever was thrown. Texts that are not ours are not handed on; what nobody
 * foresaw is INTERNAL_ERROR with the exception as its cause.
 */
export function toApiError(exception: unknown): ApiError {
  if (exception instanceof ApiError) {
    return exception;
  }
  const status = clientFaultStatus(exception);
  if (status === undefined) {
    return new ApiError('INTERNAL_ERROR', 'Internal Server Error', { cause: exception });
  }
  const [code, detail] = BY_STATUS[status] ?? ['MALFORMED_REQUEST', 'Bad Request'];
  return new ApiError(code, detail, { cause: exception });
}

/** 400 to 499 when the exception blames the client, as Nest's and express' errors do. */
function clientFaultStatus(exception: unknown): number | undefined {
  const status = statusOf(exception);
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}

function statusOf(exception: unknown): number | undefined {
  if (exception instanceof HttpException) {
    return exception.getStatus();
  }
  // http-errors' signature; the router marks the URIError of a path that does not decode with `status` alone.
  const isForeign = exception instanceof URIError || isHttpError(exception);
  return isForeign && 'status' in exception && typeof exception.status === 'number'
    ? exception.status
    : undefined;
}

function isHttpError(exception: unknown): exception is Error {
  return exception instanceof Error && 'expose' in exception && 'statusCode' in exception;
}
