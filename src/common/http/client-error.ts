import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiError } from '../errors/api-error.js';
import { errorBody, errorHeaders } from '../errors/error-body.js';
import { ERROR_CATALOGUE } from '../errors/error-catalogue.js';
import { UnansweredRequests } from './unanswered-requests.js';

const HEAD = Buffer.from('HEAD ');

/** Of a request whose method is a word (RFC 9110, 5.6.2), which Node's parser need not know. */
const REQUEST_LINE = /^[!#$%&'*+.^_`|~\w-]{1,40} \S+ HTTP\/1\.[01]\r\n/;

/** What the service's resources take among them: what is asked for with another method was not looked at. */
const METHODS = 'DELETE, GET, HEAD, OPTIONS, POST';

/**
 * Answers what Node's parser refuses (bad HTTP, too large headers, requests that do not arrive in time) in the shape of all
 * other failures and closes the connection. Whatever was asked on it before gets its own answer first.
 */
export function installClientErrorHandler(server: Server): void {
  const unanswered = new UnansweredRequests(server);
  const waiting = new WeakSet<Duplex>();
  server.on('clientError', (error, socket) => {
    // Node tells of each further piece that it does not read.
    if (waiting.has(socket)) return;
    const earlier = unanswered.before(socket);
    const answer = (): void => {
      const text = rawAnswer(apiErrorOf(error), { isHead: refusesHead(error) });
      // A second answer inside the first would be read as part of it.
      refuse(socket, error, unanswered.isAnswered(socket) ? '' : text);
    };
    if (!socket.writable) {
      socket.destroy();
    } else if (earlier.length === 0) {
      answer();
    } else {
      waiting.add(socket);
      // Taken for the answer to what was asked before, "billed: no" would be a lie.
      void Promise.all(earlier).then(() => socket.writable && answer());
    }
  });
  // Without a listener Node hangs up on it.
  server.on('connect', (_request, socket) => {
    // Nor does it listen for what goes wrong with it any more.
    socket.on('error', () => socket.destroy());
    socket.end(rawAnswer(unknownMethod(), { isHead: false }));
  });
}

function refuse(socket: Duplex, error: Error, text: string): void {
  socket.end(text);
  // What comes too late is still good HTTP: it would be served, and perhaps bought, after its refusal.
  if (codeOf(error) === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy();
}

/** Whether no body may follow; what came in one piece with its end is all that is known of it. */
function refusesHead(error: Error): boolean {
  return packetOf(error).subarray(0, HEAD.length).equals(HEAD);
}

function packetOf(error: Error): Buffer {
  return 'rawPacket' in error && Buffer.isBuffer(error.rawPacket)
    ? error.rawPacket
    : Buffer.alloc(0);
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}

function apiErrorOf(error: Error): ApiError {
  switch (codeOf(error)) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError('REQUEST_TIMEOUT', 'Request Timeout');
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError('HEADERS_TOO_LARGE', 'Request Header Fields Too Large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ApiError('PAYLOAD_TOO_LARGE', 'Payload Too Large');
    case 'HPE_INVALID_METHOD':
      if (REQUEST_LINE.test(refusedPart(error))) return unknownMethod();
      return new ApiError('MALFORMED_REQUEST', 'Bad Request');
    default:
      return new ApiError('MALFORMED_REQUEST', 'Bad Request');
  }
}

/** From the beginning of the line that the parser gave up on. */
function refusedPart(error: Error): string {
  const packet = packetOf(error).toString('latin1');
  const parsed = 'bytesParsed' in error ? Number(error.bytesParsed) : 0;
  const lineBreak = packet.lastIndexOf('\r\n', parsed);
  return lineBreak === -1 ? packet : packet.slice(lineBreak + 2);
}

function unknownMethod(): ApiError {
  return new ApiError('METHOD_NOT_ALLOWED', 'Method Not Allowed', { headers: { Allow: METHODS } });
}

function rawAnswer(error: ApiError, { isHead }: { readonly isHead: boolean }): string {
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
  const head = [`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`, ...lines];
  return [...head, '', isHead ? '' : body].join('\r\n');
}
