import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiError } from '../errors/api-error.js';
import { errorBody, errorHeaders } from '../errors/error-body.js';
import { ERROR_CATALOGUE } from '../errors/error-catalogue.js';

/**
 * Answers what Node's parser refuses (bad HTTP, too large headers, requests that do not arrive in time) in the shape of all
 * other failures and closes the connection.
 */
export function installClientErrorHandler(server: Server): void {
  const latestAnswers = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (req, res) => {
    latestAnswers.set(req.socket, res);
  });
  server.on('clientError', (error, socket) => {
    const latest = latestAnswers.get(socket);
    const isAnswering = latest?.headersSent === true && !latest.writableFinished;
    if (!socket.writable || isAnswering) {
      // A second answer inside the first would be read as part of it.
      socket.destroy();
    } else {
      socket.end(rawAnswer(apiErrorOf(error)));
    }
  });
}

function apiErrorOf(error: Error): ApiError {
  switch ('code' in error ? error.code : undefined) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError('REQUEST_TIMEOUT', 'Request Timeout');
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError('HEADERS_TOO_LARGE', 'Request Header Fields Too Large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ApiError('PAYLOAD_TOO_LARGE', 'Payload Too Large');
    default:
      return new ApiError('MALFORMED_REQUEST', 'Bad Request');
  }
}

function rawAnswer(error: ApiError): string {
  const { status } = ERROR_CATALOGUE[error.code];
  const requestId = randomUUID();
  const body = JSON.stringify(errorBody(error, requestId));
  const headers = {
    ...errorHeaders(error),
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
    'Content-Type': 'application/json; charset=utf-8',
    Date: new Date().toUTCString(),
    'X-Request-Id': requestId,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join(
    '\r\n',
  );
}
